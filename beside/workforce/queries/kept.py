"""Hours as they are counted: what the rules look at, and nothing heavier. There are hundreds."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from beside.core.actor import Actor

from .. import policy
from ..models import WorkedHours

FIELDS = (
    "person_id",
    "pk",
    "kind",
    "day_on",
    "minutes",
    "topics",
    "tags",
    "given_as",
    "certificate",
    "source",
    "signed_at",
    "signed_by__name",
    "left_out_why",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Some hours of one kind on one day; see `WorkedHours`."""

    pk: UUID
    kind: str
    day_on: dt.date
    minutes: int
    topics: list[str]
    tags: list[str]
    given_as: str
    certificate: str
    source: str
    signed_at: dt.datetime | None
    signed_by: str
    """The name of who signed."""
    left_out_why: str

    @property
    def hours(self) -> float:
        return self.minutes / 60

    def get_kind_display(self) -> Any:
        return WorkedHours.Kind(self.kind).label


def kept(actor: Actor, workers: Collection[UUID]) -> Iterator[tuple[UUID, Kept]]:
    """Every entry of these workers that this actor sees, oldest first, each with whose it is."""
    rows = policy.visible_worked_hours(actor).filter(person__in=workers)
    for person, *told in rows.order_by("day_on", "pk").values_list(*FIELDS):
        told[10] = told[10] or ""
        yield person, Kept(*told)
