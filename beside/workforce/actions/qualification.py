"""What a supervisor brings, as the rules of a credential may ask for it."""

from collections.abc import Collection

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy
from ..models import Qualification
from ..topics import TITLES


@action(event="qualification.said", may=policy.may_say_qualification)
def say_qualification(
    actor: Actor, person: Person, *, titles: Collection[str], hours: int | None
) -> Qualification:
    """What they are, and how long they trained. Raises ValueError for a title no pack asks for."""
    if unknown := set(titles) - set(TITLES):
        raise ValueError(f"No pack asks for {sorted(unknown)}.")
    for former in Qualification.objects.filter(person=person, ended_at=None):
        former.ended_at = clock.now()
        former.save()
    said = Qualification(
        person=person, titles=sorted(set(titles)), hours=hours, said_at=clock.now()
    )
    said.save()
    return said
