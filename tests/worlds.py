"""Small worlds for tests, built through real actions."""

import datetime as dt
from typing import Any

from beside.core import clock
from beside.core.actor import operator
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

MORNINGS = [
    {"weekday": day, "starts": dt.time(9), "ends": dt.time(12), "place": "Library"}
    for day in range(5)
]
EVENINGS = [
    {"weekday": day, "starts": dt.time(18), "ends": dt.time(21), "place": "Library"}
    for day in range(5)
]


def profile(
    who: Any, *, shares: dict[str, str] | None = None, hours: list | None = None, **words: Any
) -> Profile:
    """A profile of one of the cast, with what they share and the hours they keep."""
    words.setdefault("stage", "CERTIFIED")
    words.setdefault("modes", ["IN_PERSON", "PHONE"])
    words.setdefault("line", "We can start with tea.")
    words.setdefault("is_public", True)
    actor = operator(who.org.pk, channel="test")
    made = workforce.keep_profile(actor, who.person, **words)
    if shares:
        workforce.share_experiences(who.actor, made, shared=shares)
    workforce.keep_hours(who.actor, made, blocks=EVENINGS if hours is None else hours)
    return made


def walk(person: Any, worker: Any, programme: Any, *, met: bool = True) -> Relationship:
    """These two walk together; unless told otherwise they have met."""
    actor = operator(person.org.pk, channel="test")
    together = relationships.introduce(
        actor, person.person, worker=worker.person, programme=programme, request_id=None
    )
    if met:
        relationships.begin_walking(worker.actor, together)
        together = relationships.note_meeting(worker.actor, together, at=clock.now())
    return together
