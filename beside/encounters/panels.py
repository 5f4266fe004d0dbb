"""What home pages show of meetings and notes."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.core.actor import Actor
from beside.people.models import Person
from beside.plans import policy as plans
from beside.plans.models import Step
from beside.ui.charts import Week
from beside.ui.components.times import say

from . import queries
from .models import AddedWords, Encounter, Note

WEEKS = 12


@dataclass(frozen=True)
class Moment:
    """One meeting in a worker's day. `encounters:show` with `id` opens it."""

    id: UUID
    person_id: UUID
    name: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    mode: str
    when: str
    """`past`, `next` or `later`. What is going on now is still next."""
    is_confirmed: bool
    is_missed: bool
    note_id: UUID | None
    has_note_to_write: bool
    last_time: str = ""
    """For the next one: a line from the last note, so that nobody starts cold."""


@dataclass(frozen=True)
class NextMeeting:
    id: UUID
    name: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    mode: str
    is_confirmed: bool
    may_confirm: bool
    """It is the reader who says whether they will be there."""


@dataclass(frozen=True)
class SinceLastTime:
    """What a worker wants to know before they meet again: one screen, ten seconds."""

    met_at: dt.datetime | None
    days: int | None
    words: str
    """What the person said then."""
    next: str
    """What was to come next."""
    next_on: dt.date | None
    steps_done: list[str]
    words_added: int
    corrections_open: int


@dataclass(frozen=True)
class Ribbon:
    """Twelve weeks, for `charts.ribbon(weeks, says)`."""

    weeks: list[Week]
    says: str


def today(actor: Actor, now: dt.datetime) -> list[Moment]:
    """The day of a worker in order, from the first meeting to the last."""
    tz = ZoneInfo(timezone.get_current_timezone_name())
    rows = list(queries.of_day(actor, now.astimezone(tz).date(), tz))
    ahead = (row.pk for row in rows if row.state == Encounter.State.BOOKED and row.ends_at > now)
    coming = next(ahead, None)
    return [_moment(actor, row, now, is_next=row.pk == coming) for row in rows]


def next_meeting(actor: Actor, now: dt.datetime) -> NextMeeting | None:
    """The next one of the two's, from this reader's side."""
    row = queries.coming(actor, now).first()
    if row is None:
        return None
    is_theirs = actor.face == row.participant_id
    return NextMeeting(
        id=row.pk,
        name=row.worker.name if is_theirs else row.participant.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        mode=row.get_mode_display(),
        is_confirmed=row.is_confirmed,
        may_confirm=is_theirs and not row.is_confirmed,
    )


def notes_to_write(actor: Actor, now: dt.datetime) -> list[Encounter]:
    """Meetings of this worker's that nothing is written about yet, the oldest first."""
    return list(queries.without_note(actor, now))


def recent_notes(actor: Actor, person: Person, most: int = 3) -> list[Note]:
    """The last notes about a person, as far as this reader may read them."""
    return list(queries.notes_about(actor, person.pk)[:most])


def since_last_time(actor: Actor, person: Person, now: dt.datetime) -> SinceLastTime | None:
    """What happened since this worker and this person last met; None before the first time."""
    met = queries.last_met_by(actor, person.pk, now)
    if met is None:
        return None
    note = queries.notes_about(actor, person.pk).filter(encounter=met).first()
    done = plans.visible_steps(actor).filter(
        goal__person=person.pk, state=Step.State.DONE, done_on__gte=met.starts_at.date()
    )
    added = queries.added_since(actor, person.pk, met.ends_at)
    return SinceLastTime(
        met_at=met.starts_at,
        days=(timezone.localdate(now) - timezone.localdate(met.starts_at)).days,
        words=note.words if note else "",
        next=note.next if note else "",
        next_on=note.next_on if note else None,
        steps_done=[step.words for step in done.order_by("done_on")[:3]],
        words_added=sum(1 for each in added if each.kind == AddedWords.Kind.BESIDE),
        corrections_open=queries.open_corrections(actor, person.pk),
    )


def ribbon(actor: Actor, person: Person, now: dt.datetime) -> Ribbon:
    """Twelve weeks together: met, did not meet, next; and when the plan was changed."""
    monday = _monday(timezone.localdate(now))
    first = monday - dt.timedelta(weeks=WEEKS - 1)
    held: dict[dt.date, set[str]] = defaultdict(set)
    count = {Encounter.State.MET: 0, Encounter.State.MISSED: 0}
    for starts_at, state in queries.states_since(actor, person.pk, first):
        held[_monday(timezone.localdate(starts_at))].add(state)
        if state in count:
            count[Encounter.State(state)] += 1
    planned = {_monday(day) for day in queries.plan_days_since(actor, person.pk, first)}
    weeks = [first + dt.timedelta(weeks=n) for n in range(WEEKS)]
    return Ribbon(
        [
            Week(
                label=say(week, "short"),
                met=_met(held[week], is_this=week == monday),
                plan=week in planned,
                tick=n % 4 == 0,
            )
            for n, week in enumerate(weeks)
        ],
        _says(count[Encounter.State.MET], count[Encounter.State.MISSED]),
    )


def _moment(actor: Actor, row: Encounter, now: dt.datetime, *, is_next: bool) -> Moment:
    is_over = row.state != Encounter.State.BOOKED or row.ends_at <= now
    note = getattr(row, "note", None)
    return Moment(
        id=row.pk,
        person_id=row.participant_id,
        name=row.participant.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        mode=row.get_mode_display(),
        when="next" if is_next else "past" if is_over else "later",
        is_confirmed=row.is_confirmed,
        is_missed=row.state == Encounter.State.MISSED,
        note_id=note.pk if note else None,
        has_note_to_write=note is None and row.state in queries.HELD and row.starts_at <= now,
        last_time=_last_line(actor, row) if is_next else "",
    )


def _last_line(actor: Actor, row: Encounter) -> str:
    note = queries.notes_about(actor, row.participant_id).first()
    return (note.words or note.next) if note else ""


def _met(states: set[str], *, is_this: bool) -> str:
    if Encounter.State.MET in states:
        return "met"
    if is_this and Encounter.State.BOOKED in states:
        return "next"
    return "missed" if Encounter.State.MISSED in states else ""


def _says(met: int, missed: int) -> str:
    said = ngettext("%d meeting in twelve weeks", "%d meetings in twelve weeks", met) % met
    if not missed:
        return said + "."
    return said + _(", and %d that did not take place.") % missed


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
