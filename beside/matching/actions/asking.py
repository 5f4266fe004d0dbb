"""Asking a worker to meet: by the person, or by a coordinator in their name."""

import datetime as dt

from django.utils.translation import get_language

from beside.consent import actions as consent
from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.models import Org
from beside.people.models import Person
from beside.referrals.models import Request

from .. import news, policy
from ..models import Option
from ..queries.table import table
from .suggesting import move, not_available, show

ANSWER_DAYS = 3


@action(event="meeting.asked", may=policy.may_ask_to_meet)
def ask_to_meet(
    actor: Actor, option: Option, *, may_see_wishes: bool = False, signed_name: str = ""
) -> Option:
    """Ask this worker. A place with them is held until they answer, or the time is over.

    With `may_see_wishes` the person says yes, in this same step, to showing what they asked for.
    Raises NotAllowed when the worker is no longer available.
    """
    person = option.request.person
    if may_see_wishes and actor.face == person.pk and not policy.shows_wishes(person):
        consent.give_consent(
            actor,
            person,
            covers="SHOW_WISHES",
            signed_name=signed_name,
            language=(get_language() or "en")[:10],
        )
    return ask(actor, option)


@action(event="worker.offered", may=policy.may_offer)
def offer_worker(actor: Actor, request: Request, *, worker: Person) -> Option:
    """Ask this worker in the person's name. Raises NotAllowed when a rule speaks against it."""
    open_one = Option.objects.filter(
        request=request, worker=worker, state=Option.State.SHOWN
    ).first()
    weighed = table([request])
    if weighed.against(request.pk, worker.pk):
        raise NotAllowed(not_available(worker))
    return ask(actor, open_one or show(request, worker, weighed))


def answer_days(org: Org) -> int:
    """How long a worker has to answer; the organisation may choose."""
    days = org.look.get("answer_days")
    return days if isinstance(days, int) and days > 0 else ANSWER_DAYS


def ask(actor: Actor, option: Option) -> Option:
    """Hold the place, say where the request stands, and tell the worker."""
    request, worker = option.request, option.worker
    if table([request]).against(request.pk, worker.pk):
        raise NotAllowed(not_available(worker))
    option.state = Option.State.ASKED
    option.asked_at = clock.now()
    option.expires_at = option.asked_at + dt.timedelta(days=answer_days(request.org))
    option.save()
    move(actor, request, Request.State.ASKED)
    news.asked(option)
    return option
