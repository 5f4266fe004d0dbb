"""The coordinator's pages: proposals for one person, and the waiting list with all of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.page import find, page
from beside.people import policy as people
from beside.referrals.models import Request
from beside.workforce import actions as workforce

from .. import actions, policy
from ..queries import arranging as queries
from ..queries.waiting import waiting_list

A_PAGE = 12


@page(may=policy.may_see_waiting)
def waiting(request: Any) -> HttpResponse:
    """Read the waiting list."""
    found = waiting_list(request.actor, now=clock.now())
    shown = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    by_step = request.GET.get("view") == "steps"
    views = [
        {"label": _("In order"), "href": "?", "current": not by_step},
        {"label": _("By next step"), "href": "?view=steps", "current": by_step},
    ]
    given = {"it": found, "shown": shown, "views": views, "by_step": by_step}
    return render(request, "matching/waiting.html", given)


@page(sees=policy.requests_to_arrange)
def arrange(request: Any, asked: Request) -> HttpResponse:
    """Read what was asked for, and who fits."""
    found = queries.arranging(asked, now=clock.now())
    may = {"may_suggest": policy.may_suggest(request.actor, asked)}
    return render(request, "matching/arrange.html", {"it": found, **may})


@page(sees=policy.requests_to_arrange, may=policy.may_suggest)
def suggest(request: Any, asked: Request) -> HttpResponse:
    """Laid out suggestions."""
    if request.method == "POST":
        actions.suggest_workers(request.actor, asked)
        messages.success(request, _("They see these now, with the reasons."))
    return _back(request, asked)


@page(sees=policy.requests_to_arrange, may=policy.may_offer)
def offer(request: Any, asked: Request, worker: UUID) -> HttpResponse:
    """Asked a peer worker in their name."""
    person = find(people.visible_workers(request.actor), worker)
    if request.method != "POST":
        return _back(request, asked)
    try:
        actions.offer_worker(request.actor, asked, worker=person)
    except NotAllowed as refusal:
        messages.info(request, refusal.because)
    else:
        messages.success(request, _("Asked. You hear as soon as there is an answer."))
    return _back(request, asked)


@page(sees=policy.requests_to_arrange, may=policy.may_arrange)
def apart(request: Any, asked: Request, worker: UUID) -> HttpResponse:
    """Noted that two people must not be put together."""
    person = find(people.visible_workers(request.actor), worker)
    if request.method == "POST":
        workforce.say_conflict(request.actor, person, person=asked.person)
        messages.success(request, _("Noted. They are not suggested to each other."))
    return _back(request, asked)


def _back(request: Any, asked: Request) -> HttpResponse:
    return redirect(at(request.org, "matching:arrange", id=asked.pk))
