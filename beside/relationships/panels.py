"""What home pages show of the people who walk together."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from beside.core.actor import Actor

from . import queries
from .models import Relationship


@dataclass(frozen=True)
class Walking:
    """One of the people somebody walks with, from their side."""

    id: UUID
    """The relationship: `relationships:show` opens it."""
    person_id: UUID
    """The other one."""
    name: str
    pronouns: str
    state: str
    since: dt.datetime
    last_met_at: dt.datetime | None
    times_met: int
    days_quiet: int | None
    """Days since they last met; None before the first meeting."""
    ends_on: dt.date | None
    has_asked_for_change: bool
    """For the person's own page only; a worker is not shown it."""


def walking_with(actor: Actor, now: dt.datetime) -> list[Walking]:
    """Who this face walks with now; the one not met for the longest comes first for a worker."""
    found = [
        _from_one_side(each, actor, now)
        for each in queries.open_ones(actor)
        if actor.face in (each.participant_id, each.worker_id)
    ]
    return sorted(found, key=lambda each: each.last_met_at or each.since)


def _from_one_side(each: Relationship, actor: Actor, now: dt.datetime) -> Walking:
    is_theirs = actor.face == each.participant_id
    other = each.worker if is_theirs else each.participant
    return Walking(
        id=each.pk,
        person_id=other.pk,
        name=other.name,
        pronouns=other.pronouns,
        state=each.state,
        since=each.began_at or each.introduced_at,
        last_met_at=each.last_met_at,
        times_met=each.times_met,
        days_quiet=(now - each.last_met_at).days if each.last_met_at else None,
        ends_on=each.ends_on if each.state == Relationship.State.ENDING else None,
        has_asked_for_change=is_theirs and each.change_asked_at is not None,
    )
