"""Small worlds for tests, built through real actions."""

import datetime as dt
from typing import Any

from beside.core.actor import operator
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
