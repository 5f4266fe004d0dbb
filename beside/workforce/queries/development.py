"""What the rules say about a worker: the case is built from the records, and nobody types it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from beside.core import clock
from beside.core.actor import Actor
from beside.people.models import Circle, Person

from .. import policy, questions, rules
from ..models import Credential, Fact, WorkedHours
from ..rulebook import Book, book
from ..serving import hold
from .kept import Kept, kept
from .standing import Standing, standing
from .supervisors import supervisor_facts

AT_ONCE = 200
"""How many rows one sheet holds; the rest comes after these are signed."""


@dataclass
class Gathered:
    """All that the records know of one worker."""

    credentials: list[Credential] = field(default_factory=list)
    hours: list[Kept] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    caseload: int = 0
    supervisor: dict[str, Any] = field(default_factory=dict)
    """What is known of whoever looks after them, by the names of the rules."""


@dataclass(frozen=True)
class Development:
    """One worker: each credential held or aimed at, and the hours behind it."""

    person: Person
    standings: list[Standing]
    waiting: list[Kept]
    """Not signed by a supervisor yet; they count all the same until then."""
    set_aside: list[Kept]
    """What the supervisor left out, with the reason."""
    typed: list[Kept]
    """What the worker wrote down and may still take back."""

    @property
    def first(self) -> Standing | None:
        """The one that comes first: what is missing soonest, else what is held."""
        return min(self.standings, key=lambda each: each.urgency, default=None)

    @property
    def waiting_hours(self) -> float:
        return sum(row.hours for row in self.waiting)


def development(actor: Actor, person: Person, today: dt.date) -> Development:
    """What the rules say about each credential that this worker holds or aims at."""
    found = gathered(actor, [person.pk])[person.pk]
    return _developed(person, found, today, book(), in_full=True)


def what_if(actor: Actor, person: Person, credential: str, on: dt.date) -> Standing | None:
    """The same hours under the rules of another credential, as they hold on that day; None for
    one that no pack knows."""
    if credential not in rules.shipped().credentials:
        return None
    found = gathered(actor, [person.pk])[person.pk]
    return standing(case_of(found, credential, "", on), found.hours, None, book())


def team(actor: Actor, today: dt.date) -> list[Development]:
    """Every worker in sight, by name: what is missing, and what waits to be signed."""
    workers = list(policy.workers_in_sight(actor).order_by("name", "pk"))
    found, rulebook = gathered(actor, [worker.pk for worker in workers]), book()
    return [_developed(each, found[each.pk], today, rulebook, in_full=False) for each in workers]


def my_rows(actor: Actor, person: Person) -> list[WorkedHours]:
    """The hours of one worker, newest first."""
    rows = policy.visible_worked_hours(actor).filter(person=person)
    return list(rows.order_by("-day_on", "-pk"))


def case_of(found: Gathered, credential: str, stage: str, today: dt.date) -> rules.Case:
    """The worker as the rules see them. Hours a supervisor left out are no part of it."""
    said = questions.known(found.facts, credential)
    return rules.Case(
        as_of=today,
        credential=credential,
        stage=stage,
        born_on=said.born_on,
        facts={**said.facts, "caseload": found.caseload, **found.supervisor},
        dated=said.dated,
        holds=tuple(hold(each) for each in found.credentials if each.since_on),
        entries=tuple(
            _entry(row) for row in found.hours if row.day_on <= today and not row.left_out_why
        ),
    )


def gathered(actor: Actor, workers: Collection[UUID]) -> dict[UUID, Gathered]:
    """The credentials, hours, answers and people of these workers, however many, in four queries."""
    found = {pk: Gathered() for pk in workers}
    for credential in policy.visible_credentials(actor).filter(person__in=found):
        found[credential.person_id].credentials.append(credential)
    for person, row in kept(actor, found):
        found[person].hours.append(row)
    for fact in policy.visible_facts(actor).filter(person__in=found):
        found[fact.person_id].facts.append(fact)
    now = clock.now()
    near = Circle.objects.filter(member__in=found, part=Circle.Part.WORKER, since__lte=now)
    near = near.filter(Q(until=None) | Q(until__gt=now)).values("member")
    for each in near.annotate(people=Count("person", distinct=True)):
        found[each["member"]].caseload = each["people"]
    for pk, known in supervisor_facts(list(found)).items():
        found[pk].supervisor = known
    return found


def _developed(
    person: Person, found: Gathered, today: dt.date, rulebook: Book, *, in_full: bool
) -> Development:
    known = rules.shipped().credentials
    return Development(
        person=person,
        standings=[
            standing(
                case_of(found, each.credential, each.stage, today),
                found.hours,
                each,
                rulebook,
                in_full=in_full,
            )
            for each in found.credentials
            if each.credential in known
        ],
        waiting=[row for row in found.hours if row.signed_at is None],
        set_aside=[row for row in found.hours if row.left_out_why],
        typed=[row for row in found.hours if not row.source and row.signed_at is None],
    )


def _entry(row: Kept) -> rules.Entry:
    return rules.Entry(
        id=str(row.pk),
        kind=row.kind,
        day=row.day_on,
        hours=row.hours,
        topics=frozenset(row.topics),
        tags=frozenset(row.tags),
        given_as=row.given_as,
        certificate=row.certificate,
    )


def to_sign(actor: Actor, worker: Person) -> list[WorkedHours]:
    """What waits for the supervisor's name, oldest first."""
    rows = policy.visible_worked_hours(actor).filter(person=worker, signed_at=None)
    return list(rows.order_by("day_on", "pk")[:AT_ONCE])


def i_sign_for(actor: Actor) -> set[UUID]:
    """The workers whose hours wait for this actor's name."""
    return set(policy.workers_i_sign_for(actor).values_list("pk", flat=True))


def to_verify(actor: Actor, worker: Person) -> set[UUID]:
    """Credentials of this worker whose paper this actor may say they have seen."""
    theirs = policy.visible_credentials(actor).filter(person=worker)
    return {each.pk for each in theirs if policy.may_verify_credential(actor, each)}
