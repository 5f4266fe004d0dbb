"""An agenda that fills itself from the work since the last time. It starts talk; it scores nobody."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.encounters import policy as encounters
from beside.encounters.activities import Activity, activities, chips
from beside.encounters.models import Encounter
from beside.people.models import Person
from beside.plans import policy as plans
from beside.plans.models import Goal
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship
from beside.wellbeing import queries as wellbeing
from beside.wellbeing.models import Debrief, SharedLine
from beside.wellbeing.queries import Week
from beside.workforce.rules.spans import months_after

from .. import charter, policy, prompts
from ..models import Observation, Review, TalkPoint
from .due import Due, due_of
from .growing import lately_seen
from .impressions import MONTHS, Felt, felt
from .qualified import Check, unmet
from .renewal import renews_on
from .ties import Known, due_ties

HARD = ("STAYED_THROUGH", "SAFETY_PLAN")
GLAD = ("CELEBRATED", "LAUGHED", "LOOKED_BACK")
QUIET_AFTER = dt.timedelta(days=14)
AT_FIRST = dt.timedelta(days=90)
"""How far back the first agenda looks, and how far the mix of activities does."""


@dataclass(frozen=True)
class Seen:
    """One thing out of the work: with whom, when, and what it was."""

    person: str
    person_id: UUID
    at: dt.datetime
    what: tuple[Activity, ...] = ()
    note_id: UUID | None = None
    words: str = ""


@dataclass(frozen=True)
class Asked:
    """A worker was asked to do something that is not peer work."""

    id: UUID
    at: dt.datetime
    what: Activity


@dataclass(frozen=True)
class Mix:
    """What a worker did with people lately. A picture to talk about, never a score."""

    often: list[tuple[Activity, int]]
    outside: list[tuple[Activity, int]]
    unseen: list[Activity]
    """Chips that show first, and do not stand in any of the notes."""
    places: dict[str, int]
    """How often in the middle of the role, at its edge, and outside (see charter.py)."""
    edge: list[tuple[Activity, str]]
    """What was done at the edge, each with a question to think about."""


@dataclass
class Agenda:
    """What two people may want to talk about."""

    worker: Person
    since: dt.datetime
    due: Due | None
    points: list[TalkPoint]
    talks: list[Debrief]
    """After something hard: that a talk is due, never what about."""
    line: SharedLine | None
    """What the worker chose to let whoever looks after them know."""
    week: Week
    asked: list[Asked]
    hard: list[Seen]
    outside: list[Seen]
    wins: list[Seen]
    quiet: list[Relationship]
    to_read: list[Review]
    read: list[Review]
    mix: Mix
    asked_by_month: list[tuple[dt.date, int]]
    """How often they were asked to act outside their role, in each of the last six months."""
    seen: list[Observation]
    felt: list[Felt]
    ties: list[Known]
    checks: list[Check]
    today: dt.date
    renews_on: dt.date | None
    prompt: prompts.Prompt
    other_prompts: list[prompts.Prompt]

    @property
    def days_left(self) -> int:
        """Until the last day of what they hold."""
        return (self.renews_on - self.today).days if self.renews_on else 0

    @property
    def was_asked(self) -> bool:
        return any(times for _month, times in self.asked_by_month)


def agenda(actor: Actor, worker: Person, *, now: dt.datetime) -> Agenda:
    """Everything since the last time they sat down. A constant number of queries."""
    held = policy.visible_supervisions(actor).filter(worker=worker)
    last = held.order_by("-held_at").values_list("held_at", flat=True).first()
    since = last or now - AT_FIRST
    lately = _did(actor, worker, since=now - AT_FIRST if since > now - AT_FIRST else since)
    fresh = [seen for seen in lately if seen.at > since]
    turn, others = prompts.in_turn(held.count())
    today = timezone.localdate(now)
    return Agenda(
        worker=worker,
        since=since,
        due=due_of(worker, today=today),
        points=list(_open(policy.visible_points(actor), worker).select_related("by")),
        talks=wellbeing.talks_of(actor, worker),
        line=wellbeing.shared_line(actor, worker),
        week=wellbeing.my_week(actor, worker, today=today),
        asked=_asked(actor, worker),
        hard=_with(fresh, lambda each: each.code in HARD),
        outside=_with(fresh, lambda each: not each.in_role),
        wins=[*_reached(actor, worker, since), *_with(fresh, lambda each: each.code in GLAD)],
        quiet=_quiet(actor, worker, now),
        to_read=_reviews(actor, worker, Q(state=Review.State.DRAWN)),
        read=_reviews(actor, worker, Q(read_at__gt=since)),
        mix=_mix(lately),
        asked_by_month=_asked_by_month(actor, worker, today),
        seen=lately_seen(actor, worker),
        felt=felt(actor, worker, today=today),
        ties=due_ties(actor, worker, today=today),
        checks=unmet(actor, worker, today=today),
        today=today,
        renews_on=renews_on(worker, today),
        prompt=turn,
        other_prompts=others,
    )


def open_points(actor: Actor, worker: Person) -> list[tuple[str, str]]:
    """What waits to be talked about, each with its id."""
    points = _open(policy.visible_points(actor), worker).order_by("added_at")
    asked = _asked(actor, worker)
    return [
        *((str(point.pk), point.words) for point in points),
        *((str(each.id), _("Asked: %s") % _(each.what.label)) for each in asked),
    ]


def _did(actor: Actor, worker: Person, *, since: dt.datetime) -> list[Seen]:
    """What was done in the worker's own meetings, newest first; the words stay in the notes."""
    known = activities()
    notes = encounters.visible_notes(actor).filter(
        encounter__worker=worker, encounter__starts_at__gt=since, is_attendance_only=False
    )
    rows = notes.order_by("-encounter__starts_at").values_list(
        "pk",
        "did",
        "encounter__participant",
        "encounter__participant__name",
        "encounter__starts_at",
    )
    return [
        Seen(name, person, at, tuple(known[code] for code in did if code in known), note)
        for note, did, person, name, at in rows
    ]


