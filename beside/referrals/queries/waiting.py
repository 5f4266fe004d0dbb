"""One request, as a page shows it: how long they wait, and what is due."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from ..models import Request, Wish
from ..wishes import Group, grouped


@dataclass(frozen=True)
class Row:
    """Somebody who waits, ready to be shown."""

    days: int
    due_at: dt.datetime | None
    """By when they should hear from us; nothing once they have."""
    is_late: bool
    wishes: list[Group]


def row(request: Request, now: dt.datetime) -> Row:
    is_due = request.first_contact_at is None and request.state != Request.State.ASKED
    due_at = request.first_contact_due_at if is_due else None
    wished = Wish.objects.filter(request=request, ended_at=None)
    return Row(
        days=days_since(request, now),
        due_at=due_at,
        is_late=due_at is not None and due_at < now,
        wishes=grouped((wish.kind, wish.code, wish.weight) for wish in wished),
    )


def days_since(request: Request, now: dt.datetime) -> int:
    """Days from asking to now, as people count days."""
    return (timezone.localdate(now) - timezone.localdate(request.asked_at)).days
