"""How a meeting was: said by each of the two, read by nobody, counted only among many."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.consent import policy as consent
from beside.consent.models import Consent
from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.encounters.models import Encounter

from ..models import Impression
from .meetings import of_my_team

EVERY = dt.timedelta(weeks=4)
"""Each of a pair is asked at most this often."""
WHILE_FRESH = dt.timedelta(days=14)


def visible_impressions(actor: Actor) -> QuerySet[Impression]:
    """One's own, and nobody else's: not for the other, not for a supervisor."""
    return Impression.objects.filter(by=actor.face, ended_at=None)


def impressions_to_count(actor: Actor) -> QuerySet[Impression]:
    """About oneself as a worker, and about one's team: to be counted, and never to be read."""
    near = of_my_team(actor, "worker")
    if actor.holds("encounters.record"):
        near |= Q(worker=actor.face)
    return Impression.objects.filter(near, ended_at=None)


def may_say_how_it_was(actor: Actor, encounter: Encounter) -> Decision:
    """Either of the two who met, lately, where the person agreed that something is kept."""
    two = (encounter.participant_id, encounter.worker_id)
    return first_no(
        yes_if(actor.face in two, _("Only the two who met can say how it was.")),
        yes_if(encounter.state == Encounter.State.MET, _("You did not meet that time.")),
        yes_if(
            encounter.starts_at > clock.now() - WHILE_FRESH,
            _("That is a while ago. We ask again after another meeting."),
        ),
        consent.allows(encounter.participant_id, Consent.Covers.NOTES),
        yes_if(not _said_lately(actor, encounter), _("You said it not long ago. Thank you.")),
    )


def may_take_back_impression(actor: Actor, said: Impression) -> Decision:
    return first_no(
        yes_if(actor.face == said.by_id, _("Only who said it takes it back.")),
        yes_if(said.ended_at is None, _("This was taken back already.")),
    )


def _said_lately(actor: Actor, encounter: Encounter) -> bool:
    """Also what was taken back: nobody is asked again because of it."""
    rows = Impression.objects.filter(
        by=actor.face, worker=encounter.worker_id, participant=encounter.participant_id
    )
    return rows.filter(given_at__gt=clock.now() - EVERY).exists()
