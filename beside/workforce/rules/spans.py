"""Spans of time as rules name them: months that end on a calendar day, weeks, calendar years."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included; None where it is open."""

    start: dt.date | None = None
    end: dt.date | None = None

    def __contains__(self, day: dt.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Span") -> bool:
        return not (_before(self, other) or _before(other, self))


def _before(one: Span, other: Span) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day `months` later (earlier if negative), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return dt.date.max if months > 0 else dt.date.min
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def periods(every: str, span: Span) -> Iterator[Span]:
    """The whole weeks (`P1W`, from Monday) or calendar months (`P1M`) that lie in the span."""
    assert span.start and span.end
    day = _next_start(every, span.start)
    while True:
        end = _end_of(every, day)
        if end > span.end:
            return
        yield Span(day, end)
        day = end + DAY


def period_of(every: str, day: dt.date) -> Span:
    """The week or calendar month that holds this day."""
    start = day - dt.timedelta(days=day.weekday()) if every == "P1W" else day.replace(day=1)
    return Span(start, _end_of(every, start))


def _next_start(every: str, day: dt.date) -> dt.date:
    held = period_of(every, day)
    assert held.start and held.end
    return day if held.start == day else held.end + DAY


def _end_of(every: str, start: dt.date) -> dt.date:
    return start + 6 * DAY if every == "P1W" else months_after(start, 1) - DAY
