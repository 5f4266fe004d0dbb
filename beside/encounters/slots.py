"""Which of the free times to offer first. A pure sum over what `workforce.free` found."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from beside.workforce.free import Free

A_DAY = 2
"""Of one day we offer an early time and a late one, so that there is a choice of days."""
APART = dt.timedelta(hours=2)


def nearest(free: Iterable[Free], *, many: int = 6, tz: ZoneInfo) -> list[Free]:
    """The nearest times, on several days where there are several, in order."""
    days: dict[dt.date, list[Free]] = defaultdict(list)
    for slot in free:
        days[slot.starts.astimezone(tz).date()].append(slot)
    chosen = [slot for day in days.values() for slot in _of_a_day(day)][:many]
    rest = (slot for day in days.values() for slot in day if slot not in chosen)
    while len(chosen) < many and (another := next(rest, None)):
        chosen.append(another)
    return sorted(chosen, key=lambda slot: slot.starts)


def a_week_on(starts: dt.datetime, tz: ZoneInfo, weeks: int = 1) -> dt.datetime:
    """The same time by the clock on the wall, some weeks later, whatever the clock did between."""
    wall = starts.astimezone(tz).replace(tzinfo=None) + dt.timedelta(weeks=weeks)
    return wall.replace(tzinfo=tz).astimezone(dt.UTC)


def usual(
    free: Sequence[Free], last: dt.datetime | None, *, now: dt.datetime, tz: ZoneInfo
) -> Free | None:
    """The next time that is like the last: same weekday, same time on the clock, and free."""
    if last is None:
        return None
    by_start = {slot.starts: slot for slot in free}
    for weeks in range(1, 9):
        when = a_week_on(last, tz, weeks)
        if when > now and when in by_start:
            return by_start[when]
    return None


def fits(
    free: Iterable[Free], starts: dt.datetime, ends: dt.datetime, mode: str = ""
) -> Free | None:
    """The stretch of free time that holds this meeting, held in this way."""
    for stretch in free:
        if (
            stretch.starts <= starts
            and ends <= stretch.ends
            and (not mode or not stretch.modes or mode in stretch.modes)
        ):
            return stretch
    return None


def _of_a_day(day: Sequence[Free]) -> list[Free]:
    late = [slot for slot in day if slot.starts >= day[0].ends + APART]
    return [day[0], *late[: A_DAY - 1]]
