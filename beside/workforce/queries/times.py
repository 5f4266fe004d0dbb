"""When workers are there: hours, days away, and the first time that is free."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from beside.core.actor import Actor
from beside.people.vocabulary import time_of

from ..free import Block, Days, Free, free, slots
from ..models import Profile, TimeAway
from ..taken import taken
from .gathered import profiles_of

AHEAD = dt.timedelta(days=21)
"""How far ahead we look for a free time."""


def blocks(profile: Profile) -> list[Block]:
    return [
        Block(row.weekday, row.starts, row.ends, tuple(row.modes or profile.modes), row.place)
        for row in profile.open_hours
    ]


def free_times(
    workers: Collection[UUID], *, since: dt.datetime, until: dt.datetime | None = None
) -> dict[UUID, list[Free]]:
    """When each of these workers is free: hours, less days away, less what is taken."""
    until = until or since + AHEAD
    booked = taken(workers, since, until)
    return {
        worker: free(
            blocks(profile),
            away=_days_away(profile),
            booked=booked.get(worker, ()),
            since=since,
            until=until,
            tz=here(),
        )
        for worker, profile in profiles_of(workers).items()
    }


def next_free(
    profiles: Iterable[Profile],
    *,
    now: dt.datetime,
    minutes: int = 60,
    wished: Collection[str] = (),
) -> dict[UUID, Free]:
    """The first time each of them could meet somebody; nothing for those who have none.

    With `wished` times of the week, the first such time, or else the first of all.
    """
    rows = list(profiles)
    booked = taken([row.person_id for row in rows], now, now + AHEAD)
    found = {}
    for row in rows:
        stretches = free(
            blocks(row),
            away=_days_away(row),
            booked=booked.get(row.person_id, ()),
            since=now,
            until=now + AHEAD,
            tz=here(),
        )
        options = list(slots(stretches, minutes=minutes, tz=here()))
        shared = (each for each in options if time_of(each.starts.astimezone(here())) in wished)
        first = next(shared, options[0] if options else None)
        if first:
            found[row.person_id] = first
    return found


def time_away(profile: Profile, *, today: dt.date) -> list[TimeAway]:
    """Time away that is now or to come."""
    rows = profile.away.filter(cancelled_at=None, ends_on__gte=today)
    return list(rows.order_by("starts_on"))


def away_until(actor: Actor, *, today: dt.date) -> dt.date | None:
    """The last day of the time away this worker is in, if they are away."""
    rows = TimeAway.objects.filter(profile__person=actor.face, cancelled_at=None)
    now = rows.filter(starts_on__lte=today, ends_on__gte=today)
    return now.order_by("-ends_on").values_list("ends_on", flat=True).first()


def _days_away(profile: Profile) -> list[Days]:
    return [(row.starts_on, row.ends_on) for row in profile.open_away]


def here() -> ZoneInfo:
    """The clock on the wall of the organisation whose page or job this is."""
    return ZoneInfo(str(timezone.get_current_timezone()))
