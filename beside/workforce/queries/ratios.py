"""How many at most: people for a worker, workers for a supervisor, people in a group. Shown before
it is too many."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people import queries as people
from beside.people.models import Person, Supervises

from ..models import Credential, Profile
from ..rulebook import Book, book

CASELOAD, SUPERVISEES, GROUP = "caseload", "supervisees", "group"
ANY = "*"


@dataclass(frozen=True)
class Limit:
    """The tightest rule, and whose it is."""

    at_most: int
    authority: str
    note: str = ""


@dataclass(frozen=True)
class Ratio:
    """How many there are, and how many there may be."""

    person: Person
    have: int
    limit: Limit

    @property
    def left(self) -> int:
        return self.limit.at_most - self.have

    @property
    def is_last(self) -> bool:
        """One more and it is full."""
        return self.left == 1

    @property
    def is_over(self) -> bool:
        return self.left < 0


def caseloads(profiles: Iterable[Profile], on: dt.date) -> dict[UUID, int]:
    """How many people each walks with at most: what was agreed, or what a rule says if it is less."""
    mine = list(profiles)
    limits = limits_of([each.person_id for each in mine], CASELOAD, on)
    return {
        each.person_id: min(each.caseload_limit, limits[each.person_id].at_most)
        if each.person_id in limits
        else each.caseload_limit
        for each in mine
    }


def limits_of(workers: Collection[UUID], of: str, on: dt.date) -> dict[UUID, Limit]:
    """The tightest limit of one kind, for those of these workers who have one."""
    found: dict[UUID, Limit] = {}
    rulebook = book()
    everywhere = _tightest(_for_everybody(rulebook, of, on))
    if everywhere:
        found = dict.fromkeys(workers, everywhere)
    for row in _held(workers=list(workers), on=on):
        limit = _tightest(_limits(rulebook, row, of, on))
        known = found.get(row.person_id)
        if limit and (known is None or limit.at_most < known.at_most):
            found[row.person_id] = limit
    return found


def group_limit(on: dt.date) -> Limit | None:
    """How many this organisation wants in one group at most."""
    return _tightest(_for_everybody(book(), GROUP, on))


def supervisors(on: dt.date) -> list[Ratio]:
    """Whoever looks after somebody, with how many there are and may be."""
    agreed: dict[UUID, list[UUID]] = {}
    people: dict[UUID, Person] = {}
    for row in Supervises.objects.filter(ended_on=None).select_related("supervisor"):
        agreed.setdefault(row.supervisor_id, []).append(row.worker_id)
        people[row.supervisor_id] = row.supervisor
    limits = limits_of({w for workers in agreed.values() for w in workers}, SUPERVISEES, on)
    found = []
    for supervisor, workers in agreed.items():
        theirs = [limits[worker] for worker in workers if worker in limits]
        if limit := _tightest(theirs):
            found.append(Ratio(people[supervisor], len(workers), limit))
    return sorted(found, key=lambda ratio: (ratio.left, ratio.person.name))


def _for_everybody(rulebook: Book, of: str, on: dt.date) -> list[Limit]:
    """Our own limits that ask for no credential."""
    return [
        Limit(int(row.need["at_most"]), row.authority, row.note)
        for row in rulebook.own
        if row.credential == ANY
        and row.kind == "limit"
        and row.need["of"] == of
        and on in row.holds
    ]


def _limits(rulebook: Book, row: Credential, of: str, on: dt.date) -> list[Limit]:
    return [
        Limit(int(each.need["at_most"]), each.authority, each.note)
        for each in rulebook.rows(row.credential, row.stage, on)
        if each.kind == "limit" and each.need["of"] == of
    ]


def _tightest(limits: Iterable[Limit]) -> Limit | None:
    return min(limits, key=lambda limit: limit.at_most, default=None)


@prepared
def _held(*, workers: list[UUID], on: dt.date) -> QuerySet:
    return Credential.objects.filter(person__in=workers, ended_at=None, since_on__lte=on)


@dataclass(frozen=True)
class WouldBe:
    """A supervisor, and how many they would look after with one more."""

    person: Person
    would_have: int
    at_most: int | None


def who_could_look_after(actor: Actor, worker: Person, on: dt.date) -> list[WouldBe]:
    """Everybody who could look after this worker, and how many that would make."""
    could = [each for each in people.supervisors(actor) if each.pk != worker.pk]
    theirs: dict[UUID, set[UUID]] = {each.pk: {worker.pk} for each in could}
    agreed = Supervises.objects.filter(ended_on=None, supervisor__in=theirs)
    for supervisor, looked_after in agreed.values_list("supervisor", "worker"):
        theirs[supervisor].add(looked_after)
    everybody = {each for workers in theirs.values() for each in workers}
    limits = limits_of(everybody, SUPERVISEES, on)
    found = []
    for each in could:
        workers = theirs[each.pk]
        limit = _tightest(limits[one] for one in workers if one in limits)
        found.append(WouldBe(each, len(workers), limit.at_most if limit else None))
    return found
