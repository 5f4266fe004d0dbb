"""What this part of the work offers to the pages that people see first."""

import datetime as dt
from dataclasses import dataclass

from beside.core.actor import Actor

from . import queries
from .models import Request
from .queries import Wait


@dataclass(frozen=True)
class Asked:
    """For the person: what they asked for and are still waiting for."""

    request: Request
    days: int
    wait: Wait


def asked_panel(actor: Actor, now: dt.datetime) -> Asked | None:
    """None for whoever has not asked, or has found someone."""
    if not actor.holds("own.record"):
        return None
    request = queries.my_requests(actor).filter(state__in=Request.OPEN).first()
    if request is None:
        return None
    return Asked(request, queries.days_since(request, now), queries.wait_in(request.programme, now))
