"""How long things take at the end of a relationship. An organisation may change each of these."""

import datetime as dt
from typing import Any

GRACE_DAYS = 14
"""So long after the end the worker still sees the record, to finish what was begun."""
GOODBYE_DAYS = 7
"""A worker who has to stop says so at least this long before."""
DOOR_MONTHS = 12
"""So long the person may come back without asking anew."""
_MONTH = dt.timedelta(days=30.4375)


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
