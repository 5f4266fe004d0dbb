"""Hard things are followed by an offer to talk; being back by handing back."""

from typing import Any

from beside.consent.models import Glass
from beside.core.action import on
from beside.core.actor import Actor
from beside.core.actor import clock as the_clock
from beside.encounters.models import Note
from beside.people.models import Person
from beside.relationships.models import Relationship
from beside.workforce.models import TimeAway

from . import actions, queries
from .models import Debrief, Visit
from .reading import HARD


@on("encounter.recorded")
def after_a_hard_meeting(actor: Actor, note: Note) -> None:
    if HARD.intersection(note.did):
        _offer(actor, note.encounter.worker, Debrief.Cause.HARD, note)


@on("glass.broken")
def after_an_emergency(actor: Actor, glass: Glass) -> None:
    """Whoever walks with somebody who may be in danger. What somebody looks into is not told."""
    if glass.reason == Glass.Reason.SAFETY:
        for worker in queries.workers_beside(glass.person):
            _offer(actor, worker, Debrief.Cause.URGENT, glass)


@on("relationship.ended")
def after_losing_touch(actor: Actor, relationship: Relationship) -> None:
    if relationship.ending == Relationship.Ending.QUIET:
        _offer(actor, relationship.worker, Debrief.Cause.ENDING, relationship)


@on("visit.closed")
def after_a_visit(actor: Actor, visit: Visit) -> None:
    _offer(actor, visit.worker, Debrief.Cause.VISIT, visit)


@on("away.ended")
def hand_back_early(actor: Actor, away: TimeAway) -> None:
    for cover in queries.covers_open(away):
        actions.end_cover(the_clock(actor.org_id), cover)


@on("relationship.handed_back")
def give_meetings_back(actor: Actor, standing: Relationship) -> None:
    actions.hand_meetings_back(the_clock(actor.org_id), standing)


def _offer(actor: Actor, worker: Person, cause: str, source: Any) -> None:
    actions.offer_debrief(
        the_clock(actor.org_id),
        worker,
        cause=cause,
        source=source._meta.label,
        source_id=source.pk,
    )
