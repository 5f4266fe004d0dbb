"""Hours: typed once where nothing else knows of them, counted by themselves everywhere else."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.prepared import prepared
from beside.core.uploads import Clean
from beside.people.models import Person, Supervises

from .. import policy
from ..models import Paper, Profile, WorkedHours
from .papers import keep_paper


@action(event="hours.added", may=policy.may_add_hours)
def add_hours(
    actor: Actor,
    person: Person,
    *,
    kind: str,
    day_on: dt.date,
    minutes: int,
    topics: list[str] | None = None,
    tags: list[str] | None = None,
    certificate: str = "",
    paper: Clean | None = None,
) -> WorkedHours:
    """Training or continuing education that the worker had somewhere else, with the paper that
    proves it if they have one at hand. Raises NotAllowed for
    hours that cannot be: none at all, in the future, or shown by a certificate twice."""
    if kind not in WorkedHours.TYPED:
        raise NotAllowed(_("These hours count by themselves, from what you sign."))
    _check(day_on, minutes)
    if certificate and _open_hours(person).filter(certificate=certificate).exists():
        raise NotAllowed(_("This certificate is here already. It counts once."))
    hours = WorkedHours(
        person=person,
        kind=kind,
        day_on=day_on,
        minutes=minutes,
        topics=sorted(set(topics or ())),
        tags=sorted(set(tags or ())),
        certificate=certificate,
    )
    hours.save()
    if paper:
        title = certificate or hours.get_kind_display()
        kind = Paper.Kind.COMPLETION
        keep_paper(actor, person, kind=kind, title=title, upload=paper, about=hours)
    return hours


@action(event="hours.taken_back", may=policy.may_take_back_hours)
def take_back_hours(actor: Actor, hours: WorkedHours) -> WorkedHours:
    """Typed by mistake: it no longer counts, and stays in what was."""
    return _ended(hours)


@action(event="hours.counted", may=policy.may_count_hours)
def count_hours(
    actor: Actor,
    person: Person,
    *,
    kind: str,
    day_on: dt.date,
    minutes: int,
    source: str,
    source_id: UUID,
    topics: list[str] | None = None,
    tags: list[str] | None = None,
) -> WorkedHours | None:
    """Hours that follow from something that was signed. Counted once for each thing, however
    often this is asked. When the thing has changed, the old row ends and a new one waits for the
    supervisor; hours that are still right stay. None when it took no time at all."""
    kept = _counted(kind, source, source_id)
    if kept and (kept.minutes, kept.day_on) == (minutes, day_on):
        return kept
    if kept:
        _ended(kept)
    if not minutes:
        return None
    return _counted_now(person, kind, day_on, minutes, source, source_id, topics, tags)


@action(event="hours.uncounted", may=policy.may_count_hours)
def uncount_hours(
    actor: Actor, person: Person, *, kind: str, source: str, source_id: UUID
) -> WorkedHours | None:
    """What they came from is no longer there. Safe to repeat."""
    kept = _counted(kind, source, source_id)
    return _ended(kept) if kept else None


@action(event="hours.signed", may=policy.may_sign_hours)
def sign_hours(
    actor: Actor, person: Person, *, hours: list[UUID], left_out: Mapping[UUID, str]
) -> list[WorkedHours]:
    """Sign these hours of a worker, all at once; those in `left_out` do not count, each for the
    reason given there. Raises NotAllowed when a reason is missing."""
    signed = []
    for row in _open_hours(person).filter(pk__in=hours, signed_at=None):
        if row.pk in left_out and not left_out[row.pk].strip():
            raise NotAllowed(_("Please say why these hours do not count."))
        row.left_out_why = left_out.get(row.pk, "").strip()
        row.signed_at, row.signed_by_id = clock.now(), actor.face
        row.save()
        signed.append(row)
    return signed


def _counted_now(
    person: Person,
    kind: str,
    day_on: dt.date,
    minutes: int,
    source: str,
    source_id: UUID,
    topics: list[str] | None,
    tags: list[str] | None,
) -> WorkedHours:
    looked_after = ["supervised"] if list(_supervision_on(person=person.pk, day=day_on)) else []
    stages = list(_stage_of(person=person.pk))
    volunteer = stages == [Profile.Stage.VOLUNTEER]
    hours = WorkedHours(
        person=person,
        kind=kind,
        day_on=day_on,
        minutes=minutes,
        topics=sorted(set(topics or ())),
        tags=sorted({*(tags or ()), *(looked_after if kind == WorkedHours.Kind.WORK else ())}),
        given_as=WorkedHours.As.VOLUNTEER if volunteer else WorkedHours.As.PAID,
        source=source,
        source_id=source_id,
    )
    hours.save()
    return hours


def _check(day_on: dt.date, minutes: int) -> None:
    if minutes <= 0:
        raise NotAllowed(_("Hours are more than none."))
    if day_on > clock.today():
        raise NotAllowed(_("Hours count once they have happened."))


def _ended(hours: WorkedHours) -> WorkedHours:
    hours.ended_at = clock.now()
    hours.save()
    return hours


def _counted(kind: str, source: str, source_id: UUID) -> WorkedHours | None:
    return next(iter(_counted_from(kind=kind, source=source, source_id=source_id)), None)


def _open_hours(person: Person) -> QuerySet[WorkedHours]:
    return WorkedHours.objects.filter(person=person, ended_at=None)


@prepared
def _counted_from(*, kind: str, source: str, source_id: UUID) -> QuerySet[WorkedHours]:
    return WorkedHours.objects.filter(kind=kind, source=source, source_id=source_id, ended_at=None)


@prepared
def _stage_of(*, person: UUID) -> QuerySet[Profile]:
    return Profile.objects.filter(person=person).values_list("stage", flat=True)


@prepared
def _supervision_on(*, person: UUID, day: dt.date) -> QuerySet[Supervises]:
    """Whether somebody looked after them on that day."""
    found = Supervises.objects.filter(worker=person, started_on__lte=day)
    return found.exclude(ended_on__lt=day).values_list("pk", flat=True)
