"""What home shows of it: how much is new, and the newest words."""

from dataclasses import dataclass

from django.db.models import QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared

from . import queries
from .models import Notice


@dataclass(frozen=True)
class Unseen:
    count: int
    newest: list[Notice]


def unseen(actor: Actor, most: int = 3) -> Unseen | None:
    """What this person was told and has not seen; None when there is nothing."""
    newest = _newest(actor, most=most)
    if not newest:
        return None
    count = len(newest) if len(newest) < most else queries.unseen(actor).count()
    return Unseen(count, newest)


@prepared
def _newest(actor: Actor, *, most: int) -> QuerySet[Notice]:
    return queries.unseen(actor)[:most]
