"""Meetings and notes as pages ask for them."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.notices.models import Notice
from beside.people.models import SafeContact
from beside.plans import policy as plans
from beside.plans.models import Goal, Step
from beside.referrals.models import Referral
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship
from beside.workforce.free import Block, Free, Span, free
from beside.workforce.models import Hours, Profile, TimeAway
from beside.workforce.taken import tells

from . import policy
from .models import AddedWords, CalendarFeed, Draft, Encounter, Note

AHEAD = dt.timedelta(weeks=5)
"""How far ahead we look for a free time."""
SOONEST = dt.timedelta(hours=1)
"""Nobody is booked sooner than this by somebody else."""
HELD = (Encounter.State.BOOKED, Encounter.State.MET)
"""States in which a meeting takes up the time of both."""


def mine(actor: Actor) -> QuerySet[Encounter]:
    """The meetings this actor is one of the two in."""
    return policy.visible_encounters(actor).filter(Q(participant=actor.face) | Q(worker=actor.face))


def coming(actor: Actor, now: dt.datetime) -> QuerySet[Encounter]:
    return mine(actor).filter(state=Encounter.State.BOOKED, ends_at__gt=now).order_by("starts_at")


def gone(actor: Actor, now: dt.datetime) -> QuerySet[Encounter]:
    """What is over, and what was called off; the latest first."""
    over = mine(actor).exclude(state=Encounter.State.BOOKED, ends_at__gt=now)
    return over.select_related("note").order_by("-starts_at")


def without_note(actor: Actor, now: dt.datetime) -> QuerySet[Encounter]:
    """Meetings that this worker was at, or was to be at, and has not said anything about."""
    return (
        policy.visible_encounters(actor)
        .filter(worker=actor.face, starts_at__lte=now, note=None)
        .filter(state__in=HELD)
        .order_by("starts_at")
    )


def of_day(actor: Actor, day: dt.date, tz: ZoneInfo) -> QuerySet[Encounter]:
    """This worker's meetings of one day by the clock on the wall, in order."""
    begins = dt.datetime.combine(day, dt.time(), tz)
    ends = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tz)
    return (
        policy.visible_encounters(actor)
        .filter(worker=actor.face, starts_at__gte=begins, starts_at__lt=ends)
        .exclude(state=Encounter.State.CALLED_OFF)
        .select_related("note")
        .order_by("starts_at")
    )


def overlapping(
    people: Iterable[Any], starts: dt.datetime, ends: dt.datetime, *, but: UUID | None = None
) -> QuerySet[Encounter]:
    """Meetings that already take up this time of one of these people."""
    ids = list(people)
    held = Encounter.objects.filter(
        Q(worker__in=ids) | Q(participant__in=ids),
        state__in=HELD,
        starts_at__lt=ends,
        ends_at__gt=starts,
    )
    return held.exclude(pk=but) if but else held


@prepared
def held(
    *, people: list[UUID], since: dt.datetime, until: dt.datetime, but: UUID | None
) -> QuerySet:
    """When these people have a meeting, but for this one."""
    return overlapping(people, since, until, but=but).values_list("starts_at", "ends_at")


@prepared
def _away(*, worker: UUID) -> QuerySet:
    away = TimeAway.objects.filter(profile__person=worker, cancelled_at=None)
    return away.values_list("starts_on", "ends_on")


def free_times(
    worker_id: UUID, person_id: UUID, *, now: dt.datetime, tz: ZoneInfo, but: UUID | None = None
) -> list[Free]:
    """Stretches in the worker's hours in which neither of the two has a meeting."""
    since, until = now + SOONEST, now + AHEAD
    return free(
        hours_of(worker_id),
        away=_away(worker=worker_id),
        booked=held(people=[worker_id, person_id], since=since, until=until, but=but),
        since=since,
        until=until,
        tz=tz,
    )


@tells
def taken(
    workers: Collection[UUID], since: dt.datetime, until: dt.datetime
) -> dict[UUID, list[Span]]:
    """When these workers have a meeting, for the storeys below: the page of peers, suggestions."""
    held = Encounter.objects.filter(
        worker__in=workers, state__in=HELD, starts_at__lt=until, ends_at__gt=since
    )
    found: dict[UUID, list[Span]] = {}
    for worker, starts, ends in held.values_list("worker", "starts_at", "ends_at"):
        found.setdefault(worker, []).append((starts, ends))
    return found


