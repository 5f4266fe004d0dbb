"""Who must not be put together, for those whose business it is."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people import policy as people
from beside.people.models import Person

from .. import policy
from ..models import Conflict


def conflicts(actor: Actor) -> QuerySet[Conflict]:
    rows = policy.visible_conflicts(actor).filter(worker=actor.face)
    return rows.select_related("person").order_by("person__name")


def conflicts_among(people: Collection[UUID], workers: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Pairs of (person, worker) who must not be put together."""
    return set(_conflicts_among(people=list(people), workers=list(workers)))


@prepared
def _conflicts_among(*, people: list[UUID], workers: list[UUID]) -> QuerySet:
    rows = Conflict.objects.filter(person__in=people, worker__in=workers, ended_at=None)
    return rows.values_list("person", "worker")


def people_i_know_of(actor: Actor) -> list[Person]:
    """The people a worker can name here without being told who else is supported."""
    known = people.visible_participants(actor).exclude(
        pk__in=policy.visible_conflicts(actor).filter(worker=actor.face).values("person")
    )
    return list(known.order_by("name", "pk"))
