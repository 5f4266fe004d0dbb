"""What each person's home shows: a sentence, one next thing, and what is around it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.encounters import policy as encounters
from beside.encounters.models import AddedWords, Encounter
from beside.matching.models import Option
from beside.notices.panels import unseen
from beside.people import policy as people
from beside.people.models import Membership, Person, Programme
from beside.plans import queries as plans
from beside.referrals.models import Request
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship
from beside.wellbeing import queries as wellbeing
from beside.workforce.models import Profile
from beside.workforce.queries import away_until

from .people import QUIET_AFTER, Row, rows_of

BOOKED, MET = Encounter.State.BOOKED, Encounter.State.MET


@dataclass
class Own:
    """A participant's home."""

    next: Encounter | None
    walking: list[Relationship]
    request: Request | None
    path: Any = None
    unseen: Any = None
    latest_note: Any = None
    suggestions: int = 0
    cover: Any = None
    """Their worker will be away, and asks how they would like it."""


@dataclass
class Today:
    """A peer worker's day, and the people to come back to."""

    moments: list[tuple[Encounter, str]]
    to_write: list[Encounter]
    offers: int
    come_back: list[Row]
    rows: list[Row]
    """The first of the people they walk with."""
    walks_with: int
    now: dt.datetime
    away_until: dt.date | None = None
    unseen: Any = None
    supervision: Any = None
    """When they sit down with whoever looks after them."""
    visit: Any = None
    """Where they said they are, while they are out alone."""
    talks: int = 0
    """Offers to talk something through that wait for an answer."""

    @property
    def goes_out(self) -> bool:
        """The next meeting is face to face, out in the community."""
        coming = self.next
        is_out = coming and coming.mode == "IN_PERSON" and coming.setting == "COMMUNITY"
        return bool(is_out and self.visit is None)

    @property
    def is_time(self) -> bool:
        """The next meeting has come, and can be written about."""
        return self.next is not None and encounters.has_come(self.next, self.now)

    @property
    def next(self) -> Encounter | None:
        return next((row for row, state in self.moments if "next" in state), None)


@dataclass
class Team:
    """A supervisor's workers, and what waits for the supervisor."""

    members: list["Member"]
    to_review: list[Any] = field(default_factory=list)
    corrections: list[AddedWords] = field(default_factory=list)
    late_notes: int = 0
    unseen: Any = None
    due: list[Any] = field(default_factory=list)
    """With whom it is time to sit down."""

    @property
    def quiet(self) -> int:
        return sum(len(member.quiet) for member in self.members)


@dataclass
class Member:
    person: Person
    load: int
    limit: int
    met_this_month: int
    quiet: list[Relationship]
    late_notes: int


def own_home(actor: Actor, person: Person, *, now: dt.datetime) -> Own:
    meetings = encounters.visible_encounters(actor).filter(participant=person)
    paths = plans.plan_of(actor, person)
    on_the_way = [path for path in paths.living if path.here and path.goal.state == "ON"]
    walking = relationships.visible_relationships(actor).filter(
        participant=person, state__in=Relationship.OPEN
    )
    return Own(
        next=meetings.filter(state=BOOKED, ends_at__gt=now).order_by("starts_at").first(),
        walking=list(walking.select_related("worker")),
        request=Request.objects.filter(person=person, state__in=Request.OPEN).first(),
        path=on_the_way[0] if on_the_way else None,
        unseen=unseen(actor),
        latest_note=encounters.visible_notes(actor)
        .filter(encounter__participant=person)
        .order_by("-signed_at")
        .first(),
        suggestions=len(paths.suggested)
        + sum(len(path.suggested) + len(path.rewordings) for path in paths.living),
        cover=wellbeing.my_question(actor),
    )


SHOWN = 8
"""People on the page of today; the rest are one tap away."""


def today(actor: Actor, *, now: dt.datetime) -> Today:
    """The worker's day. A constant number of queries."""
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    day = _day(actor, start=start, end=start + dt.timedelta(days=1))
    from beside.supervision import queries as supervision

    rows, away = (
        rows_of(actor, now=now, told=SHOWN),
        away_until(actor, today=timezone.localdate(now)),
    )
    to_write = _to_write(actor, now=now, start=start)
    # Whoever they were to meet lately is not quiet: it only has not been written down yet.
    lately = {row.participant_id for row in [*day, *to_write]}
    quiet = [row for row in rows if row.is_quiet and row.person.pk not in lately]
    return Today(
        moments=_moments(day, now),
        to_write=to_write,
        offers=len(_asked(actor)),
        come_back=[] if away else quiet[:4],
        rows=rows[:SHOWN],
        walks_with=len(rows),
        now=now,
        away_until=away,
        unseen=unseen(actor),
        supervision=supervision.my_next(actor, today=timezone.localdate(now)),
        visit=wellbeing.my_visit(actor),
        talks=wellbeing.talks_to_answer(actor),
    )


