"""What was seen of a worker's craft, and what they keep to show it: for the worker, and for whoever
looks after them now."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people.models import Person

from ..models import Observation, Piece
from .meetings import may_record_supervision, may_say_outside, of_my_team


def visible_observations(actor: Actor) -> QuerySet[Observation]:
    near = Q(worker=actor.face) | of_my_team(actor, "worker")
    return Observation.objects.filter(near, ended_at=None)


def visible_pieces(actor: Actor) -> QuerySet[Piece]:
    near = Q(worker=actor.face) | of_my_team(actor, "worker")
    return Piece.objects.filter(near, ended_at=None)


def may_observe(actor: Actor, worker: Person) -> Decision:
    """Whoever looks after them, and the worker of themself."""
    return any_yes(may_record_supervision(actor, worker), may_say_outside(actor, worker))


def may_answer_observation(actor: Actor, seen: Observation) -> Decision:
    return first_no(
        yes_if(actor.face == seen.worker_id, _("The worker answers this.")),
        yes_if(not seen.is_own, _("You wrote this yourself.")),
        yes_if(seen.answered_at is None, _("This has been answered already.")),
    )


def may_take_back_observation(actor: Actor, seen: Observation) -> Decision:
    return first_no(
        yes_if(actor.face == seen.by_id, _("Only who wrote it takes it back.")),
        yes_if(seen.ended_at is None, _("This was taken back already.")),
    )


def may_add_piece(actor: Actor, worker: Person) -> Decision:
    return may_say_outside(actor, worker)


def may_end_piece(actor: Actor, piece: Piece) -> Decision:
    return first_no(
        may_add_piece(actor, piece.worker),
        yes_if(piece.ended_at is None, _("This was taken out already.")),
    )