def hours_of(worker_id: UUID) -> list[Block]:
    hours = _hours(worker=worker_id)
    return [Block(h.weekday, h.starts, h.ends, tuple(h.modes), h.place) for h in hours]


@prepared
def _hours(*, worker: UUID) -> QuerySet[Hours]:
    return Hours.objects.filter(profile__person=worker, ended_at=None)


def modes_of(worker_id: UUID) -> list[str]:
    """The ways this worker meets people; every way, when they have not said."""
    profile = Profile.objects.filter(person=worker_id).first()
    said = [mode for mode in Encounter.Mode.values if profile and mode in profile.modes]
    return said or list(Encounter.Mode.values)


def walking(actor: Actor) -> QuerySet[Relationship]:
    """The relationships this actor is one of the two in, and that go on."""
    return (
        relationships.visible_relationships(actor)
        .filter(Q(participant=actor.face) | Q(worker=actor.face))
        .filter(state__in=Relationship.OPEN)
        .select_related("participant", "worker")
        .order_by("introduced_at")
    )


def last_met(relationship: Relationship) -> Encounter | None:
    return (
        Encounter.objects.filter(relationship=relationship, state=Encounter.State.MET)
        .order_by("-starts_at")
        .first()
    )


def safe_contact(person_id: UUID) -> SafeContact | None:
    """The one way to reach them that they named safe, as it stands now."""
    return next(iter(_safe_contacts(person=person_id)), None)


@prepared
def _safe_contacts(*, person: UUID) -> QuerySet[SafeContact]:
    return SafeContact.objects.filter(person=person, ended_at=None).order_by("-pk")[:1]


def notes_mine(actor: Actor) -> QuerySet[Note]:
    """Everything written that this actor may read, the latest meeting first."""
    return policy.visible_notes(actor).order_by("-encounter__starts_at")


def notes_about(actor: Actor, person_id: UUID) -> QuerySet[Note]:
    return notes_mine(actor).filter(encounter__participant=person_id)


def last_met_by(actor: Actor, person_id: UUID, now: dt.datetime) -> Encounter | None:
    """The last time this worker and this person met."""
    met = policy.visible_encounters(actor).filter(
        worker=actor.face, participant=person_id, state=Encounter.State.MET, starts_at__lte=now
    )
    return met.order_by("-starts_at").first()


def states_since(actor: Actor, person_id: UUID, day: dt.date) -> list[tuple[dt.datetime, str]]:
    """When this person's meetings were, and what came of each."""
    begins = dt.datetime.combine(day, dt.time(), timezone.get_current_timezone())
    rows = policy.visible_encounters(actor).filter(participant=person_id, starts_at__gte=begins)
    return list(rows.order_by("starts_at").values_list("starts_at", "state"))


def plan_days_since(actor: Actor, person_id: UUID, day: dt.date) -> list[dt.date]:
    """Days on which this person's plan was written or changed."""
    begins = dt.datetime.combine(day, dt.time(), timezone.get_current_timezone())
    goals = plans.visible_goals(actor).filter(person=person_id, set_at__gte=begins)
    steps = plans.visible_steps(actor).filter(goal__person=person_id, laid_at__gte=begins)
    moments = [
        *goals.values_list("set_at", flat=True),
        *steps.values_list("laid_at", flat=True),
    ]
    return [timezone.localdate(moment) for moment in moments]


def added_since(actor: Actor, person_id: UUID, moment: dt.datetime) -> list[AddedWords]:
    """What the person said beside their notes since then."""
    added = policy.visible_added_words(actor).filter(note__encounter__participant=person_id)
    return list(added.filter(at__gte=moment).order_by("at"))


def open_corrections(actor: Actor, person_id: UUID) -> int:
    """How often the person asks to have something put right, and has no answer yet."""
    asked = policy.visible_added_words(actor).filter(
        note__encounter__participant=person_id,
        kind=AddedWords.Kind.CORRECT,
        answered_at=None,
    )
    return asked.count()


