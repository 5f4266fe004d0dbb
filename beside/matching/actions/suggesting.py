"""Three honest suggestions, and others when none of them feels right."""

from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.models import Person
from beside.referrals import actions as referrals
from beside.referrals.models import Request

from .. import news, policy
from ..models import Option
from ..queries.table import Table, table
from ..sentences import kept

AT_ONCE = 3
"""Enough to compare, few enough to take in."""
NOT_AVAILABLE = _(
    "%(name)s is not available to you at the moment. You keep your place, and nothing is lost."
)
"""Whatever the cause: no place left, a limit of their own, a conflict. So absence tells nothing."""


@action(event="workers.suggested", may=policy.may_suggest)
def suggest_workers(actor: Actor, request: Request) -> Request:
    """Up to three workers whom no rule speaks against, those who fit best first. When there is
    nobody, the request waits on, and nothing is made up."""
    top_up(actor, request)
    return request


@action(event="options.set_aside", may=policy.may_suggest)
def set_aside_options(actor: Actor, request: Request) -> Request:
    """None of these feels right: they are not shown again, and others are, if there are any.
    The place in line stays."""
    for option in Option.objects.filter(request=request, state=Option.State.SHOWN):
        option.state = Option.State.NOT_A_FIT
        option.answered_at = clock.now()
        option.save()
    top_up(actor, request)
    return request


@action(event="worker.picked", may=policy.may_suggest)
def pick_worker(actor: Actor, request: Request, *, worker: Person) -> Request:
    """They found this one themself, on the page of peers: laid beside the others.

    Raises NotAllowed when the worker is not available to them.
    """
    weighed = table([request])
    if weighed.against(request.pk, worker.pk):
        raise NotAllowed(not_available(worker))
    shown = Option.objects.filter(request=request, worker=worker, state=Option.State.SHOWN)
    if not shown.exists():
        show(request, worker, weighed)
    move(actor, request, Request.State.CHOOSING)
    return request


@action(event="help_choosing.asked", may=policy.may_ask_for_help)
def ask_for_help(actor: Actor, request: Request) -> Request:
    """They would like to talk it over. Whoever arranges it is told."""
    request.wants_help_choosing = True
    request.save()
    news.wants_to_talk(request)
    return request


def top_up(actor: Actor, request: Request, *, known: Table | None = None) -> None:
    """Lay out suggestions until there are three, and say whether there is something to choose."""
    weighed = known or table([request])
    shown = Option.objects.filter(request=request, state=Option.State.SHOWN)
    there = {str(worker) for worker in shown.values_list("worker", flat=True)}
    fitting = [worker for worker in weighed.fitting(request.pk) if worker not in there]
    for worker in fitting[: AT_ONCE - len(there)]:
        show(request, weighed.profiles[worker].person, weighed)
        there.add(worker)
    move(actor, request, Request.State.CHOOSING if there else Request.State.WAITING)


def show(request: Request, worker: Person, weighed: Table) -> Option:
    """One suggestion, with the reasons as they stand today."""
    fit = weighed.fit(request.pk, worker.pk)
    option = Option(
        request=request,
        worker=worker,
        fits=[kept(line) for line in fit.yes],
        does_not=[kept(line) for line in fit.no],
        parts=fit.parts,
        points=fit.points,
        shown_at=clock.now(),
    )
    option.save()
    return option


def not_available(worker: Person) -> str:
    return str(NOT_AVAILABLE) % {"name": worker.name}


def move(actor: Actor, request: Request, state: str) -> None:
    """The request says where it stands, if that has changed."""
    if request.state != state:
        referrals.move_request(actor, request, state=state)
        request.refresh_from_db()
