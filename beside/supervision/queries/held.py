"""When people sat down together: rows to read whole, and bare dates to count and to show."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from beside.core.actor import Actor
from beside.people.models import Person
from beside.ui.components.times import say
from beside.workforce.rules.spans import months_after

from .. import policy
from ..models import Supervision


@dataclass(frozen=True)
class Line:
    """One meeting as anybody may know of it who answers for the programme."""

    on: dt.date
    worker_id: UUID
    worker: str
    supervisor: str
    kind: str
    mode: str
    minutes: int
    is_put_right: bool


@dataclass(frozen=True)
class Period:
    """All that was held from one day to another, oldest first, and the sum for each worker."""

    begins_on: dt.date
    ends_on: dt.date
    lines: list[Line]

    @property
    def sums(self) -> list[tuple[str, int, int]]:
        """Worker, times, minutes."""
        found: dict[tuple[str, UUID], list[int]] = defaultdict(list)
        for line in self.lines:
            found[line.worker, line.worker_id].append(line.minutes)
        return [(name, len(each), sum(each)) for (name, _id), each in sorted(found.items())]

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)

    @property
    def says(self) -> str:
        return f"{say(self.begins_on, 'date')} – {say(self.ends_on, 'date')}"


def held_of(actor: Actor, worker: Person) -> list[Supervision]:
    """The last eight times, with what was said, newest first."""
    rows = policy.visible_supervisions(actor).filter(worker=worker)
    return list(rows.select_related("worker", "supervisor").order_by("-held_at")[:8])


def moments_of(actor: Actor, workers: list[Person]) -> set[tuple[UUID, dt.datetime]]:
    """Who sat down when, so that nothing is written down twice."""
    rows = policy.visible_supervisions(actor).filter(worker__in=workers)
    return set(rows.values_list("worker", "held_at"))


def as_held(held: Supervision) -> dict[str, Any]:
    """A row as its form shows it."""
    began = timezone.localtime(held.held_at)
    same = ("minutes", "kind", "mode", "agenda", "words")
    return {
        "held_on": began.date(),
        "at": began.time(),
        **{name: getattr(held, name) for name in same},
    }


def usual(now: dt.datetime) -> dict[str, Any]:
    """What most write: today, an hour that is just over."""
    began = timezone.localtime(now - dt.timedelta(hours=1)).replace(minute=0)
    return {"held_on": began.date(), "at": began.time(), "minutes": 60}


def usual_period(today: dt.date) -> dict[str, dt.date]:
    """The last three months."""
    return {"begins_on": months_after(today, -3), "ends_on": today}


def dates(actor: Actor, begins_on: dt.date, ends_on: dt.date) -> Period:
    """Dates, kinds and minutes of everybody this actor may know that of. No words are read."""
    rows = _between(policy.visible_dates(actor), "held_at", begins_on, ends_on)
    told = rows.order_by("held_at", "worker__name").values_list(
        "held_at", "worker", "worker__name", "supervisor__name", "kind", "mode", "minutes", "amends"
    )
    return Period(
        begins_on,
        ends_on,
        [
            Line(
                on=timezone.localdate(held_at),
                worker_id=pk,
                worker=worker,
                supervisor=supervisor,
                kind=str(Supervision.Kind(kind).label),
                mode=str(Supervision.Mode(mode).label),
                minutes=minutes,
                is_put_right=amends is not None,
            )
            for held_at, pk, worker, supervisor, kind, mode, minutes, amends in told
        ],
    )


def asks_counted(actor: Actor, begins_on: dt.date, ends_on: dt.date) -> int | None:
    """How often workers were asked to act outside their role: a number, and no names."""
    if not actor.holds("insights.read"):
        return None
    return _between(policy.asks_to_count(actor), "asked_at", begins_on, ends_on).count()


def _between(rows: QuerySet, column: str, begins_on: dt.date, ends_on: dt.date) -> QuerySet:
    """From the first minute of one day to the last of the other, where the organisation is."""
    tz = timezone.get_current_timezone()
    since = dt.datetime.combine(begins_on, dt.time(), tz)
    until = dt.datetime.combine(ends_on + dt.timedelta(days=1), dt.time(), tz)
    return rows.filter(**{f"{column}__gte": since, f"{column}__lt": until})
