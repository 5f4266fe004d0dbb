"""Quiet hours: nothing is carried to a worker then, unless somebody may be in danger. No Django."""

import datetime as dt
from zoneinfo import ZoneInfo

BEGINS, ENDS = dt.time(20), dt.time(7)
"""What holds for staff who have said nothing: the evening and the night."""


def after_quiet(
    moment: dt.datetime, *, begins: dt.time, ends: dt.time, tz: ZoneInfo
) -> dt.datetime:
    """The same moment, or the end of the quiet hours it falls in, by the clock on the wall."""
    here = moment.astimezone(tz)
    at, over_midnight = here.time(), begins > ends
    is_quiet = (at >= begins or at < ends) if over_midnight else begins <= at < ends
    if not is_quiet:
        return moment
    day = here.date() + dt.timedelta(days=1) if over_midnight and at >= begins else here.date()
    return dt.datetime.combine(day, ends, tz).astimezone(dt.UTC)
