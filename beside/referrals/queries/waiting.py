"""Who waits, in the order of what is due."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Case, F, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor

from .. import policy
from ..models import FIRST_CONTACT_WITHIN, Request, Wish
from ..wishes import Group, grouped

LOOKS_BACK = dt.timedelta(days=90)
A_MONTH = dt.timedelta(days=30)
EACH_COLUMN = 30
NEEDS_CONTACT = Q(first_contact_at=None) & ~Q(state=Request.State.ASKED)


@dataclass(frozen=True)
class Row:
    """One person who waits, ready to be shown."""

    request: Request
    days: int
    due_at: dt.datetime | None
    is_late: bool
    wishes: list[Group]
    step: str
    by_referral: bool


@dataclass(frozen=True)
class Numbers:
    """The waiting list in a few figures. `middle` is None when nobody waits."""

    waiting: int
    to_contact: int
    late: int
    middle: int | None
    in_time: int
    of: int
    found: int


@dataclass(frozen=True)
class Board:
    """The next step, and those who are at it."""

    says: str | Promise
    rows: list[Row]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


STEPS: dict[str, str | Promise] = {
    "contact": _("First contact due"),
    "offer": _("Ready to suggest people"),
    "choosing": _("They are choosing"),
    "asked": _("Asked a peer worker"),
}


def waiting(actor: Actor, now: dt.datetime) -> QuerySet[Request]:
    """Who waits: first those who have not heard from us, then by urgency, days and lot."""
    return (
        policy.visible_requests(actor)
        .filter(state__in=Request.OPEN)
        .annotate(
            has_heard=Case(
                When(NEEDS_CONTACT, then=Value(0)), default=Value(1), output_field=IntegerField()
            ),
            asked_on=TruncDate("asked_at", tzinfo=timezone.get_current_timezone()),
        )
        .order_by("has_heard", "-urgency", "asked_on", "lottery", "pk")
        .select_related("person", "programme")
        .prefetch_related(
            Prefetch("wishes", Wish.objects.filter(ended_at=None), to_attr="wished"), "referrals"
        )
    )


def due_first_contact(actor: Actor, now: dt.datetime) -> QuerySet[Request]:
    """Those who have not heard from us yet, the earliest promise first."""
    return waiting(actor, now).filter(NEEDS_CONTACT).order_by("asked_at", "lottery", "pk")


def rows(requests: Iterable[Request], now: dt.datetime) -> list[Row]:
    return [_row(request, now) for request in requests]


def row(request: Request, now: dt.datetime) -> Row:
    """One request by itself, as the list shows it."""
    request.wished = Wish.objects.filter(request=request, ended_at=None)  # type: ignore[attr-defined]
    return _row(request, now)


def board(actor: Actor, now: dt.datetime) -> list[Board]:
    """The list by next step: what has to happen, and to whom."""
    columns: dict[str, list[Row]] = {step: [] for step in STEPS}
    for row in rows(waiting(actor, now), now):
        columns[row.step].append(row)
    return [Board(STEPS[step], found[:EACH_COLUMN], len(found)) for step, found in columns.items()]


def numbers(actor: Actor, now: dt.datetime) -> Numbers:
    """The list in figures; three queries, however long it is."""
    seen = policy.visible_requests(actor)
    open_now = seen.filter(state__in=Request.OPEN)
    asked = list(open_now.values_list("asked_at", flat=True))
    to_contact = open_now.filter(NEEDS_CONTACT).values_list("asked_at", flat=True)
    due = [asked_at + FIRST_CONTACT_WITHIN for asked_at in to_contact]
    promised = _promised(seen, now)
    return Numbers(
        waiting=len(asked),
        to_contact=len(due),
        late=sum(moment < now for moment in due),
        middle=round(median(_days(at, now) for at in asked)) if asked else None,
        in_time=sum(promised),
        of=len(promised),
        found=seen.filter(answered_at__gte=now - A_MONTH).count(),
    )


def _promised(seen: QuerySet[Request], now: dt.datetime) -> list[bool]:
    """For each promise of a first word that has come due lately: was it kept?"""
    lately = seen.filter(asked_at__gte=now - LOOKS_BACK).exclude(
        Q(first_contact_at=None)
        & (Q(asked_at__gt=now - FIRST_CONTACT_WITHIN) | Q(closed_at__isnull=False))
    )
    return [
        heard_at is not None and heard_at - asked_at <= FIRST_CONTACT_WITHIN
        for asked_at, heard_at in lately.values_list("asked_at", F("first_contact_at"))
    ]


def _row(request: Request, now: dt.datetime) -> Row:
    step = _step(request)
    due_at = request.first_contact_due_at if step == "contact" else None
    wished = ((wish.kind, wish.code, wish.weight) for wish in request.wished)  # type: ignore[attr-defined]
    return Row(
        request=request,
        days=_days(request.asked_at, now),
        due_at=due_at,
        is_late=due_at is not None and due_at < now,
        wishes=grouped(wished),
        step=step,
        by_referral=bool(request.referrals.all()),
    )


def days_since(request: Request, now: dt.datetime) -> int:
    """Days from asking to now, as people count days."""
    return _days(request.asked_at, now)


def _step(request: Request) -> str:
    if request.state == Request.State.ASKED:
        return "asked"
    if request.first_contact_at is None:
        return "contact"
    return "choosing" if request.state == Request.State.CHOOSING else "offer"


def _days(asked_at: dt.datetime, now: dt.datetime) -> int:
    return (timezone.localdate(now) - timezone.localdate(asked_at)).days
