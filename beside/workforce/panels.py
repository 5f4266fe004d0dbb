"""What home pages show of a worker's own time."""

import datetime as dt
from dataclasses import dataclass

from beside.core.actor import Actor

from . import policy, queries
from .free import Free
from .rulebook import book


@dataclass(frozen=True)
class Next:
    """The next stretches a worker has free, and whether people can find them."""

    free: list[Free]
    back_on: dt.date | None
    """When they are away today: the day they are there again."""
    is_taking_people: bool
    has_hours: bool


def next_hours(actor: Actor, now: dt.datetime) -> Next | None:
    """For a worker with a profile: their next free hours of the coming week."""
    profile = queries.own(actor)
    if profile is None:
        return None
    until = now + dt.timedelta(days=7)
    stretches = queries.free_times([profile.person_id], since=now, until=until)
    today = now.astimezone(queries.here()).date()
    away = [row for row in profile.open_away if row.starts_on <= today <= row.ends_on]
    last = max((row.ends_on for row in away), default=None)
    return Next(
        free=stretches[profile.person_id][:3],
        back_on=last + dt.timedelta(days=1) if last else None,
        is_taking_people=profile.is_taking_people,
        has_hours=bool(profile.open_hours),
    )


@dataclass(frozen=True)
class Endings:
    """How many certificates have ended, and how many end soon, of everybody in sight."""

    ended: int
    soon: int


def endings(actor: Actor, today: dt.date) -> Endings:
    rulebook = book()
    found = [
        around.ends_on
        for row in policy.visible_credentials(actor).filter(person__left_on=None)
        if (around := queries.round_of(row, today, rulebook)) and around.ends_on
    ]
    ended = sum(day < today for day in found)
    return Endings(ended, sum(day <= today + queries.SOON for day in found) - ended)
