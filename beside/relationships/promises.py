"""How long things take at the end of a relationship. An organisation may change each of these."""

import datetime as dt
from typing import Any

from django.utils import timezone

GRACE_DAYS = 14
"""So long after the end the worker still sees the record, to finish what was begun."""
GOODBYE_DAYS = 7
"""A worker who has to stop says so at least this long before."""
DOOR_MONTHS = 12
"""So long the person may come back without asking anew."""
TO_FINISH = dt.timedelta(days=2)
"""So long whoever stood in still sees the record, to write the last note."""
_MONTH = dt.timedelta(days=30.4375)


def stand_in_span(
    begins_on: dt.date, ends_on: dt.date, *, now: dt.datetime
) -> tuple[dt.datetime, dt.datetime]:
    """Since when, and until when, somebody who stands in sees the record."""
    tz = timezone.get_current_timezone()
    first = dt.datetime.combine(begins_on, dt.time(), tz)
    last = dt.datetime.combine(ends_on + dt.timedelta(days=1), dt.time(), tz)
    return max(first, now), last + TO_FINISH


def grace(org: Any) -> dt.timedelta:
    return dt.timedelta(days=_chosen(org, "grace_days", GRACE_DAYS))


def notice_days(org: Any) -> dt.timedelta:
    return dt.timedelta(days=_chosen(org, "goodbye_days", GOODBYE_DAYS))


def door_months(org: Any) -> int:
    return _chosen(org, "door_months", DOOR_MONTHS)


def door_closes_at(org: Any, ended_at: dt.datetime) -> dt.datetime:
    return ended_at + door_months(org) * _MONTH


def _chosen(org: Any, name: str, otherwise: int) -> int:
    chosen = org.look.get(name)
    return chosen if isinstance(chosen, int) and chosen >= 0 else otherwise
