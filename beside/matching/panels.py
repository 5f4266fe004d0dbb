"""What home pages show of suggestions and questions."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from beside.core.actor import Actor
from beside.referrals.models import Request

from . import policy
from .models import Option
from .queries import offers, standing


@dataclass(frozen=True)
class Waits:
    """Somebody waits for this worker's answer: `matching:offer` opens it."""

    id: UUID
    name: str
    """Empty until the person lets them see it."""
    asked_at: dt.datetime
    answer_by: dt.datetime


@dataclass(frozen=True)
class Looking:
    """Where a person's own request stands: `matching:index` opens it."""

    state: str
    to_choose: int
    """Suggestions that lie there to be compared."""
    asked_name: str
    answer_by: dt.datetime | None
    wants_help_choosing: bool


def offers_waiting(actor: Actor, now: dt.datetime) -> list[Waits]:
    """For a worker: who waits for an answer, the one whose time is over first, first."""
    if not policy.may_answer_any(actor):
        return []
    return [
        Waits(each.id, each.name, each.asked_at, each.answer_by)
        for each in offers.offers(actor, now=now)
    ]


def looking(actor: Actor, now: dt.datetime) -> Looking | None:
    """For a person: what comes next in finding somebody; None when they are not looking."""
    request = standing.current(actor)
    if request is None or request.state == Request.State.MATCHED:
        return None
    options = list(
        Option.objects.filter(request=request, state__in=Option.OPEN).select_related("worker")
    )
    asked = next((each for each in options if each.state == Option.State.ASKED), None)
    return Looking(
        state=request.state,
        to_choose=sum(each.state == Option.State.SHOWN for each in options),
        asked_name=asked.worker.name if asked else "",
        answer_by=asked.expires_at if asked else None,
        wants_help_choosing=request.wants_help_choosing,
    )
