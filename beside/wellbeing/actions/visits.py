"""Out alone, back safe; and what happens when somebody is not back."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import require, yes_if
from beside.encounters.models import Encounter
from beside.people.models import Person

from .. import news, policy, queries
from ..models import OnCall, Visit

LONGEST = dt.timedelta(hours=16)


@action(event="visit.begun", may=policy.may_go_out)
def go_out(
    actor: Actor,
    worker: Person,
    *,
    back_at: dt.datetime,
    where: str = "",
    number: str = "",
    encounter: Encounter | None = None,
) -> Visit:
    """“I am going out, and will be back by…” Raises NotAllowed for a time that has passed or is
    too far, and while one is out already."""
    now = clock.now()
    require(yes_if(now < back_at, _("That time has passed. Please choose another one.")))
    require(yes_if(back_at <= now + LONGEST, _("Please choose a time within 16 hours.")))
    require(
        yes_if(
            not Visit.objects.filter(worker=worker, state=Visit.State.OUT).exists(),
            _("You are out already. Say first that you are back."),
        )
    )
    visit = Visit(worker=worker, where=where, number=number, out_at=now, encounter=encounter)
    visit.expect(back_at)
    visit.save()
    return visit


@action(event="visit.safe", may=policy.may_come_back)
def come_back_safe(actor: Actor, visit: Visit) -> Visit:
    """“I am back.” Whoever was told that they were not hears it."""
    visit.state, visit.closed_at, visit.closed_by_id = Visit.State.SAFE, clock.now(), actor.me
    visit.save()
    if visit.told_at:
        news.back_safe(visit, queries.told_of(visit))
    return visit


@action(event="visit.longer", may=policy.may_come_back)
def stay_longer(actor: Actor, visit: Visit) -> Visit:
    """Half an hour more, from now or from when they were expected, whichever is later."""
    back_at = max(visit.back_at, clock.now()) + Visit.LONGER
    require(yes_if(back_at <= visit.out_at + LONGEST, _("Please say that you are back first.")))
    told = queries.told_of(visit) if visit.told_at else []
    visit.expect(back_at)
    visit.times_longer += 1
    visit.save()
    news.stays_longer(visit, told)
    return visit


@action(event="visit.late", may=policy.may_raise)
def raise_alarm(actor: Actor, visit: Visit) -> Visit:
    """Ask the worker, then tell whoever is on call, then tell more: each once, also when several
    are due together because nothing was sent for a while."""
    now, late = clock.now(), visit.lateness(clock.now())
    if late >= 1 and visit.asked_at is None:
        visit.asked_at = now
        news.are_you_back(visit)
    if late >= 2 and visit.told_at is None:
        visit.told_at = now
        news.not_back(visit, queries.whom_to_tell(visit))
    if late >= 3 and visit.told_again_at is None:
        visit.told_again_at = now
        news.still_not_back(visit, queries.whom_to_tell(visit, wider=True))
    visit.save()
    return visit


@action(event="visit.closed", may=policy.may_close_visit)
def close_visit(actor: Actor, visit: Visit, *, words: str) -> Visit:
    """Somebody looked after it, and says what happened."""
    visit.state, visit.closed_at, visit.closed_by_id = Visit.State.CLOSED, clock.now(), actor.me
    visit.words = words
    visit.save()
    return visit


@action(event="on_call.begun", may=policy.may_go_on_call)
def go_on_call(actor: Actor, person: Person, *, hours: int) -> OnCall:
    """“I can be called for so long.” It stands instead of what they said before."""
    now = clock.now()
    for former in OnCall.objects.filter(person=person, ended_at=None):
        former.ended_at = now
        former.save()
    duty = OnCall(person=person, since=now, until=now + dt.timedelta(hours=hours))
    duty.save()
    return duty


@action(event="on_call.ended", may=policy.may_step_off)
def step_off(actor: Actor, duty: OnCall) -> OnCall:
    duty.ended_at = clock.now()
    duty.save()
    return duty
