"""Who has which home."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, yes_if
from beside.people import policy as people
from beside.people.models import Person


def may_open_home(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(actor.face, _("Please sign in first."))


def may_list_people(actor: Actor, subject: Any = None) -> Decision:
    return any_yes(
        yes_if(actor.holds("encounters.record"), ""),
        yes_if(actor.holds("team.see"), ""),
        yes_if(actor.holds("people.see_programme"), _("Your role has no list of people.")),
    )


def may_take_record(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(actor.holds("own.record"), _("Only the person can take their record along."))


def visible_others(actor: Actor) -> QuerySet[Person]:
    """Participants as somebody else sees them: one's own pages are elsewhere."""
    seen = people.visible_participants(actor)
    return seen.exclude(pk=actor.face) if actor.face else seen
