"""A rule before it is switched on: what it would change for the whole workforce."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy, rules
from ..models import Credential
from ..rulebook import Book, book
from ..rules import words
from .development import Gathered, case_of, gathered
from .standing import Speaker

Key = tuple[str, str]
NOT_MET = "not_met"


@dataclass(frozen=True)
class Moved:
    """One worker for whom a rule changes something."""

    person: Person
    place: str
    credential: str
    says: str
    """What the rule would find, in a sentence."""


@dataclass(frozen=True)
class Simulation:
    """Everybody a rule is about, with it and without."""

    asked: int
    """Workers the rule would be asked of."""
    harder: list[Moved]
    """For whom something would be missing that is not missing now, or more of it."""
    easier: list[Moved]
    """For whom something would be missing no longer, or less of it."""

    @property
    def same(self) -> int:
        moved = {each.person.pk for each in (*self.harder, *self.easier)}
        return self.asked - len(moved)


def simulate(actor: Actor, row: rules.Row, today: dt.date) -> Simulation:
    """Ask every worker in sight as of the first day of the rule: with it, and without."""
    on = max(today, row.holds.start or today)
    workers = {each.pk: each for each in policy.workers_in_sight(actor).order_by("name", "pk")}
    found, before = gathered(actor, workers), book()
    after = before.with_rows([*_without(before.own, row), row])
    asked: set[UUID] = set()
    harder: list[Moved] = []
    easier: list[Moved] = []
    for pk, person in workers.items():
        for each in _concerned(found[pk], row):
            asked.add(pk)
            case = case_of(found[pk], each.credential, each.stage, on)
            worse, sentence = _compare(case, before, after, (row.when, row.key))
            if worse:
                place = rules.shipped().credentials[each.credential]
                moved = Moved(person, place[0].name, place[1].name, sentence)
                (harder if worse > 0 else easier).append(moved)
    return Simulation(len(asked), harder, easier)


def _without(rows: Iterable[rules.Row], new: rules.Row) -> list[rules.Row]:
    """A newer rule takes the place of one of the same name."""
    return [row for row in rows if identity(row) != identity(new)]


def identity(row: rules.Row) -> tuple[str, ...]:
    return row.credential, row.stage, row.when, row.key


def _concerned(found: Gathered, row: rules.Row) -> list[Credential]:
    known = rules.shipped().credentials
    return [
        each
        for each in found.credentials
        if each.credential in known and row.is_about(each.credential, each.stage)
    ]


def _compare(case: rules.Case, before: Book, after: Book, key: Key) -> tuple[float, str]:
    """More than none: more is missing afterwards. Less than none: less is."""
    was, _said = _missing(before.explain(case, in_full=False), key)
    will, says = _missing(after.explain(case, in_full=False), key)
    return will - was, says


def _missing(explained: rules.Explained, key: Key) -> tuple[float, str]:
    for each in explained.requirements:
        if (each.row.when, each.row.key) == key:
            says = words.says(each.row.kind, each.row.need, each.answer, Speaker())
            if each.answer.status != NOT_MET:
                return 0.0, says
            return each.answer.missing or _over(each.answer) or 1.0, says
    return 0.0, ""


def _over(found: rules.Answer) -> float:
    """By how many a limit is passed."""
    at_most = found.about.get("at_most")
    return 0.0 if found.have is None or at_most is None else found.have - at_most
