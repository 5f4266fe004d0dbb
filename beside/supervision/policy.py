"""Who reads the notes that were drawn, and who draws them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.encounters.models import Note
from beside.people import policy as people

from .models import Review


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """A supervisor sees the reviews of their own team; a worker those of their own notes that
    have been read."""
    if actor.holds("notes.review"):
        return Review.objects.filter(note__signed_by__in=people.team_of(actor))
    return Review.objects.filter(note__signed_by=actor.face, state=Review.State.READ)


def may_draw(actor: Actor, note: Note) -> Decision:
    return first_no(
        yes_if(actor.is_clock, _("Notes are drawn by lot, not by hand.")),
        yes_if(not Review.objects.filter(note=note).exists(), _("This note was drawn already.")),
    )


def may_read_review(actor: Actor, review: Review) -> Decision:
    return first_no(
        yes_if(actor.holds("notes.review"), _("Your role does not review notes.")),
        yes_if(
            people.team_of(actor).filter(worker=review.note.signed_by_id).exists(),
            _("This worker is looked after by somebody else."),
        ),
        yes_if(review.state == Review.State.DRAWN, _("This note has been read.")),
    )


def may_open_reviews(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("notes.review") or actor.holds("encounters.record"),
        _("Your role does not review notes."),
    )