def _with(rows: list[Seen], fits: Callable[[Activity], bool]) -> list[Seen]:
    """Those in which something of the kind was done, and only that of it."""
    found = []
    for row in rows:
        what = tuple(each for each in row.what if fits(each))
        if what:
            found.append(Seen(row.person, row.person_id, row.at, what, row.note_id))
    return found[:6]


def _reached(actor: Actor, worker: Person, since: dt.datetime) -> list[Seen]:
    """Goals that people reached who walk with this worker."""
    walking = relationships.visible_relationships(actor).filter(worker=worker)
    goals = plans.visible_goals(actor).filter(
        person__in=walking.values("participant"), state=Goal.State.REACHED, changed_at__gt=since
    )
    return [
        Seen(goal.person.name, goal.person_id, goal.changed_at or since, words=goal.words)
        for goal in goals.select_related("person").order_by("-changed_at")[:6]
    ]


def _quiet(actor: Actor, worker: Person, now: dt.datetime) -> list[Relationship]:
    """People not met for two weeks, with no meeting ahead."""
    ahead = Encounter.objects.filter(
        worker=worker, state=Encounter.State.BOOKED, starts_at__gte=now
    ).values("relationship")
    before = now - QUIET_AFTER
    silent = Q(last_met_at__lt=before) | Q(last_met_at=None, introduced_at__lt=before)
    rows = relationships.visible_relationships(actor).filter(
        silent, worker=worker, state__in=Relationship.OPEN
    )
    shown = rows.exclude(pk__in=ahead).select_related("participant")
    return list(shown.order_by("last_met_at")[:8])


def _asked(actor: Actor, worker: Person) -> list[Asked]:
    known = activities()
    rows = _open(policy.visible_asks(actor), worker)
    return [
        Asked(row.pk, row.asked_at, known[row.code])
        for row in rows.order_by("-asked_at")
        if row.code in known
    ]


def _asked_by_month(actor: Actor, worker: Person, today: dt.date) -> list[tuple[dt.date, int]]:
    first = today.replace(day=1)
    months = [months_after(first, -ago) for ago in reversed(range(MONTHS))]
    rows = policy.visible_asks(actor).filter(
        worker=worker, asked_at__gte=timezone.make_aware(dt.datetime.combine(months[0], dt.time()))
    )
    asked = rows.values_list("asked_at", flat=True)
    found = Counter(timezone.localdate(at).replace(day=1) for at in asked)
    return [(month, found[month]) for month in months]


def _open(rows: Any, worker: Person) -> Any:
    return rows.filter(worker=worker, talked_at=None)


def _reviews(actor: Actor, worker: Person, which: Q) -> list[Review]:
    rows = policy.visible_reviews(actor).filter(which, note__signed_by=worker)
    return list(rows.select_related("note__encounter__participant").order_by("drawn_at")[:6])


def _mix(rows: list[Seen]) -> Mix:
    counted = Counter(each for row in rows for each in row.what)
    often = [(each, n) for each, n in counted.most_common() if each.in_role]
    shown_first, _rest = chips()
    return Mix(
        often=often[:6],
        outside=[(each, n) for each, n in counted.most_common() if not each.in_role],
        places=charter.shares(counted.items()),
        edge=[(each, charter.edge()[each.code]) for each in counted if each.code in charter.edge()],
        unseen=[each for each in shown_first if rows and each not in counted][:4],
    )
