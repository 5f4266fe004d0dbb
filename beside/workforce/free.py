"""When a worker is free: the hours of their week, less days away and what is booked. A pure sum."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

Span = tuple[dt.datetime, dt.datetime]
"""From a moment until another, the second one not included."""
Days = tuple[dt.date, dt.date]
"""From a day through another, both included."""


@dataclass(frozen=True)
class Block:
    """Hours of one weekday, by the clock on the wall. 0 is Monday."""

    weekday: int
    starts: dt.time
    ends: dt.time
    modes: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Free:
    """A stretch of time, in UTC, that nobody has taken yet."""

    starts: dt.datetime
    ends: dt.datetime
    modes: tuple[str, ...] = ()
    place: str = ""

    @property
    def length(self) -> dt.timedelta:
        return self.ends - self.starts


def free(
    blocks: Iterable[Block],
    *,
    away: Iterable[Days] = (),
    booked: Iterable[Span] = (),
    since: dt.datetime,
    until: dt.datetime,
    tz: ZoneInfo,
) -> list[Free]:
    """The stretches that lie in somebody's hours, in no day away and in no booking, in order.

    Every moment of a stretch is inside the hours by the clock on the wall, also on the two
    nights a year when that clock jumps.
    """
    weekly: dict[int, list[Block]] = {}
    for block in blocks:
        weekly.setdefault(block.weekday, []).append(block)
    days_away, taken = list(away), sorted(booked)
    found: list[Free] = []
    for day in _days(since.astimezone(tz).date(), until.astimezone(tz).date()):
        if any(first <= day <= last for first, last in days_away):
            continue
        for block in weekly.get(day.weekday(), ()):
            span = _on(day, block, tz)
            if span:
                whole = Free(
                    max(span[0], since), min(span[1], until), tuple(block.modes), block.place
                )
                found += _less(whole, taken)
    return sorted(found, key=lambda each: (each.starts, each.ends, each.place))


def slots(
    stretches: Iterable[Free], *, minutes: int = 60, step: int = 30, tz: ZoneInfo
) -> Iterator[Free]:
    """Meetings of so many minutes that fit in, starting on the half hours of the wall clock."""
    length, stride = dt.timedelta(minutes=minutes), dt.timedelta(minutes=step)
    for stretch in stretches:
        starts = _rounded_up(stretch.starts, step, tz)
        while starts + length <= stretch.ends:
            yield replace(stretch, starts=starts, ends=starts + length)
            starts += stride


def overlapping(blocks: Sequence[Block]) -> tuple[Block, Block] | None:
    """Two blocks that speak of the same hour, or None when there are none."""
    ordered = sorted(blocks, key=lambda each: (each.weekday, each.starts))
    for one, other in zip(ordered, ordered[1:], strict=False):
        if one.weekday == other.weekday and other.starts < one.ends:
            return one, other
    return None


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += dt.timedelta(days=1)


def _on(day: dt.date, block: Block, tz: ZoneInfo) -> Span | None:
    """The block on this day. Where the clock jumps, the cautious reading: starts at the later
    of the two moments that the wall clock may mean, and ends at the earlier."""
    first = [_moment(day, block.starts, tz, fold) for fold in (0, 1)]
    last = [_moment(day, block.ends, tz, fold) for fold in (0, 1)]
    if max(first) < min(last):
        return max(first), min(last)
    # Hours that lie wholly in the hour that comes twice: their first coming.
    if first[0] < first[1] and last[0] < last[1] and first[0] < last[0]:
        return first[0], last[0]
    return None


def _moment(day: dt.date, at: dt.time, tz: ZoneInfo, fold: int) -> dt.datetime:
    return dt.datetime.combine(day, at, tz).replace(fold=fold).astimezone(dt.UTC)


def _less(whole: Free, taken: list[Span]) -> list[Free]:
    left, starts = [], whole.starts
    for first, last in taken:
        if first >= whole.ends:
            break
        if last > starts:
            if first > starts:
                left.append(replace(whole, starts=starts, ends=first))
            starts = last
    if starts < whole.ends:
        left.append(replace(whole, starts=starts))
    return left


def _rounded_up(moment: dt.datetime, step: int, tz: ZoneInfo) -> dt.datetime:
    wall = moment.astimezone(tz)
    over = dt.timedelta(
        minutes=wall.minute % step, seconds=wall.second, microseconds=wall.microsecond
    )
    return moment + (dt.timedelta(minutes=step) - over if over else over)
