"""A worker and whoever looks after them sat down together."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import require, yes_if
from beside.people.models import Person

from .. import policy
from ..models import OutsideAsk, Supervision, TalkPoint


@action(event="supervision.recorded", may=policy.may_record_supervision)
def record_supervision(
    actor: Actor,
    worker: Person,
    *,
    held_at: dt.datetime,
    minutes: int,
    mode: str = Supervision.Mode.IN_PERSON,
    kind: str = Supervision.Kind.ONE,
    agenda: str = "",
    words: str = "",
    group: UUID | None = None,
    talked: Collection[UUID] = (),
) -> Supervision:
    """It happened. What was `talked` about leaves the agenda."""
    _has_happened(held_at)
    held = Supervision(
        worker=worker,
        supervisor_id=actor.me,
        held_at=held_at,
        minutes=minutes,
        mode=mode,
        kind=kind,
        agenda=agenda,
        words=words,
        group=group,
    )
    held.save()
    for model in (TalkPoint, OutsideAsk):
        for each in model.objects.filter(worker=worker, pk__in=talked, talked_at=None):
            each.talked_at = clock.now()
            each.save()
    return held


def record_together(actor: Actor, workers: Collection[Person], **details: Any) -> list[Supervision]:
    """Several sat together: one row and one event for each of them, or for none."""
    with transaction.atomic():
        group = uuid4()
        return [
            record_supervision(actor, worker, kind=Supervision.Kind.GROUP, group=group, **details)
            for worker in workers
        ]


@action(event="supervision.amended", may=policy.may_amend_supervision)
def amend_supervision(
    actor: Actor,
    held: Supervision,
    *,
    held_at: dt.datetime,
    minutes: int,
    mode: str,
    kind: str,
    agenda: str,
    words: str,
) -> Supervision:
    """A new row stands in its place; the old one stays, and stays readable in the history."""
    _has_happened(held_at)
    held.ended_at = clock.now()
    held.save()
    right = Supervision(
        worker_id=held.worker_id,
        supervisor_id=held.supervisor_id,
        held_at=held_at,
        minutes=minutes,
        mode=mode,
        kind=kind,
        agenda=agenda,
        words=words,
        group=held.group,
        amends=held,
    )
    right.save()
    return right


def _has_happened(held_at: dt.datetime) -> None:
    require(yes_if(held_at <= clock.now(), _("This has not happened yet.")))