def tells_goal(actor: Actor, note: Note) -> bool:
    """A note that was passed on does not tell of a goal that was kept back."""
    goals = relationships.handed_on(
        actor, "goals", person="encounter__participant", made="encounter__starts_at"
    )
    known = Q(goal=None) | Q(goal__in=plans.visible_goals(actor).values("pk"))
    return Note.objects.filter(goals, known, pk=note.pk).exists()


def note_whole(note: Note) -> Note:
    """A note with all that was said beside it and all that it said before."""
    whole = Note.objects.select_related(
        "encounter__participant", "encounter__worker", "signed_by", "goal"
    ).prefetch_related("amendments__by", "added__answered_by")
    return whole.get(pk=note.pk)


def draft_of(actor: Actor, encounter: Encounter, form: str) -> Draft | None:
    return next(iter(_drafts(actor, encounter=encounter.pk, form=str(form))), None)


@prepared
def _drafts(actor: Actor, *, encounter: UUID, form: str) -> QuerySet[Draft]:
    mine = policy.visible_drafts(actor).filter(encounter=encounter, form=form)
    return mine.order_by("pk")[:1]


def goals_for(actor: Actor, encounter: Encounter) -> list[Goal]:
    """What the person wants, in their order: the ones on the way that this actor may know."""
    return _goals_on(actor, person=encounter.participant_id)


@prepared
def _goals_on(actor: Actor, *, person: UUID) -> QuerySet[Goal]:
    on = plans.visible_goals(actor).filter(person=person, state=Goal.State.ON)
    return on.order_by("place", "set_at")


def goal_last_worked_on(encounter: Encounter) -> UUID | None:
    return next(iter(_goals_worked_on(person=encounter.participant_id)), None)


@prepared
def _goals_worked_on(*, person: UUID) -> QuerySet:
    notes = Note.objects.filter(encounter__participant=person).exclude(goal=None)
    return notes.order_by("-signed_at").values_list("goal", flat=True)[:1]


def did_lately(worker_id: UUID) -> list[list[str]]:
    """What this worker noted that they did, in their last twenty notes."""
    return _did_lately(worker=worker_id)


@prepared
def _did_lately(*, worker: UUID) -> QuerySet:
    notes = Note.objects.filter(signed_by=worker, is_attendance_only=False)
    return notes.order_by("-signed_at").values_list("did", flat=True)[:20]


def step_ahead(goal_id: UUID) -> Step | None:
    """The next stone on the path to this goal."""
    return next(iter(_steps_ahead(goal=goal_id)), None)


@prepared
def _steps_ahead(*, goal: UUID) -> QuerySet[Step]:
    return Step.objects.filter(goal=goal, state=Step.State.AHEAD).order_by("place")[:1]


def to_remind(now: dt.datetime, *, since: dt.timedelta, until: dt.timedelta) -> list[Encounter]:
    """Meetings that begin between the two from now, and that nobody was reminded of yet.

    What was agreed later than the reminder would have come needs none: it is still fresh.
    """
    due = Encounter.objects.filter(
        state=Encounter.State.BOOKED, starts_at__gt=now + since, starts_at__lte=now + until
    ).select_related("participant", "worker")
    keys = {reminder_key(e, until): e for e in due if e.booked_at <= e.starts_at - until}
    told = set(Notice.objects.filter(key__in=keys).values_list("key", flat=True))
    return [encounter for key, encounter in keys.items() if key not in told]


def reminder_key(encounter: Encounter, ahead: dt.timedelta) -> str:
    """A new key when the meeting moves, so that the new time is reminded of as well."""
    return f"{key_of(encounter)}soon:{encounter.moves}:{ahead // dt.timedelta(hours=1)}"


def key_of(encounter: Encounter) -> str:
    """What every notice about this meeting begins with."""
    return f"meeting:{encounter.pk}:"


def feed_with(code_hash: str) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(code_hash=code_hash, ended_at=None).first()


def referral_behind(relationship: Relationship) -> Referral | None:
    """The referral that led to this relationship, if somebody else had asked for the person."""
    asked = relationship.request_id_from
    return next(iter(_referrals_of(request=asked)), None) if asked else None


@prepared
def _referrals_of(*, request: UUID) -> QuerySet[Referral]:
    return Referral.objects.filter(request=request).order_by("pk")[:1]
