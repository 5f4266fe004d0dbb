"""Until when a stage lasts, and which renewal cycle a day lies in."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .case import Case, Hold
from .packs import Row
from .spans import DAY, Span, months_after


@dataclass(frozen=True)
class Cycle:
    """One round of renewal."""

    span: Span
    opens_on: dt.date | None = None
    """From when one may apply to renew."""
    last_day: dt.date | None = None
    """The end of the late window, or of the cycle where there is none."""
    has_begun: bool = True
    """False in the year of the examination, where the first cycle is the year after."""


def cycle_of(case: Case, hold: Hold | None, rows: Iterable[Row]) -> Cycle | None:
    """The cycle the case lies in, by the `cycle` row; None where there is no row or no hold."""
    row = next((row for row in rows if row.kind == "cycle"), None)
    if row is None or hold is None:
        return None
    span, has_begun = _span(case, hold, row.need)
    if span is None or span.end is None:
        return None
    before = row.need.get("apply_days_before")
    return Cycle(
        span=span,
        opens_on=span.end - before * DAY if before else None,
        last_day=span.end + row.need.get("late_days", 0) * DAY,
        has_begun=has_begun,
    )


def _span(case: Case, hold: Hold, need: dict[str, Any]) -> tuple[Span | None, bool]:
    if need.get("calendar_year"):
        first = _first_year(case, hold, need)
        year = max(case.as_of.year, first)
        return Span(dt.date(year, 1, 1), dt.date(year, 12, 31)), case.as_of.year >= first
    months = need.get("months")
    if not months:
        return None, True
    end = hold.until or _round_end(hold.since, months, case.as_of)
    if need.get("ends_with_month"):
        end = months_after(end.replace(day=1), 1) - DAY
    return Span(months_after(end, -months) + DAY, end), True


def _first_year(case: Case, hold: Hold, need: dict[str, Any]) -> int:
    days = case.dated.get(need.get("first_year_after", ""), ())
    return (min(days).year if days else hold.since.year) + 1


def _round_end(since: dt.date, months: int, on: dt.date) -> dt.date:
    """The end of the round that holds this day, counted from when it was first held."""
    rounds = 1
    while (end := months_after(since, rounds * months) - DAY) < on and end < dt.date.max - DAY:
        rounds += 1
    return end


def lasts_until(hold: Hold, rows: Iterable[Row]) -> dt.date | None:
    """The last day of a stage that does not renew, with the extensions that were granted."""
    row = next((row for row in rows if row.kind == "valid"), None)
    if row is None:
        return hold.until
    extensions = min(hold.extensions, row.need.get("extensions", 0))
    return months_after(hold.since, row.need["months"] * (1 + extensions)) - DAY
