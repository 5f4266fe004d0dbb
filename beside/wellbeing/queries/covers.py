"""Who stands in for whom while somebody is away, and what happened meanwhile."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from beside.core.actor import Actor
from beside.encounters import policy as encounters
from beside.encounters.models import Encounter, Note
from beside.people import policy as people
from beside.people.models import Membership, Person
from beside.relationships import policy as relationships
from beside.relationships import queries as walking
from beside.relationships.models import Relationship
from beside.workforce import queries as workforce
from beside.workforce.models import TimeAway
from beside.workforce.serving import gaps

from .. import policy
from ..models import Cover
from .load import too_much


@dataclass(frozen=True)
class Row:
    """One person while their worker is away: what was asked, and their meetings in those days."""

    relationship: Relationship
    cover: Cover | None
    meetings: list[Encounter]
    choices: list[Person]
    may_ask: bool
    may_answer: bool
    may_move: bool


@dataclass(frozen=True)
class Plan:
    away: TimeAway
    rows: list[Row]

    @property
    def open_ones(self) -> int:
        """People nobody has asked yet."""
        return sum(row.cover is None for row in self.rows)


@dataclass(frozen=True)
class Meanwhile:
    """What happened with one person while their worker was away."""

    person: Person
    stood_in: Person | None
    met: list[Encounter]
    notes: list[Note]
    next: Encounter | None


def plan(actor: Actor, away: TimeAway) -> Plan:
    """Everybody the worker walks with, by name."""
    rows = relationships.visible_relationships(actor).filter(
        worker=away.profile.person_id, state__in=relationships.BEGUN, stands_in_for=None
    )
    open_ones = list(rows.select_related("participant", "worker").order_by("participant__name"))
    said = {row.relationship_id: row for row in policy.visible_covers(actor).filter(away=away)}
    return Plan(
        away,
        [
            Row(
                each,
                said.get(each.pk),
                list(meetings_in(each, away)),
                who_could_stand_in(each, away),
                bool(policy.may_ask_cover(actor, each)),
                each.pk in said and bool(policy.may_answer_cover(actor, said[each.pk])),
                bool(encounters.may_arrange_times(actor, each)),
            )
            for each in open_ones
        ],
    )


def who_could_stand_in(relationship: Relationship, away: TimeAway) -> list[Person]:
    """Peer workers of the programme who are there on those days, have room, and are not to be
    kept apart from the person. By name: nobody is put before anybody."""
    here = Q(programme=None) | Q(programme=relationship.programme_id)
    parts = Membership.objects.filter(here, role="peer_worker", ended_on=None).values("person")
    found = Person.objects.filter(pk__in=parts, left_on=None).exclude(pk=relationship.worker_id)
    workers = {person.pk: person for person in found.order_by("name")}
    out = _gone(workers, away) | too_much(workers, away.starts_on)
    barred = gaps(list(workers), {relationship.programme_id}, away.starts_on)
    out |= {worker for worker, _programme in barred}
    pairs = workforce.conflicts_among([relationship.participant_id], list(workers))
    out |= {worker for _person, worker in pairs}
    out |= {worker for _person, worker in walking.pairs_now([relationship.participant_id])}
    return [
        person
        for pk, person in workers.items()
        if pk not in out and _is_no_colleague(person, relationship)
    ]


def meetings_in(relationship: Relationship, away: TimeAway) -> list[Encounter]:
    """What is booked with this person in those days."""
    tz = timezone.get_current_timezone()
    first = dt.datetime.combine(away.starts_on, dt.time(), tz)
    after = dt.datetime.combine(away.ends_on + dt.timedelta(days=1), dt.time(), tz)
    rows = Encounter.objects.filter(relationship=relationship, state=Encounter.State.BOOKED)
    return list(rows.filter(starts_at__gte=first, starts_at__lt=after).order_by("starts_at"))


def booked_from(relationship: Relationship, moment: dt.datetime) -> list[Encounter]:
    rows = Encounter.objects.filter(relationship=relationship, state=Encounter.State.BOOKED)
    return list(rows.filter(starts_at__gte=moment).order_by("starts_at"))


def covers_open(away: TimeAway) -> list[Cover]:
    rows = Cover.objects.filter(away=away).exclude(state=Cover.State.OVER)
    return list(rows.select_related("standing", "relationship").order_by("pk"))


def my_covers(actor: Actor, *, today: dt.date) -> list[tuple[TimeAway, list[Cover]]]:
    """This worker's time away that is now or to come, and what each person said."""
    gone = list(policy.own_time_away(actor).filter(ends_on__gte=today).order_by("starts_on"))
    said: dict[UUID, list[Cover]] = {row.pk: [] for row in gone}
    for cover in policy.visible_covers(actor).filter(away__in=gone).order_by("asked_at"):
        said[cover.away_id].append(cover)
    return [(row, said[row.pk]) for row in gone]


def standing_in(actor: Actor, *, today: dt.date) -> list[Cover]:
    """People this worker stands in for, now or soon."""
    rows = policy.visible_covers(actor).filter(stand_in=actor.face, state=Cover.State.YES)
    now = rows.filter(away__ends_on__gte=today, away__cancelled_at=None)
    return list(now.order_by("away__starts_on"))


def my_question(actor: Actor) -> Cover | None:
    """For a participant: their worker will be away, and they have not said how they want it."""
    mine = policy.visible_covers(actor).filter(
        relationship__participant=actor.face, state=Cover.State.ASKED, away__cancelled_at=None
    )
    return mine.order_by("away__starts_on").first()


def returning(actor: Actor, away: TimeAway) -> list[Meanwhile]:
    """With each person: who stood in, when they met, what was written, and when you meet."""
    mine = relationships.visible_relationships(actor).filter(
        worker=actor.face, state__in=Relationship.OPEN, stands_in_for=None
    )
    said = {row.relationship_id: row for row in policy.visible_covers(actor).filter(away=away)}
    rows = mine.select_related("participant").order_by("participant__name")
    return [_meanwhile(actor, each, said.get(each.pk)) for each in rows]


def _meanwhile(actor: Actor, each: Relationship, cover: Cover | None) -> Meanwhile:
    standing = cover.standing_id if cover else None
    there = encounters.visible_encounters(actor).filter(participant=each.participant_id)
    met = there.filter(relationship=standing, state=Encounter.State.MET) if standing else []
    notes = encounters.visible_notes(actor).filter(encounter__relationship=standing)
    coming = there.filter(relationship=each, state=Encounter.State.BOOKED)
    return Meanwhile(
        person=each.participant,
        stood_in=cover.stand_in if cover and standing else None,
        met=list(met),
        notes=list(notes.order_by("encounter__starts_at")) if standing else [],
        next=coming.order_by("starts_at").first(),
    )


def _gone(workers: dict[UUID, Person], away: TimeAway) -> set[UUID]:
    """Those who are away themselves on one of these days."""
    rows = TimeAway.objects.filter(
        profile__person__in=list(workers),
        cancelled_at=None,
        starts_on__lte=away.ends_on,
        ends_on__gte=away.starts_on,
    )
    return set(rows.values_list("profile__person", flat=True))


def _is_no_colleague(worker: Person, relationship: Relationship) -> bool:
    return bool(people.not_a_colleague(worker.pk, relationship.participant))
