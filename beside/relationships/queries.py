"""Who walks with whom, now and before."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from beside.core.actor import Actor
from beside.core.decision import Decision
from beside.core.prepared import prepared
from beside.people.models import Membership, Person, Programme, Supervises

from . import policy, promises
from .models import Goodbye, Relationship


def open_ones(actor: Actor) -> QuerySet[Relationship]:
    """Those that go on, the longest first."""
    return _told(policy.visible_relationships(actor)).filter(state__in=Relationship.OPEN)


def mine(actor: Actor) -> list[Relationship]:
    """Where this face is one of the two: going on first, then what was before."""
    rows = _told(policy.visible_relationships(actor)).filter(
        Q(participant=actor.face) | Q(worker=actor.face)
    )
    return sorted(rows, key=lambda each: (not each.is_open, -each.introduced_at.timestamp()))


def one(relationship: Relationship) -> Goodbye | None:
    """The goodbye of this relationship, if one was begun."""
    return Goodbye.objects.filter(relationship=relationship).first()


@dataclass(frozen=True)
class Together:
    """The page of one relationship, from the side of whoever reads it."""

    relationship: Relationship
    goodbye: Goodbye | None
    other: Person
    """Who the reader walks with; for staff who look after the two, the worker."""
    is_theirs: bool
    is_worker: bool
    own_words: str
    their_words: str
    may_change: Decision
    may_stay: Decision
    may_say_goodbye: Decision
    may_add_words: Decision
    may_hand_over: Decision
    may_end: Decision
    may_come_back: Decision
    door_closes_at: dt.datetime


def together(actor: Actor, relationship: Relationship) -> Together:
    goodbye = one(relationship)
    is_theirs = actor.face == relationship.participant_id
    is_worker = actor.face == relationship.worker_id
    theirs, workers = (goodbye.from_participant, goodbye.from_worker) if goodbye else ("", "")
    return Together(
        relationship=relationship,
        goodbye=goodbye,
        other=relationship.participant if is_worker else relationship.worker,
        is_theirs=is_theirs,
        is_worker=is_worker,
        own_words=workers if is_worker else theirs,
        their_words=theirs if is_worker else workers,
        may_change=policy.may_ask_for_change(actor, relationship),
        may_stay=policy.may_stay(actor, relationship),
        may_say_goodbye=policy.may_begin_goodbye(actor, relationship),
        may_add_words=policy.may_add_goodbye_words(actor, relationship),
        may_hand_over=policy.may_choose_handover(actor, relationship),
        may_end=policy.may_end(actor, relationship),
        may_come_back=policy.may_come_back(actor, relationship),
        door_closes_at=policy.door_closes_at(relationship),
    )


def loads(workers: Collection[UUID] | None = None) -> dict[UUID, int]:
    """How many people each worker walks with now."""
    return dict(_loads(workers=None if workers is None else list(workers)))


@prepared
def _loads(*, workers: list[UUID] | None) -> QuerySet:
    rows = Relationship.objects.filter(state__in=Relationship.OPEN)
    if workers is not None:
        rows = rows.filter(worker__in=workers)
    counted = rows.values("worker").annotate(n=Count("pk")).values_list("worker", "n")
    return counted.order_by()


def pairs_now(people: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Pairs of (person, worker) who walk together now."""
    return set(_pairs_now(people=list(people)))


@prepared
def _pairs_now(*, people: list[UUID]) -> QuerySet:
    rows = Relationship.objects.filter(participant__in=people, state__in=Relationship.OPEN)
    return rows.values_list("participant", "worker")


def replaced_by(new: Relationship) -> list[Relationship]:
    """Relationships the person asked to change, now that they have been introduced anew."""
    rows = Relationship.objects.filter(
        participant=new.participant_id,
        programme=new.programme_id,
        change_asked_at__isnull=False,
        state__in=policy.BEGUN,
    )
    return list(rows.exclude(pk=new.pk).select_related("participant", "worker", "org"))


def walk_here(participant: Person, worker: Person, programme: Programme) -> bool:
    """Do these two walk together in this programme now?"""
    rows = Relationship.objects.filter(participant=participant, worker=worker, programme=programme)
    return rows.filter(state__in=Relationship.OPEN).exists()


def walk_elsewhere(relationship: Relationship) -> bool:
    """Do the same two walk together in another programme as well?"""
    rows = Relationship.objects.filter(
        participant=relationship.participant_id,
        worker=relationship.worker_id,
        state__in=Relationship.OPEN,
    )
    return rows.exclude(pk=relationship.pk).exists()


def due_to_end(today: dt.date) -> QuerySet[Relationship]:
    """Goodbyes whose last day has passed."""
    rows = Relationship.objects.filter(state=Relationship.State.ENDING, ends_on__lt=today)
    return rows.filter(stands_in_for=None)


def due_to_hand_back(today: dt.date) -> QuerySet[Relationship]:
    """Whoever stood in until a day that has passed."""
    rows = Relationship.objects.filter(stands_in_for__isnull=False, ends_on__lt=today)
    return rows.filter(state__in=Relationship.OPEN).select_related("stands_in_for")


def left_behind(part: Membership) -> list[Relationship]:
    """The people a worker walked with in a part that has just ended."""
    if part.role != "peer_worker":
        return []
    rows = Relationship.objects.filter(worker=part.person_id, state__in=Relationship.OPEN)
    still = Membership.objects.filter(person=part.person_id, role="peer_worker", ended_on=None)
    reach = list(still.values_list("programme", flat=True))
    if None in reach:
        return []
    if part.programme_id:
        rows = rows.filter(programme=part.programme_id)
    return list(rows.exclude(programme__in=reach).select_related("participant", "worker", "org"))


def cover_for(worker: Person) -> Person | None:
    """Who steps in for a worker: whoever looks after them, if they still work here."""
    supervises = (
        Supervises.objects.filter(worker=worker, ended_on=None, supervisor__left_on=None)
        .select_related("supervisor")
        .first()
    )
    return supervises.supervisor if supervises else None


def _told(rows: QuerySet[Relationship]) -> QuerySet[Relationship]:
    return rows.select_related("participant", "worker", "programme", "goodbye", "org").order_by(
        "introduced_at"
    )


def goodbye_form(actor: Actor, relationship: Relationship, today: dt.date) -> dict[str, Any]:
    """What the form for a goodbye needs to know: whose words, and from which day on."""
    earliest = policy.earliest_end(actor, relationship, today=today)
    is_theirs = actor.face == relationship.participant_id
    suggested = max(earliest, today + promises.grace(relationship.org))
    return {"earliest": earliest, "is_theirs": is_theirs, "initial": {"ends_on": suggested}}


def passed_on(relationship: Relationship) -> dict[str, list[str]]:
    goodbye = one(relationship)
    return {"handover": goodbye.handover if goodbye else []}
