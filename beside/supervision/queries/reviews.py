"""What there is to read, and what was said."""

from django.db.models import QuerySet

from beside.core.actor import Actor

from .. import policy
from ..models import Review


def to_read(actor: Actor) -> list[Review]:
    """Notes drawn for this supervisor, oldest first."""
    rows = policy.visible_reviews(actor).filter(state=Review.State.DRAWN)
    return list(_whole(rows).order_by("drawn_at")[:20])


def read(actor: Actor) -> list[Review]:
    """What was read lately, newest first."""
    rows = policy.visible_reviews(actor).filter(state=Review.State.READ)
    return list(_whole(rows).order_by("-read_at")[:20])


def _whole(rows: QuerySet[Review]) -> QuerySet[Review]:
    return rows.select_related(
        "note__signed_by", "note__encounter__participant", "note__goal", "supervisor"
    )
