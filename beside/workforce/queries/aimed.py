"""The rules of one stage of one credential, asked of a worker who may not aim at it yet."""

import datetime as dt

from beside.core.actor import Actor
from beside.people.models import Person

from .. import rules
from ..rulebook import book
from .development import case_of, gathered
from .standing import Standing, standing


def would_stand(
    actor: Actor, person: Person, credential: str, stage: str, today: dt.date
) -> Standing | None:
    """How this worker stands to this stage; None for one that no pack knows."""
    known = rules.shipped().credentials.get(credential)
    if known is None or stage not in known[1].stages:
        return None
    found = gathered(actor, [person.pk])[person.pk]
    return standing(case_of(found, credential, stage, today), found.hours, None, book())
