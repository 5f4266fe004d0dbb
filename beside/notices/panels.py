"""What home shows of it: how much is new, and the newest words."""

from dataclasses import dataclass

from beside.core.actor import Actor

from . import queries
from .models import Notice


@dataclass(frozen=True)
class Unseen:
    count: int
    newest: list[Notice]


def unseen(actor: Actor, most: int = 3) -> Unseen | None:
    """What this person was told and has not seen; None when there is nothing."""
    new = queries.unseen(actor)
    newest = list(new[:most])
    if not newest:
        return None
    count = len(newest) if len(newest) < most else new.count()
    return Unseen(count, newest)
