"""What follows from a signed note, from a meeting, and from sitting down together."""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core.action import on
from beside.core.actor import Actor
from beside.core.actor import clock as clock_actor
from beside.encounters.afterwards import Offered, afterwards
from beside.encounters.models import Encounter, Note
from beside.notices.telling import tell
from beside.wellbeing import actions as wellbeing_actions
from beside.wellbeing import queries as wellbeing
from beside.workforce import actions as workforce

from . import actions, lot, policy, queries
from .models import Review, Supervision


@on("encounter.recorded")
def draw_by_lot(actor: Actor, note: Note) -> None:
    one_in = int(note.org.look.get("review_one_in") or lot.ONE_IN)
    if not note.is_attendance_only and lot.is_drawn(note.pk, one_in=one_in):
        actions.draw_review(clock_actor(actor.org_id), note)


@on("review.read")
def tell_the_worker(actor: Actor, review: Review) -> None:
    tell(
        review.note.signed_by,
        kind="review.read",
        words="Your supervisor read one of your notes, and wrote to you.",
        key=f"review.read:{review.pk}",
    )


@on("supervision.recorded")
def count_it(actor: Actor, held: Supervision) -> None:
    """Sitting down together counts for the worker's credential; nothing is typed twice."""
    workforce.count_hours(clock_actor(actor.org_id), held.worker, **_as_hours(held))


@on("supervision.recorded")
def it_was_talked_through(actor: Actor, held: Supervision) -> None:
    """An hour for one worker is a talk about what was hard, too: nothing waits any more."""
    if held.kind == Supervision.Kind.ONE:
        for debrief in wellbeing.open_before(held.worker, held.held_at):
            wellbeing_actions.mark_talked(clock_actor(actor.org_id), debrief)


@on("supervision.amended")
def count_it_again(actor: Actor, held: Supervision) -> None:
    """The row before it no longer counts; this one does."""
    hours = _as_hours(held)
    was = {name: hours[name] for name in ("kind", "source")} | {"source_id": held.amends_id}
    workforce.uncount_hours(clock_actor(actor.org_id), held.worker, **was)
    workforce.count_hours(clock_actor(actor.org_id), held.worker, **hours)


@afterwards
def ask_how_it_was(actor: Actor, encounter: Encounter) -> Offered | None:
    """Each of the two may say how it was, now and then; and may take it back."""
    if policy.may_say_how_it_was(actor, encounter):
        return _("Say how it was for you"), "supervision:how_it_was", encounter.pk
    said = queries.mine_of(actor, encounter)
    if said is None:
        return None
    return _("Take back how it was"), "supervision:take_back_how_it_was", said.pk


def _as_hours(held: Supervision) -> dict[str, Any]:
    here = ZoneInfo(held.org.timezone)
    return {
        "kind": "SUPERVISION",
        "day_on": timezone.localdate(held.held_at, here),
        "minutes": held.minutes,
        "source": "supervision.Supervision",
        "source_id": held.pk,
    }
