"""The questions of the rules to one worker, and what they have answered."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy, rules
from ..models import Credential, Fact
from ..questions import QUESTIONS, Kind, Question
from ..rulebook import book
from ..rules.packs import Credential as Known
from ..rules.packs import Row, Source


@dataclass(frozen=True)
class Asking:
    """One question to one worker, with their answer."""

    code: str
    question: Question
    credential: Known
    place: str
    needs: dict[str, Any]
    source: Source
    fact: Fact | None

    @property
    def key(self) -> str:
        """How a page calls this question."""
        return f"{self.credential.id}.{self.code}"

    @property
    def about(self) -> str:
        """The credential it is asked for, where the answer is for that one alone."""
        return self.credential.id if self.question.is_each else ""

    @property
    def words(self) -> str:
        return str(self.question.words).format(place=self.place, months=self.months)

    @property
    def months(self) -> int:
        return int(self.needs.get("months_ago", 0))

    @property
    def is_open(self) -> bool:
        return self.fact is None

    @property
    def answered(self) -> str:
        return "" if self.fact is None else answer_of(self.fact)


def facts(actor: Actor, person: Person) -> list[Fact]:
    """What this worker has answered, as far as this actor may know it."""
    rows = policy.visible_facts(actor).filter(person=person).select_related("verified_by")
    return list(rows.order_by("code", "credential"))


def askings(actor: Actor, person: Person, today: dt.date, *, also: str = "") -> list[Asking]:
    """Every question that the rules ask of this worker now: for each credential they hold or aim
    at, and for one more that they only look at. Open ones first."""
    answers = {(each.code, each.credential): each for each in facts(actor, person)}
    found: dict[tuple[str, str], Asking] = {}
    rulebook = book()
    for credential, stage, is_held in _stages(actor, person, also):
        rows = rulebook.rows(credential, stage, today)
        mine = [row for row in rows if (row.when == "GAIN") != is_held]
        for asking in _of_stage(credential, mine, answers):
            found.setdefault((asking.code, asking.about), asking)
    return sorted(found.values(), key=lambda each: not each.is_open)


def facts_asked(row: Row) -> list[str]:
    """The codes of what one rule needs to be told."""
    return [code for code, _needs in _asked_in(row.kind, row.need)]


def answer_of(fact: Fact) -> str:
    """The answer in words."""
    kind, told = QUESTIONS[fact.code].kind, fact.told
    if not fact.is_said:
        return _("You would rather not say.")
    if kind is Kind.NUMBER:
        return str(told["n"])
    if told.get("on"):
        return date_format(dt.date.fromisoformat(told["on"]), "DATE_FORMAT")
    if kind is Kind.ATTEST and told["is"] and told.get("months"):
        words = ngettext("Yes, at least %(n)s month", "Yes, at least %(n)s months", told["months"])
        return words % {"n": told["months"]}
    return _("Yes") if told["is"] else _("Not yet")


def _stages(actor: Actor, person: Person, also: str) -> Iterator[tuple[str, str, bool]]:
    known = rules.shipped().credentials
    mine: Iterable[Credential] = policy.visible_credentials(actor).filter(person=person)
    for each in mine:
        if each.credential in known:
            yield each.credential, each.stage, each.since_on is not None
    if also in known:
        yield also, known[also][1].stages[0], False


def _of_stage(
    credential: str, rows: Iterable[Row], answers: dict[tuple[str, str], Fact]
) -> Iterator[Asking]:
    pack, known = rules.shipped().credentials[credential]
    for row in rows:
        for code, needs in _asked_in(row.kind, row.need):
            if question := QUESTIONS.get(code):
                about = credential if question.is_each else ""
                fact = answers.get((code, about))
                yield Asking(code, question, known, pack.name, needs, row.source, fact)


def _asked_in(kind: str, need: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """What one rule needs to be told, also inside its several ways."""
    if kind in ("day", "fact"):
        yield need["of"], need
    elif kind == "age":
        yield "born_on", need
    elif kind == "cycle" and "first_year_after" in need:
        yield need["first_year_after"], need
    elif kind == "any_of":
        for way in need:
            for one in way:
                [(inner, value)] = one.items()
                yield from _asked_in(inner, value)


@dataclass(frozen=True)
class Told:
    """One answer of a worker, for who looks after them."""

    fact: Fact
    words: str
    answer: str
    may_verify: bool


def answers(actor: Actor, worker: Person) -> list[Told]:
    """What this worker has answered, with what this actor may still look at."""
    return [
        Told(each, _words(each), answer_of(each), bool(policy.may_verify_fact(actor, each)))
        for each in facts(actor, worker)
    ]


def _words(fact: Fact) -> str:
    """The question as it was asked, with the name of what it was asked for."""
    found = rules.shipped().credentials.get(fact.credential)
    place, name = (found[0].name, found[1].name) if found else ("", "")
    asked = str(QUESTIONS[fact.code].words)
    words = asked.format(place=place, months=fact.told.get("months", ""))
    return f"{place}, {name}: {words}" if name else words
