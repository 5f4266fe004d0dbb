"""What a supervisor says of their own training."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.people.models import Person

from ..models import Qualification


def own_qualifications(actor: Actor) -> QuerySet[Qualification]:
    """What a supervisor said of themself. Their workers see only whether a rule is met by it."""
    return Qualification.objects.filter(person=actor.face, ended_at=None)


def may_say_qualification(actor: Actor, person: Person) -> Decision:
    return first_no(
        yes_if(actor.holds("team.see"), _("Your role does not look after peer workers.")),
        yes_if(actor.face == person.pk, _("Only they can say this about themselves.")),
    )
