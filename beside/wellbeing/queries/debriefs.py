"""Talks that are offered, wanted, and due."""

import datetime as dt

from django.db.models import QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.models import Person
from beside.relationships.models import Relationship

from .. import policy
from ..models import Debrief


def my_debriefs(actor: Actor) -> list[Debrief]:
    """What was offered to this worker, and is open. The oldest first."""
    mine = policy.visible_debriefs(actor).filter(worker=actor.face, state__in=Debrief.OPEN)
    return list(mine.select_related("chosen").order_by("offered_at"))


def talks_to_answer(actor: Actor) -> int:
    """How many offers wait for this worker’s yes, later or no."""
    return len(_offered(actor))


@prepared
def _offered(actor: Actor) -> QuerySet:
    rows = policy.visible_debriefs(actor).filter(worker=actor.face, state=Debrief.State.OFFERED)
    return rows.values_list("pk", flat=True)


def talks_with_me(actor: Actor) -> list[Debrief]:
    """Colleagues who would like to talk with this one."""
    rows = policy.visible_debriefs(actor).filter(chosen=actor.face, state=Debrief.State.WANTED)
    return list(rows.select_related("worker").order_by("due_at"))


def team_debriefs(actor: Actor) -> list[Debrief]:
    """Talks the workers one looks after may need, due first. Never what they are about."""
    rows = policy.visible_debriefs(actor).filter(state__in=Debrief.OPEN).exclude(worker=actor.face)
    return list(rows.select_related("worker", "chosen").order_by("due_at", "pk"))


def talks_of(actor: Actor, worker: Person) -> list[Debrief]:
    """Open talks of one worker, for the two who sit down together."""
    rows = policy.visible_debriefs(actor).filter(worker=worker, state__in=Debrief.OPEN)
    return list(rows.order_by("due_at"))


def debriefs_late(now: dt.datetime) -> list[Debrief]:
    """A day went by since it was offered, and nobody was told yet that nobody talked."""
    rows = Debrief.objects.filter(state__in=Debrief.OPEN, due_at__lte=now, told_late_at=None)
    return list(rows.select_related("worker", "org").order_by("due_at"))


def open_before(worker: Person, moment: dt.datetime) -> list[Debrief]:
    """What was hard before that moment, and nobody has talked through."""
    rows = Debrief.objects.filter(worker=worker, state__in=Debrief.OPEN)
    return list(rows.filter(offered_at__lte=moment))


def workers_beside(person: Person) -> list[Person]:
    """Whoever walks with this person now."""
    rows = Relationship.objects.filter(participant=person, state__in=Relationship.OPEN)
    return [row.worker for row in rows.select_related("worker").order_by("introduced_at")]
