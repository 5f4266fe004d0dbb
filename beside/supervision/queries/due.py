"""With whom to sit down, since when, and by when next. A calm list: nothing in it is red."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.models import Person, Supervises
from beside.workforce.models import Profile

from .. import cadence, policy
from ..models import Cadence, Supervision


@dataclass(frozen=True)
class Due:
    """One worker: when they last sat down with somebody, and by when they do again."""

    worker: Person
    supervisor: Person
    stage: str
    every: str
    since: dt.date
    """The last time; for somebody new, the day their supervisor began to look after them."""
    is_first: bool
    next_by: dt.date
    today: dt.date

    @property
    def is_due(self) -> bool:
        return self.next_by <= self.today

    @property
    def is_soon(self) -> bool:
        return not self.is_due and self.next_by <= self.today + dt.timedelta(days=7)

    @property
    def every_words(self) -> str:
        return str(Cadence.Every(self.every).label)

    @property
    def stage_words(self) -> str:
        return str(Profile.Stage(self.stage).label)


def team_due(actor: Actor, *, today: dt.date) -> list[Due]:
    """The team, whoever waits longest first. A constant number of queries."""
    return sorted(_due(_team(actor), today), key=lambda each: (each.next_by, each.worker.name))


def due_of(worker: Person, *, today: dt.date) -> Due | None:
    """One worker; None while nobody looks after them."""
    return next(iter(_due(_looked_after(worker=worker.pk), today)), None)


def my_next(actor: Actor, *, today: dt.date) -> Due | None:
    """A worker's own next date, for their home."""
    if actor.face is None:
        return None
    return next(iter(_due(_looked_after(worker=actor.face), today)), None)


def my_team(actor: Actor) -> list[Person]:
    """Those this actor sits down with, by name."""
    return list(policy.team(actor).order_by("name"))


def stages_now() -> list[tuple[str, str, str, str]]:
    """Each stage, its name and how often its workers are sat down with, in words."""
    return [
        (stage, str(Profile.Stage(stage).label), str(Cadence.Every(every).label), every)
        for stage, every in every_now().items()
    ]


def every_now() -> dict[str, str]:
    """How often this organisation sits down, by stage: its own word, or the house's suggestion."""
    today = timezone.localdate()
    own = {row.stage: row.every for row in _own_word()}
    return {stage: own.get(stage) or cadence.suggested(stage, today) for stage in Profile.Stage}


def _due(agreed: Sequence[Supervises], today: dt.date) -> list[Due]:
    ids = [row.worker_id for row in agreed]
    if not ids:
        return []
    last, stages = dict(_last(workers=ids)), dict(_stages(workers=ids))
    own = {row.stage: row.every for row in _own_word()}
    return [_one(row, last, stages, own, today) for row in agreed]


def _one(
    row: Supervises,
    last: dict[UUID, dt.datetime],
    stages: dict[UUID, str],
    own: dict[str, str],
    today: dt.date,
) -> Due:
    stage = stages.get(row.worker_id, Profile.Stage.PROVISIONAL)
    every = own.get(stage) or cadence.suggested(stage, today)
    held = last.get(row.worker_id)
    since = timezone.localdate(held) if held else row.started_on
    return Due(
        worker=row.worker,
        supervisor=row.supervisor,
        stage=stage,
        every=every,
        since=since,
        is_first=held is None,
        next_by=cadence.after(since, every),
        today=today,
    )


@prepared
def _team(actor: Actor) -> QuerySet[Supervises]:
    rows = Supervises.objects.filter(worker__in=policy.team(actor).values("pk"))
    return rows.filter(supervisor=actor.face, ended_on=None).select_related("worker", "supervisor")


@prepared
def _looked_after(*, worker: UUID) -> QuerySet[Supervises]:
    rows = Supervises.objects.filter(worker=worker, ended_on=None)
    return rows.select_related("worker", "supervisor")[:1]


@prepared
def _last(*, workers: list[UUID]) -> QuerySet:
    rows = Supervision.objects.filter(worker__in=workers, ended_at=None)
    return rows.values("worker").annotate(last=Max("held_at")).values_list("worker", "last")


@prepared
def _stages(*, workers: list[UUID]) -> QuerySet:
    return Profile.objects.filter(person__in=workers).values_list("person", "stage")


@prepared
def _own_word() -> QuerySet[Cadence]:
    return Cadence.objects.filter(ended_at=None)
