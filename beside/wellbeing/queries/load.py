"""What the week of each worker is made of. For their own eyes, and for those who plan with them."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.encounters.models import Encounter, Note
from beside.people.models import Person
from beside.relationships import queries as relationships
from beside.workforce.carrying import tells_full
from beside.workforce.models import Hours, TimeAway

from .. import policy, weighing
from ..models import Debrief, SharedLine, Weight
from ..reading import HARD
from .debriefs import team_debriefs

LATELY = dt.timedelta(days=14)
LONG_AWAY = dt.timedelta(days=4)
"""After so many days away and more, the first days back are light."""
OUT = ("COMMUNITY",)


@dataclass(frozen=True)
class Week:
    """One worker and the week they are in."""

    worker: Person
    load: weighing.Load

    @property
    def level(self) -> str:
        return self.load.level


def load(actor: Actor, workers: Collection[Person], *, today: dt.date) -> list[Week]:
    """The weeks this actor may know of, by name: nobody is put before anybody."""
    seen = {each.pk for each in policy.workers_to_weigh(actor)}
    rows = sorted((each for each in workers if each.pk in seen), key=lambda each: each.name)
    weighed = _weigh([each.pk for each in rows], today)
    return [Week(each, weighed[each.pk]) for each in rows]


def my_week(actor: Actor, worker: Person, *, today: dt.date) -> Week:
    return load(actor, [worker], today=today)[0]


@tells_full
def too_much(workers: Collection[UUID], day: dt.date) -> set[UUID]:
    """Those whose week holds no more, and those just back from a long time away."""
    weighed = _weigh(list(workers), day)
    return {
        worker
        for worker, each in weighed.items()
        if each.level == weighing.TOO_MUCH or each.is_first_days_back
    }


@dataclass(frozen=True)
class Team:
    """All that somebody who plans with workers wants to know of their weeks."""

    weeks: list[Week]
    talks: list[Debrief]
    lines: list[SharedLine]
    away: list[TimeAway]
    now: dt.datetime


def team(actor: Actor, *, today: dt.date, now: dt.datetime) -> Team:
    """A constant number of queries."""
    workers = policy.workers_to_weigh(actor).exclude(pk=actor.me)
    peers = list(workers.filter(profile__isnull=False))
    soon = today + dt.timedelta(days=60)
    away = policy.coverable(actor).exclude(profile__person=actor.face)
    lines = policy.visible_lines(actor).exclude(worker=actor.face).select_related("worker")
    return Team(
        weeks=load(actor, peers, today=today),
        talks=team_debriefs(actor),
        lines=list(lines.order_by("worker__name")),
        away=list(away.filter(ends_on__gte=today, starts_on__lte=soon).order_by("starts_on")),
        now=now,
    )


def weights_now(today: dt.date) -> list[tuple[str, str, int, bool]]:
    """What each thing weighs: its code, its name, its minutes, and whether that is our own word."""
    own = dict(_own())
    return [
        (what, str(Weight.What(what).label), minutes, what in own)
        for what, minutes in weighing.weights_on(today, own).items()
    ]


def _weigh(ids: list[UUID], today: dt.date) -> dict[UUID, weighing.Load]:
    """A fixed number of questions, however many workers."""
    if not ids:
        return {}
    monday = today - dt.timedelta(days=today.weekday())
    begins = _midnight(monday)
    ends = _midnight(monday + dt.timedelta(days=7))
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    minutes = _meetings(ids, begins, ends, counts)
    _hard(ids, today, counts)
    for worker, n in relationships.loads(ids).items():
        counts[worker]["PERSON"] += n
    weights, levels = weighing.weights_on(today, dict(_own())), weighing.levels_on(today)
    away = _days(_away(workers=ids))
    room = _room(ids, away, monday, levels["usual_week"])
    return {
        worker: weighing.weigh(
            counts[worker],
            minutes[worker],
            room[worker],
            weights,
            levels,
            is_first_days_back=_is_just_back(away[worker], today, levels["first_days_back"]),
        )
        for worker in ids
    }


def _meetings(
    ids: list[UUID], begins: dt.datetime, ends: dt.datetime, counts: dict[UUID, Counter[str]]
) -> dict[UUID, int]:
    """Minutes in meetings this week; meetings, first ones and ways out are counted."""
    minutes: dict[UUID, int] = defaultdict(int)
    for worker, starts, until, mode, setting, met in _week(workers=ids, begins=begins, ends=ends):
        minutes[worker] += int((until - starts).total_seconds() // 60)
        counts[worker]["MEETING"] += 1
        counts[worker]["TRAVEL"] += mode == "IN_PERSON" and setting in OUT
        counts[worker]["FIRST"] += not met
    return minutes


def _hard(ids: list[UUID], today: dt.date, counts: dict[UUID, Counter[str]]) -> None:
    since = _midnight(today) - LATELY
    for worker, did in _notes(workers=ids, since=since):
        counts[worker]["HARD"] += bool(HARD.intersection(did))
    for worker in _others(workers=ids, since=since):
        counts[worker]["HARD"] += 1


def _room(
    ids: list[UUID], away: dict[UUID, list[Any]], monday: dt.date, usual: int
) -> dict[UUID, int]:
    """Minutes of this week in which each is there: the hours they keep, less days away."""
    kept: dict[UUID, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for worker, weekday, starts, ends in _hours(workers=ids):
        kept[worker][weekday] += (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    found = {}
    for worker in ids:
        week = kept[worker] or dict.fromkeys(range(5), usual // 5)
        found[worker] = sum(
            minutes
            for weekday, minutes in week.items()
            if not _is_away(away[worker], monday + dt.timedelta(days=weekday))
        )
    return found


def _is_away(spans: Iterable[tuple[dt.date, dt.date]], day: dt.date) -> bool:
    return any(first <= day <= last for first, last in spans)


def _is_just_back(spans: Iterable[tuple[dt.date, dt.date]], today: dt.date, days: int) -> bool:
    return any(
        last - first >= LONG_AWAY and last < today <= last + dt.timedelta(days=days)
        for first, last in spans
    )


def _days(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for worker, first, last in rows:
        found[worker].append((first, last))
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), timezone.get_current_timezone())


@prepared
def _week(*, workers: list[UUID], begins: dt.datetime, ends: dt.datetime) -> QuerySet:
    rows = Encounter.objects.filter(worker__in=workers, starts_at__gte=begins, starts_at__lt=ends)
    held = rows.filter(state__in=[Encounter.State.BOOKED, Encounter.State.MET])
    return held.values_list(
        "worker", "starts_at", "ends_at", "mode", "setting", "relationship__last_met_at"
    )


@prepared
def _notes(*, workers: list[UUID], since: dt.datetime) -> QuerySet:
    rows = Note.objects.filter(encounter__worker__in=workers, encounter__starts_at__gte=since)
    return rows.values_list("encounter__worker", "did")


@prepared
def _others(*, workers: list[UUID], since: dt.datetime) -> QuerySet:
    """Hard things that no note tells of."""
    rows = Debrief.objects.filter(worker__in=workers, offered_at__gte=since)
    return rows.exclude(cause=Debrief.Cause.HARD).values_list("worker", flat=True)


@prepared
def _hours(*, workers: list[UUID]) -> QuerySet:
    rows = Hours.objects.filter(profile__person__in=workers, ended_at=None)
    return rows.values_list("profile__person", "weekday", "starts", "ends")


@prepared
def _away(*, workers: list[UUID]) -> QuerySet:
    rows = TimeAway.objects.filter(profile__person__in=workers, cancelled_at=None)
    return rows.values_list("profile__person", "starts_on", "ends_on")


@prepared
def _own() -> QuerySet:
    return Weight.objects.filter(ended_at=None).values_list("what", "minutes")
