"""What both sides say: yes, or that it is not a fit. Nobody asks why."""

from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.referrals.models import Request
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship
from beside.workforce import actions as workforce

from .. import news, policy
from ..models import Option
from ..queries.table import table
from .suggesting import move

NO_LONGER = _("This is no longer possible. Please tell your coordinator.")


@action(event="meeting.agreed", may=policy.may_agree)
def agree_to_meet(actor: Actor, option: Option) -> Relationship:
    """The worker says yes: the two are introduced, and nobody else is suggested any more.

    Raises NotAllowed when a rule has come to speak against it since they were asked.
    """
    request, worker = option.request, option.worker
    if table([request], besides=option.pk).against(request.pk, worker.pk):
        raise NotAllowed(NO_LONGER)
    _answer(option, Option.State.AGREED)
    for other in Option.objects.filter(request=request, state=Option.State.SHOWN):
        _answer(other, Option.State.LAPSED)
    relationship = relationships.introduce(
        actor,
        request.person,
        worker=worker,
        programme=request.programme,
        request_id=request.pk,
    )
    move(actor, request, Request.State.MATCHED)
    return relationship


@action(event="meeting.declined", may=policy.may_decline)
def say_not_a_fit(actor: Actor, option: Option, *, never_again: bool = False) -> Option:
    """Not this time. With `never_again` a worker is not suggested to this person any more."""
    was_asked = option.state == Option.State.ASKED
    is_worker = actor.face == option.worker_id
    _answer(option, Option.State.NOT_A_FIT)
    if never_again and is_worker:
        workforce.say_conflict(actor, option.worker, person=option.request.person)
    if was_asked:
        _back_to_choosing(actor, option)
        (news.not_this_time if is_worker else news.taken_back)(option)
    return option


@action(event="option.lapsed", may=policy.may_lapse)
def lapse_option(actor: Actor, option: Option) -> Option:
    """Nobody answered, or the worker or the request is no longer there. The place is free again."""
    was_asked = option.state == Option.State.ASKED
    _answer(option, Option.State.LAPSED)
    if was_asked and option.request.is_open:
        _back_to_choosing(actor, option)
        news.not_this_time(option)
    if was_asked:
        news.taken_back(option)
    return option


def _answer(option: Option, state: str) -> None:
    option.state = state
    option.answered_at = clock.now()
    option.save()


def _back_to_choosing(actor: Actor, option: Option) -> None:
    """The others that were shown are there again; without any, the request waits."""
    shown = Option.objects.filter(request=option.request, state=Option.State.SHOWN)
    state = Request.State.CHOOSING if shown.exists() else Request.State.WAITING
    move(actor, option.request, state)
