"""The register of other ties: for the worker, and for whoever looks after them now. Nobody else is
told of one, and nobody is told why two people are not put together."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people import policy as people
from beside.people.models import Person
from beside.relationships import policy as relationships

from ..models import Tie
from .meetings import may_record_supervision, may_say_outside, of_my_team


def visible_ties(actor: Actor) -> QuerySet[Tie]:
    near = Q(worker=actor.face) | of_my_team(actor, "worker")
    return Tie.objects.filter(near, ended_at=None)


def ties_to_name(actor: Actor, worker: Person) -> QuerySet[Person]:
    """Whom the two may name: only people this worker walks with. So nobody learns from the
    register who else is supported here."""
    walking = relationships.visible_relationships(actor).filter(worker=worker)
    return people.visible_participants(actor).filter(pk__in=walking.values("participant"))


def may_say_tie(actor: Actor, worker: Person) -> Decision:
    """Whoever looks after them, and the worker themself."""
    return any_yes(may_record_supervision(actor, worker), may_say_outside(actor, worker))


def may_agree_on_tie(actor: Actor, tie: Tie) -> Decision:
    return first_no(
        may_say_tie(actor, tie.worker),
        yes_if(tie.ended_at is None, _("This was taken off already.")),
    )
