"""The shapes that walking together can take, and the days they fall on."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from beside.demo import content
from beside.demo.calendars import on_or_after, on_or_before
from beside.demo.shapes import Worker

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Arc:
    """The shape that walking together took; see `content/arcs.yaml`."""

    key: str
    words: str
    asked: tuple[int, int]
    wait: tuple[int, int] = (0, 0)
    meetings: tuple[int, int] = (0, 0)
    every: tuple[int, int] = (1, 1)
    missed: float = 0.0
    ends: str = "NOT_YET"
    gap: tuple[int, int] = (0, 0)
    then: tuple[int, int] = (0, 0)
    quiet: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Plan:
    """A leg before it has an hour: with whom, from when to when, how often."""

    worker: Worker
    starts: date
    until: date
    count: int
    every: int
    is_open: bool
    reaches_until: bool = False
    pause: timedelta = timedelta(0)


@cache
def arcs() -> dict[str, Arc]:
    """Every shape by key."""
    rows = content.read("arcs.yaml")["arcs"]
    return {row["key"]: content.made(Arc, row) for row in rows}


def days_of(plan: Plan, weekday: int) -> tuple[list[date], int]:
    """The days of a leg, and which of them comes first after a long pause (0 if there was none)."""
    first, last = on_or_after(plan.starts, weekday), on_or_before(plan.until, weekday)
    if last < first:
        return [], 0
    if plan.pause:
        return _around_a_pause(plan, first, last)
    weeks = (last - first) // WEEK
    if plan.reaches_until:
        return _spread(first, last, max(plan.count, weeks // 4 + 1)), 0
    if weeks < plan.every * (plan.count - 1):
        return _spread(first, last, plan.count), 0
    return [first + WEEK * plan.every * step for step in range(plan.count)], 0


def _around_a_pause(plan: Plan, first: date, last: date) -> tuple[list[date], int]:
    """Some weeks, a long quiet, and then again until now."""
    before = [first + WEEK * plan.every * step for step in range(plan.count // 2)]
    earliest = on_or_after(before[-1] + plan.pause, first.weekday())
    usual = last - WEEK * 3 * (plan.count - len(before) - 1)
    after = _spread(min(last, max(earliest, usual)), last, plan.count - len(before))
    return [*before, *after], len(before)


def _spread(first: date, last: date, count: int) -> list[date]:
    """So many days from first to last, whole weeks apart, closer together at first."""
    weeks = (last - first) // WEEK
    steps = max(1, min(count, weeks + 1) - 1)
    offsets = {round(weeks * (step / steps) ** 1.2) for step in range(steps + 1)}
    return [first + WEEK * offset for offset in sorted(offsets)]
