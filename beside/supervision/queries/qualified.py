"""Whether whoever looks after a worker is who the worker's credential asks for."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people.models import Person
from beside.workforce import queries as workforce
from beside.workforce import rules
from beside.workforce.policy import visible_credentials
from beside.workforce.rulebook import Book, book
from beside.workforce.serving import hold
from beside.workforce.topics import TITLES


@dataclass(frozen=True)
class Check:
    """One rule about the supervisor, of one credential: met, not met, or not known; and its
    source."""

    worker: Person
    place: str
    asks: str
    status: str
    source: dict[str, Any]

    @property
    def read_on(self) -> dt.date:
        return dt.date.fromisoformat(self.source["read_on"])

    @property
    def is_met(self) -> bool:
        return self.status == "met"

    @property
    def status_words(self) -> str:
        words = {
            "met": _("You are that."),
            "not_met": _("By what you said, you are not that."),
            "unknown": _("You have not said it yet."),
        }
        return words[self.status]


def checks(actor: Actor, workers: Collection[Person], *, today: dt.date) -> dict[UUID, list[Check]]:
    """For each worker, every rule about who may supervise. A few queries, however many."""
    found: dict[UUID, list[Check]] = {worker.pk: [] for worker in workers}
    by_id = {worker.pk: worker for worker in workers}
    facts = workforce.supervisor_facts(list(found))
    held = visible_credentials(actor).filter(person__in=found, since_on__isnull=False)
    rulebook = book()
    for row in held:
        known = facts.get(row.person_id, {})
        found[row.person_id] += _of(by_id[row.person_id], row, known, rulebook, today)
    return found


def unmet(actor: Actor, worker: Person, *, today: dt.date) -> list[Check]:
    """What the credential of one worker asks of the supervisor and is not known to be so."""
    return [each for each in checks(actor, [worker], today=today)[worker.pk] if not each.is_met]


def _of(
    worker: Person, row: Any, facts: dict[str, Any], rulebook: Book, today: dt.date
) -> list[Check]:
    if row.credential not in rules.shipped().credentials:
        return []
    case = rules.Case(today, row.credential, row.stage, facts=facts, holds=(hold(row),))
    explained = rulebook.explain(case)
    pack, _known = rules.shipped().credentials[row.credential]
    told = explained.as_json()["requirements"]
    return [
        Check(worker, pack.name, _asks(asked.row.need), each["status"], each["source"])
        for asked, each in zip(explained.requirements, told, strict=True)
        if asked.row.kind == "supervisor"
    ]


def _asks(need: dict[str, Any]) -> str:
    titles = _(" or ").join(str(TITLES.get(code, code)) for code in need.get("any_of", ()))
    hours = need.get("ce_hours")
    if not hours:
        return titles
    words = _("%(hours)g hours of training in supervising")
    learnt = words % {"hours": hours}
    return f"{titles}; {learnt}" if titles else learnt
