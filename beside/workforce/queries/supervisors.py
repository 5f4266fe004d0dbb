"""Who looks after a worker, as the rules of the worker's credential may ask about it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.models import Supervises

from .. import policy
from ..models import Qualification


def supervisor_facts(workers: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """For each worker, what the one who looks after them said of themself. What nobody said is
    left out: it is not known."""
    found: dict[UUID, dict[str, Any]] = {}
    for worker, titles, hours in _said_of_supervisors(workers=list(workers)):
        found[worker] = _facts(titles, hours)
    return found


def my_qualification(actor: Actor) -> Qualification | None:
    """What one said of oneself."""
    return policy.own_qualifications(actor).first()


def _facts(titles: list[str], hours: int | None) -> dict[str, Any]:
    known: dict[str, Any] = {"supervisor_is": titles}
    return known if hours is None else {**known, "supervisor_ce_hours": hours}


@prepared
def _said_of_supervisors(*, workers: list[UUID]) -> QuerySet:
    rows = Supervises.objects.filter(
        worker__in=workers, ended_on=None, supervisor__qualifications__ended_at=None
    ).exclude(supervisor__qualifications=None)
    return rows.values_list(
        "worker", "supervisor__qualifications__titles", "supervisor__qualifications__hours"
    )
