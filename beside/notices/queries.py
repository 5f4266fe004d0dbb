"""What was told to one person, and what a courier still has to carry."""

import datetime as dt

from django.db.models import QuerySet

from beside.core.actor import Actor

from . import policy, quiet
from .models import Notice

AT_ONCE = 200
"""How many the clock takes up in one go, so that one round stays short."""


def told(actor: Actor) -> QuerySet[Notice]:
    """The newest first."""
    return policy.visible_notices(actor).order_by("-send_at", "-pk")


def unseen(actor: Actor) -> QuerySet[Notice]:
    return told(actor).filter(seen_at=None)


def quiet_hours(actor: Actor) -> dict[str, dt.time]:
    """When nothing is carried to this member of staff: what they said, or what is usual."""
    kept = policy.own_quiet_hours(actor).first()
    begins, ends = (kept.begins, kept.ends) if kept else (quiet.BEGINS, quiet.ENDS)
    return {"begins": begins, "ends": ends}


def to_carry(now: dt.datetime) -> QuerySet[Notice]:
    """What is due to be carried outside, the longest waiting first."""
    waiting = Notice.objects.filter(state=Notice.State.WAITING, carry_at__lte=now)
    return waiting.select_related("person").order_by("carry_at")[:AT_ONCE]
