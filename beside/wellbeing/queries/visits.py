"""Who is out, who is late, and who is on call."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from beside.core import clock
from beside.core.actor import Actor
from beside.core.models import Schedule
from beside.core.prepared import prepared
from beside.encounters.models import Encounter
from beside.people.models import Person

from .. import policy
from ..models import OnCall, Visit
from .people import on_call_now

JOB = "beside.wellbeing.jobs.look_for_those_out"
STANDS_STILL = dt.timedelta(minutes=5)
LATELY = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Out:
    """One worker who is out, and how late it is: by the clock, whatever was sent."""

    visit: Visit
    lateness: int
    may_close: bool


@dataclass(frozen=True)
class Board:
    """Everybody who is out, whoever is longest overdue first; and what was closed lately."""

    out: list[Out]
    closed: list[Visit]
    on_call: list[Person]
    my_duty: OnCall | None
    stands_still_since: dt.datetime | None
    """Nothing has been sent by itself since then: somebody has to look."""

    @property
    def late(self) -> list[Out]:
        return [row for row in self.out if row.lateness > 1]


def board(actor: Actor, *, now: dt.datetime) -> Board:
    """A constant number of queries. It asks the clock, not the worker process."""
    rows = policy.visible_visits(actor)
    closed = rows.exclude(state=Visit.State.OUT).filter(told_at__isnull=False)
    return Board(
        out=[
            Out(visit, visit.lateness(now), bool(policy.may_close_visit(actor, visit)))
            for visit in rows.filter(state=Visit.State.OUT).order_by("back_at")
        ],
        closed=list(closed.filter(closed_at__gte=now - LATELY).order_by("-closed_at")),
        on_call=on_call_now(),
        my_duty=my_duty(actor),
        stands_still_since=_stands_still(now),
    )


def my_duty(actor: Actor) -> OnCall | None:
    now = clock.now()
    mine = policy.visible_on_call(actor).filter(person=actor.face, since__lte=now, until__gt=now)
    return mine.select_related("person").first()


def my_visit(actor: Actor) -> Visit | None:
    """Where this worker said they are, while they are out."""
    return next(iter(_out(actor)), None)


@prepared
def _out(actor: Actor) -> QuerySet[Visit]:
    return policy.own_visits(actor).filter(state=Visit.State.OUT).order_by("pk")[:1]


def visits_late(now: dt.datetime) -> list[Visit]:
    """Those for whom something is still to be asked or told."""
    again = now - Visit.AGAIN_AFTER
    due = (
        Q(back_at__lte=now, asked_at=None)
        | Q(alarm_at__lte=now, told_at=None)
        | Q(back_at__lte=again, told_again_at=None)
    )
    rows = Visit.objects.filter(due, state=Visit.State.OUT).select_related("worker", "org")
    return list(rows.order_by("back_at"))


def last_number(actor: Actor) -> str:
    """The number they gave the last time, so that they need not type it again."""
    last = policy.own_visits(actor).order_by("-out_at").first()
    return last.number if last else ""


def usual_visit(actor: Actor, meeting: Encounter | None, *, now: dt.datetime) -> dict[str, Any]:
    """Back half an hour after the meeting ends; without one, in two hours."""
    back = (meeting.ends_at if meeting else now + dt.timedelta(hours=1)) + dt.timedelta(minutes=30)
    if back <= now:
        back = now + dt.timedelta(hours=1)
    quarter = -(-back.minute // 15) * 15
    back = back.replace(minute=0, second=0, microsecond=0) + dt.timedelta(minutes=quarter)
    return {
        "back_at": timezone.localtime(back),
        "where": meeting.place if meeting else "",
        "number": last_number(actor),
    }


def _stands_still(now: dt.datetime) -> dt.datetime | None:
    due = Schedule.objects.filter(name=JOB, next_at__lt=now - STANDS_STILL).first()
    return due.next_at if due else None
