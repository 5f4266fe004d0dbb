"""Who is there: to be called, to be told, to talk with."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from beside.core import clock
from beside.notices.models import Notice
from beside.people.models import Membership, Person, Supervises

from ..models import OnCall, Visit


def supervisor_of(worker: UUID) -> Person | None:
    """Whoever looks after them now, if they still work here."""
    rows = Supervises.objects.filter(worker=worker, ended_on=None, supervisor__left_on=None)
    row = rows.select_related("supervisor").first()
    return row.supervisor if row else None


def on_call_now() -> list[Person]:
    """Whoever said that they can be called now, by name."""
    now = clock.now()
    rows = OnCall.objects.filter(ended_at=None, since__lte=now, until__gt=now)
    found = [row.person for row in rows.select_related("person").order_by("person__name")]
    return [person for person in found if person.left_on is None]


def whom_to_tell(thing: Any, *, wider: bool = False) -> list[Person]:
    """Whoever is on call; else whoever looks after the worker; else who arranges where they work.

    `wider` tells all of these: somebody must hear of it.
    """
    worker = thing.worker_id
    near = [person for person in on_call_now() if person.pk != worker]
    supervisor = supervisor_of(worker)
    if supervisor and (wider or not near):
        near.append(supervisor)
    if wider or not near:
        near += _arrangers(worker)
    return list({person.pk: person for person in near}.values())


def told_of(visit: Visit) -> list[Person]:
    """Whoever was told that somebody is not back, so that they hear the rest."""
    keys = [f"{kind}:{visit.pk}:{visit.times_longer}" for kind in ("visit.alarm", "visit.again")]
    rows = Notice.objects.filter(key__in=keys).select_related("person")
    return list({row.person_id: row.person for row in rows}.values())


def whom_to_talk_with(worker: Person) -> list[Person]:
    """Their supervisor first; whoever is on call; then peers and those who arrange, by name."""
    first = [person for person in (supervisor_of(worker.pk), *on_call_now()) if person]
    peers = _beside(worker.pk, ("peer_worker", "supervisor", "coordinator"))
    rows = {person.pk: person for person in [*first, *peers] if person.pk != worker.pk}
    return list(rows.values())[:12]


def _arrangers(worker: UUID) -> list[Person]:
    return _beside(worker, ("coordinator",)) or _beside(worker, ("manager", "supervisor"))


def _beside(worker: UUID, roles: tuple[str, ...]) -> list[Person]:
    """Staff with such a part where this worker works, by name."""
    mine = Membership.objects.filter(person=worker, ended_on=None)
    where = set(mine.values_list("programme", flat=True))
    here = Q() if None in where else Q(programme=None) | Q(programme__in=where)
    parts = Membership.objects.filter(here, role__in=roles, ended_on=None).values("person")
    return list(Person.objects.filter(pk__in=parts, left_on=None).order_by("name"))
