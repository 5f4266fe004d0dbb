"""A signed note takes part in the lot."""

from beside.core.action import on
from beside.core.actor import Actor
from beside.core.actor import clock as clock_actor
from beside.encounters.models import Note
from beside.notices.telling import tell

from . import actions, lot
from .models import Review


@on("encounter.recorded")
def draw_by_lot(actor: Actor, note: Note) -> None:
    one_in = int(note.org.look.get("review_one_in") or lot.ONE_IN)
    if not note.is_attendance_only and lot.is_drawn(note.pk, one_in=one_in):
        actions.draw_review(clock_actor(actor.org_id), note)


@on("review.read")
def tell_the_worker(actor: Actor, review: Review) -> None:
    tell(
        review.note.signed_by,
        kind="review.read",
        words="Your supervisor read one of your notes, and wrote to you.",
        key=f"review.read:{review.pk}",
    )
