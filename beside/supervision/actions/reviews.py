"""Drawing a note by lot, and what its supervisor says to it."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.encounters.models import Note
from beside.people.models import Supervises

from .. import policy
from ..models import Review


@action(event="review.drawn", may=policy.may_draw)
def draw_review(actor: Actor, note: Note) -> Review | None:
    """This note is to be read by whoever looks after its writer. Without one, nothing is drawn."""
    looked_after = Supervises.objects.filter(worker=note.signed_by_id, ended_on=None).first()
    if looked_after is None:
        return None
    review = Review(note=note, supervisor_id=looked_after.supervisor_id, drawn_at=clock.now())
    review.save()
    return review


@action(event="review.read", may=policy.may_read_review)
def read_review(actor: Actor, review: Review, *, words: str) -> Review:
    """Read, with a word to the worker: strengths first."""
    review.state, review.read_at, review.words = Review.State.READ, clock.now(), words
    review.save()
    return review
