"""How a meeting was, for one of the two."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import require, yes_if
from beside.encounters.models import Encounter

from .. import policy, statements
from ..models import Impression

Side = Impression.Side


@action(event="impression.given", may=policy.may_say_how_it_was)
def say_how_it_was(actor: Actor, encounter: Encounter, *, answers: Mapping[str, str]) -> Impression:
    """What one of the two answers; what they leave open stays open."""
    kept = statements.written(answers)
    require(yes_if(statements.read(kept), _("Please answer one of them, or leave the page.")))
    said = Impression(
        encounter=encounter,
        worker_id=encounter.worker_id,
        participant_id=encounter.participant_id,
        side=Side.WORKER if actor.face == encounter.worker_id else Side.PARTICIPANT,
        by_id=actor.me,
        answers=kept,
        given_at=clock.now(),
    )
    said.save()
    return said


@action(event="impression.taken_back", may=policy.may_take_back_impression)
def take_back_impression(actor: Actor, said: Impression) -> Impression:
    """It is not counted any more, and its words are gone."""
    said.ended_at, said.answers = clock.now(), ""
    said.save()
    return said
