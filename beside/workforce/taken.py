"""Meetings are kept in a higher storey. Whoever keeps them tells here when a worker is taken."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from .free import Span

Teller = Callable[[Collection[UUID], dt.datetime, dt.datetime], Mapping[UUID, list[Span]]]
_TELLERS: list[Teller] = []


def tells(fn: Teller) -> Teller:
    """`@tells` a function of (worker ids, since, until) that gives each worker's taken spans.

    It is asked for all workers of a page at once, and should answer with one query.
    """
    if fn not in _TELLERS:
        _TELLERS.append(fn)
    return fn


def taken(
    workers: Collection[UUID], since: dt.datetime, until: dt.datetime
) -> dict[UUID, list[Span]]:
    """When each of these workers is taken, whoever knows it."""
    found: dict[UUID, list[Span]] = {}
    for teller in _TELLERS if workers else ():
        for worker, spans in teller(workers, since, until).items():
            found.setdefault(worker, []).extend(spans)
    return found
