"""The page of one person, and the list of people, as somebody beside them sees it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.consent import policy as consent
from beside.consent.models import Consent
from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.encounters import policy as encounters
from beside.encounters.models import Encounter, Note
from beside.people.models import Person, SafeContact
from beside.people.policy import visible_participants
from beside.plans import queries as plans
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship
from beside.ui import charts

WEEKS = 12
QUIET_AFTER = dt.timedelta(days=14)
MET, MISSED, BOOKED = Encounter.State.MET, Encounter.State.MISSED, Encounter.State.BOOKED


@dataclass
class Page:
    """One person, on one page."""

    person: Person
    contact: SafeContact | None
    relationship: Relationship | None
    next: Encounter | None
    ribbon: Any
    goals: list[Any]
    notes: list[Note]
    consents: list[Consent]
    is_time: bool
    """The next meeting has come, and can be written about."""

    @property
    def is_walking(self) -> bool:
        return self.relationship is not None and self.relationship.state != "ENDED"


@dataclass
class Row:
    """One person in a list: who, since when, since last time, and one thing to think of."""

    person: Person
    relationship: Relationship
    last_at: dt.datetime | None
    next_at: dt.datetime | None
    is_quiet: bool
    days_quiet: int
    last_words: str = ""
    goal: Any = None
    """Only where there are no last words."""


def page_of(actor: Actor, person: Person, *, now: dt.datetime) -> Page:
    """Everything the page shows. A constant number of queries, however long they have met."""
    since = now - dt.timedelta(weeks=WEEKS)
    around = _around(actor, person_id=person.pk, since=since)
    coming = [row for row in around if row.state == BOOKED and row.ends_at > now]
    goals = plans.living_goals(actor, [person.pk])[person.pk]
    return Page(
        person=person,
        contact=next(iter(_contact(actor, person_id=person.pk)), None),
        relationship=_between(actor, person),
        next=coming[0] if coming else None,
        ribbon=_ribbon(around, goals, now),
        goals=goals,
        notes=_notes(actor, person),
        consents=_consents(actor, person_id=person.pk, today=timezone.localdate(now)),
        is_time=bool(coming) and encounters.has_come(coming[0], now),
    )


@prepared
def _around(actor: Actor, *, person_id: UUID, since: dt.datetime) -> QuerySet[Encounter]:
    with_them = encounters.visible_encounters(actor).filter(participant=person_id)
    return with_them.filter(starts_at__gte=since).select_related(None).order_by("starts_at")


@prepared
def _contact(actor: Actor, *, person_id: UUID) -> QuerySet[SafeContact]:
    return relationships.visible_contacts(actor).filter(person=person_id).order_by("pk")[:1]


@prepared
def _consents(actor: Actor, *, person_id: UUID, today: dt.date) -> QuerySet[Consent]:
    return consent.visible_consents(actor).filter(consent.in_force(today), person=person_id)


def rows_of(actor: Actor, *, now: dt.datetime, told: int | None = None) -> list[Row]:
    """The people this worker walks with, those not met for the longest first. The first `told`
    of them with last words or a goal; None: all of them."""
    open_ones = _walking(actor)
    newest = _newest(open_ones, now)
    rows = [_row(each, newest[each.pk][0], newest[each.pk][1], now) for each in open_ones]
    rows.sort(key=lambda row: (row.next_at is not None, -row.days_quiet))
    _tell(actor, rows[:told], {pk: note for pk, (_last, _next, note) in newest.items() if note})
    return rows


@prepared
def _walking(actor: Actor) -> QuerySet[Relationship]:
    mine = relationships.visible_relationships(actor).filter(worker=actor.face)
    return mine.filter(state__in=Relationship.OPEN).select_related("participant")


def _row(
    each: Relationship, last_at: dt.datetime | None, next_at: dt.datetime | None, now: dt.datetime
) -> Row:
    quiet = now - (last_at or each.introduced_at)
    return Row(
        person=each.participant,
        relationship=each,
        last_at=last_at,
        next_at=next_at,
        is_quiet=quiet > QUIET_AFTER and next_at is None,
        days_quiet=quiet.days,
    )


def _tell(actor: Actor, rows: list[Row], written: dict[UUID, UUID]) -> None:
    """What was said last; where nothing was, a goal."""
    ids = [written[row.relationship.pk] for row in rows if row.relationship.pk in written]
    notes = {note.pk: note for note in _written(actor, ids=ids)} if ids else {}
    for row in rows:
        note = notes.get(written.get(row.relationship.pk))
        row.last_words = note.next or note.words if note else ""
    wordless = [row.person.pk for row in rows if not row.last_words]
    goals = plans.living_goals(actor, wordless) if wordless else {}
    for row in rows:
        row.goal = next(iter(goals.get(row.person.pk, ())), None)


def _newest(open_ones: list[Relationship], now: dt.datetime) -> dict[UUID, tuple[Any, ...]]:
    """For each relationship, when the last meeting was and the next is, and the last note with
    words: its id.

    Each is one step in an index, so years of meetings cost no more than weeks.
    """
    return {pk: tuple(found) for pk, *found in _newest_of(ids=[r.pk for r in open_ones], now=now)}


@prepared
def _newest_of(*, ids: list[UUID], now: dt.datetime) -> QuerySet:
    own = Encounter.objects.filter(relationship=OuterRef("pk"))
    met = own.filter(state=MET).order_by("-starts_at")
    coming = own.filter(state=BOOKED, ends_at__gt=now).order_by("starts_at")
    written = own.filter(note__is_attendance_only=False).order_by("-starts_at")
    return Relationship.objects.filter(pk__in=ids).values_list(
        "pk",
        Subquery(met.values("starts_at")[:1]),
        Subquery(coming.values("starts_at")[:1]),
        Subquery(written.values("note__pk")[:1]),
    )


@prepared
def _written(actor: Actor, *, ids: list[UUID]) -> QuerySet[Note]:
    return encounters.visible_notes(actor).filter(pk__in=ids).select_related(None)


def _between(actor: Actor, person: Person) -> Relationship | None:
    """The one of whoever looks, if they walk with the person; else the newest."""
    rows = _both(actor, person_id=person.pk)
    return next((row for row in rows if row.worker_id == actor.face), next(iter(rows), None))


@prepared
def _both(actor: Actor, *, person_id: UUID) -> QuerySet[Relationship]:
    rows = relationships.visible_relationships(actor).filter(participant=person_id)
    return rows.select_related("worker", "programme").order_by("-introduced_at")


def _notes(actor: Actor, person: Person) -> list[Note]:
    return _last_notes(actor, person_id=person.pk)


@prepared
def _last_notes(actor: Actor, *, person_id: UUID) -> QuerySet[Note]:
    rows = encounters.visible_notes(actor).filter(encounter__participant=person_id)
    return (
        rows.select_related(None).select_related("encounter").order_by("-encounter__starts_at")[:3]
    )


def _ribbon(meetings: list[Encounter], goals: list[Any], now: dt.datetime) -> charts.Chart:
    changed = {_week(moment) for path in goals for moment in _plan_moments(path)}
    by_week: dict[dt.date, list[Encounter]] = defaultdict(list)
    for meeting in meetings:
        by_week[_week(meeting.starts_at)].append(meeting)
    first = _week(now) - dt.timedelta(weeks=WEEKS - 1)
    weeks = [
        charts.Week(
            label=_("Today") if place == WEEKS - 1 else date_format(monday, "j M"),
            met=_mark(by_week[monday], now),
            plan=monday in changed,
            tick=place % 4 == 0,
        )
        for place, monday in ((n, first + dt.timedelta(weeks=n)) for n in range(WEEKS))
    ]
    return charts.ribbon(weeks, _says(meetings, now), rows=("met", "plan"))


def _plan_moments(path: Any) -> list[dt.datetime | dt.date]:
    moments: list[dt.datetime | dt.date] = [path.goal.set_at]
    return moments + [step.done_on for step in path.steps if step.done_on]


def _week(moment: dt.datetime | dt.date) -> dt.date:
    day = timezone.localdate(moment) if isinstance(moment, dt.datetime) else moment
    return day - dt.timedelta(days=day.weekday())


def _mark(meetings: list[Encounter], now: dt.datetime) -> str:
    states = {meeting.state for meeting in meetings}
    if any(row.state == BOOKED and row.ends_at > now for row in meetings):
        return "next"
    if MET in states:
        return "met"
    return "missed" if MISSED in states else ""


def _says(meetings: list[Encounter], now: dt.datetime) -> str:
    met = sum(row.state == MET for row in meetings)
    missed = sum(row.state == MISSED for row in meetings)
    said = ngettext("Met %d time.", "Met %d times.", met) % met
    if missed:
        said += (
            " "
            + ngettext("%d time you did not meet.", "%d times you did not meet.", missed) % missed
        )
    return said


def everybody(actor: Actor, *, query: str = "") -> QuerySet[Person]:
    """The people of a coordinator's programmes, or of a supervisor's team, by name."""
    walking = Relationship.objects.filter(state__in=Relationship.OPEN).select_related("worker")
    rows = visible_participants(actor).exclude(pk=actor.me).filter(left_on=None)
    if query:
        rows = rows.filter(name__icontains=query)
    return rows.prefetch_related(Prefetch("supported_in", walking, to_attr="walking_now")).order_by(
        "name"
    )