@prepared
def _day(actor: Actor, *, start: dt.datetime, end: dt.datetime) -> QuerySet[Encounter]:
    mine = encounters.visible_encounters(actor).filter(worker=actor.face)
    on_it = mine.filter(starts_at__gte=start, starts_at__lt=end)
    return (
        on_it.exclude(state=Encounter.State.CALLED_OFF).select_related("note").order_by("starts_at")
    )


@prepared
def _to_write(actor: Actor, *, now: dt.datetime, start: dt.datetime) -> QuerySet[Encounter]:
    """The six oldest meetings of other days that have no note yet."""
    mine = encounters.visible_encounters(actor).filter(worker=actor.face, state=BOOKED)
    return mine.filter(ends_at__lt=now, starts_at__lt=start).order_by("starts_at")[:6]


@prepared
def _asked(actor: Actor) -> QuerySet[Option]:
    asked = Option.objects.filter(worker=actor.face, state=Option.State.ASKED)
    return asked.values_list("pk", flat=True)


def _moments(day: list[Encounter], now: dt.datetime) -> list[tuple[Encounter, str]]:
    told, has_next = [], False
    for row in day:
        state = "past" if row.ends_at < now else ""
        if not state and not has_next:
            state, has_next = "next sel", True
        told.append((row, state))
    return told


def team(actor: Actor, *, now: dt.datetime) -> Team:
    """The supervisor's view. A constant number of queries, however large the team."""
    from beside.supervision import queries as supervision

    workers = list(Person.objects.filter(pk__in=people.team_of(actor)).order_by("name"))
    ids = [worker.pk for worker in workers]
    limits = dict(Profile.objects.filter(person__in=ids).values_list("person", "caseload_limit"))
    met = _counted(ids, Q(state=MET, starts_at__gte=now - dt.timedelta(days=30)))
    late = _counted(ids, Q(state=BOOKED, ends_at__lt=now - dt.timedelta(days=2)))
    walking: dict[UUID, list[Relationship]] = {pk: [] for pk in ids}
    for row in Relationship.objects.filter(
        worker__in=ids, state__in=Relationship.OPEN
    ).select_related("participant"):
        walking[row.worker_id].append(row)
    members = [
        Member(
            person=worker,
            load=len(walking[worker.pk]),
            limit=limits.get(worker.pk, 0),
            met_this_month=met.get(worker.pk, 0),
            quiet=[row for row in walking[worker.pk] if _is_quiet(row, now)],
            late_notes=late.get(worker.pk, 0),
        )
        for worker in workers
    ]
    return Team(
        members=members,
        to_review=supervision.to_read(actor),
        corrections=corrections(actor),
        late_notes=sum(member.late_notes for member in members),
        unseen=unseen(actor),
        due=[
            row for row in supervision.team_due(actor, today=timezone.localdate(now)) if row.is_due
        ],
    )


def _counted(ids: list[UUID], which: Q) -> dict[UUID, int]:
    rows = Encounter.objects.filter(which, worker__in=ids).values("worker")
    return {row["worker"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def _is_quiet(row: Relationship, now: dt.datetime) -> bool:
    return now - (row.last_met_at or row.introduced_at) > QUIET_AFTER


def corrections(actor: Actor) -> list[AddedWords]:
    """Wishes to correct a note that nobody has answered."""
    rows = encounters.visible_added_words(actor).filter(
        kind=AddedWords.Kind.CORRECT, answered_at=None
    )
    return list(rows.select_related("note__encounter__participant").order_by("at")[:10])


def programmes_in_words() -> list[Programme]:
    return list(Programme.objects.filter(closed_on=None).order_by("name"))


def staff_count() -> int:
    return Membership.objects.filter(role="peer_worker", ended_on=None).aggregate(
        n=Count("person", distinct=True), last=Max("started_on")
    )["n"]
