"""After something hard: a talk is offered, answered, and had."""

import datetime as dt
from uuid import UUID

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from .. import news, policy, queries
from ..models import Debrief


@action(event="debrief.offered", may=policy.may_offer)
def offer_debrief(
    actor: Actor, worker: Person, *, cause: str, source: str = "", source_id: UUID | None = None
) -> Debrief:
    """“Would you like to talk it through?” Once for each thing that happened."""
    if source:
        before = Debrief.objects.filter(worker=worker, source=source, source_id=source_id).first()
        if before:
            return before
    now = clock.now()
    debrief = Debrief(
        worker=worker,
        cause=Debrief.Cause(cause),
        source=source,
        source_id=source_id,
        offered_at=now,
        due_at=now + Debrief.WITHIN,
    )
    debrief.save()
    news.offered(debrief, queries.supervisor_of(worker.pk), by_themself=not actor.is_clock)
    return debrief


@action(event="debrief.answered", may=policy.may_answer)
def answer_debrief(
    actor: Actor,
    debrief: Debrief,
    *,
    answer: str,
    chosen: Person | None = None,
    talk_at: dt.datetime | None = None,
) -> Debrief:
    """Yes, with whom and when; later; or no, which needs no reason."""
    now = clock.now()
    debrief.state, debrief.answered_at = Debrief.State(answer), now
    debrief.chosen = chosen if answer == Debrief.State.WANTED else None
    if answer == Debrief.State.LATER:
        debrief.due_at, debrief.told_late_at = now + Debrief.WITHIN, None
    debrief.save()
    if debrief.chosen:
        news.would_like_to_talk(debrief, talk_at)
    return debrief


@action(event="debrief.talked", may=policy.may_mark_talked)
def mark_talked(actor: Actor, debrief: Debrief) -> Debrief:
    """They talked. What was said is theirs, and is not written here."""
    debrief.state, debrief.talked_at = Debrief.State.TALKED, clock.now()
    debrief.save()
    return debrief


@action(event="debrief.late", may=policy.may_note_late)
def note_late(actor: Actor, debrief: Debrief) -> Debrief:
    """A day has gone by: whoever is on call is told that somebody waits, and nothing more."""
    debrief.told_late_at = clock.now()
    debrief.save()
    news.nobody_talked(debrief, queries.whom_to_tell(debrief, wider=True))
    return debrief
