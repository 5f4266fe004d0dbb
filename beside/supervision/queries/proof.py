"""What counts for one rule of a worker's credential, entry by entry, for whoever checks it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people.models import Person
from beside.workforce import queries as workforce
from beside.workforce import rules
from beside.workforce.models import Credential
from beside.workforce.queries.development import case_of, gathered
from beside.workforce.queries.kept import Kept
from beside.workforce.queries.standing import Speaker
from beside.workforce.rulebook import book
from beside.workforce.topics import STAGES, TOPICS


@dataclass(frozen=True)
class Counted:
    """Some hours: the day, what they were, how long, who signed, and why they do not count."""

    id: UUID
    on: dt.date
    what: str
    hours: float
    certificate: str
    signed_by: str
    signed_on: dt.date | None
    why: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule with its source, what it says of the worker, and every entry it looked at."""

    key: str
    told: dict[str, Any]
    counted: list[Counted]
    left_out: list[Counted]

    @property
    def what(self) -> str:
        return str(self.told["what"])

    @property
    def source(self) -> dict[str, Any]:
        """Authority, text, the day it was read, how sure it is, since when it holds."""
        return dict(self.told["source"])

    @property
    def read_on(self) -> dt.date:
        return dt.date.fromisoformat(self.source["read_on"])

    @property
    def holds_from(self) -> dt.date | None:
        return _date(self.source["effective_from"])

    @property
    def holds_to(self) -> dt.date | None:
        return _date(self.source["effective_to"])

    @property
    def status_words(self) -> str:
        words = {"met": _("Met"), "not_met": _("Not met"), "unknown": _("Not known")}
        return words[self.told["status"]]


@dataclass(frozen=True)
class Proof:
    """What one rule, or each rule of a credential, says of a worker on one day."""

    worker: Person
    credential: Credential
    place: str
    name: str
    authority: str
    as_of: dt.date
    rules: list[Rule]
    papers: list[str]
    only: str = ""
    """The key of the one rule that was asked for; empty for all of them."""

    @property
    def stage(self) -> str:
        return str(STAGES.get(self.credential.stage, self.credential.stage))

    @property
    def rule_id(self) -> str:
        """The credential, its stage, and the key of the one rule."""
        parts = (self.credential.credential, self.credential.stage, self.only)
        return "/".join(filter(None, parts))

    @property
    def days(self) -> list[dt.date]:
        return [row.on for rule in self.rules for row in (*rule.counted, *rule.left_out)]

    @property
    def lines(self) -> int:
        return len(self.days)

    @property
    def begins_on(self) -> dt.date:
        return min(self.days, default=self.as_of)


def proof(
    actor: Actor, worker: Person, credential: str, only: str, *, today: dt.date
) -> Proof | None:
    """For the credential with this id in the register, held or aimed at; None when this worker
    has no such credential, or no such rule is asked of them."""
    found = gathered(actor, [worker.pk])[worker.pk]
    mine = next((each for each in found.credentials if str(each.pk) == credential), None)
    if mine is None or mine.credential not in rules.shipped().credentials:
        return None
    explained = book().explain(case_of(found, mine.credential, mine.stage, today))
    rows = {str(row.pk): row for row in found.hours}
    told = [
        _rule(each, rows)
        for each in explained.as_json(Speaker())["requirements"]
        if only in ("", each["key"])
    ]
    if not told:
        return None
    pack, _known = rules.shipped().credentials[mine.credential]
    shown = [_with_set_aside(each, found.hours, today) for each in told]
    return Proof(
        worker=worker,
        credential=mine,
        place=pack.name,
        name=explained.credential.name,
        authority=explained.credential.authority,
        as_of=today,
        rules=shown,
        papers=_papers(actor, worker, mine, shown),
        only=only,
    )


def _rule(told: dict[str, Any], rows: dict[str, Kept]) -> Rule:
    return Rule(
        told["key"],
        told,
        [_counted(rows[each["entry"]], each["hours"]) for each in told["counted"]],
        [_counted(rows[each["entry"]], each["hours"], each["why"]) for each in told["not_counted"]],
    )


def _with_set_aside(rule: Rule, hours: list[Kept], today: dt.date) -> Rule:
    """Hours that a supervisor left out never reach the rules; an auditor asks about them too."""
    if not (rule.counted or rule.left_out):
        return rule
    aside = [
        _counted(row, row.hours, row.left_out_why)
        for row in hours
        if row.left_out_why and row.day_on <= today
    ]
    return Rule(rule.key, rule.told, rule.counted, [*rule.left_out, *aside])


def _counted(row: Kept, hours: float, why: str = "") -> Counted:
    about = ", ".join(str(TOPICS.get(each, each)) for each in row.topics)
    return Counted(
        id=row.pk,
        on=row.day_on,
        what=", ".join(filter(None, [str(row.get_kind_display()), about])),
        hours=round(hours, 2),
        certificate=row.certificate,
        signed_by=row.signed_by,
        signed_on=timezone.localdate(row.signed_at) if row.signed_at else None,
        why=why,
    )


def _papers(actor: Actor, worker: Person, mine: Credential, rules: list[Rule]) -> list[str]:
    """The titles of the papers behind it; never what stands on them."""
    hours = {row.id for rule in rules for row in (*rule.counted, *rule.left_out)}
    return [
        paper.title
        for paper in workforce.papers(actor, worker)
        if (paper.credential_id or mine.pk) == mine.pk
        and (paper.hours_id is None or paper.hours_id in hours)
    ]


def _date(given: str | None) -> dt.date | None:
    return dt.date.fromisoformat(given) if given else None
