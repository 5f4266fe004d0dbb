"""What this part of the work offers to the pages that people see first."""

import datetime as dt
from dataclasses import dataclass

from beside.core.actor import Actor

from . import policy, queries
from .models import Request
from .queries import Numbers, Wait
from .queries.waiting import Row

AT_FIRST = 3


@dataclass(frozen=True)
class Asked:
    """For the person: what they asked for and are still waiting for."""

    request: Request
    days: int
    wait: Wait


@dataclass(frozen=True)
class Waiting:
    """For those who arrange: the list in figures, and who comes first."""

    numbers: Numbers
    first: list[Row]


def asked_panel(actor: Actor, now: dt.datetime) -> Asked | None:
    """None for whoever has not asked, or has found someone."""
    if not actor.holds("own.record"):
        return None
    request = queries.my_requests(actor).filter(state__in=Request.OPEN).first()
    if request is None:
        return None
    return Asked(request, queries.days_since(request, now), queries.wait_in(request.programme, now))


def waiting_panel(actor: Actor, now: dt.datetime) -> Waiting | None:
    """None for whoever does not arrange."""
    if not policy.may_see_waiting(actor):
        return None
    first = queries.rows(queries.waiting(actor, now)[:AT_FIRST], now)
    return Waiting(queries.numbers(actor, now), first)
