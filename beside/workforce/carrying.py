"""How full a week is, is weighed in a higher storey. Whoever weighs it tells here who has no room."""

import datetime as dt
from collections.abc import Callable, Collection
from uuid import UUID

Teller = Callable[[Collection[UUID], dt.date], set[UUID]]
_TELLERS: list[Teller] = []


def tells_full(fn: Teller) -> Teller:
    """`@tells_full` a function of (worker ids, day) that gives those whose week holds no more.

    It is asked for all workers of a page at once, in a fixed number of queries.
    """
    if fn not in _TELLERS:
        _TELLERS.append(fn)
    return fn


def full(workers: Collection[UUID], day: dt.date) -> set[UUID]:
    """Those of these workers to whom nobody new is suggested now."""
    found: set[UUID] = set()
    for teller in _TELLERS if workers else ():
        found |= teller(workers, day)
    return found
