"""The person's pages: three people to compare, their stories, and asking to meet."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.page import page, public_page
from beside.referrals import actions as referrals
from beside.referrals import policy as referrals_policy
from beside.referrals.forms.matters import Wishes, filled_in
from beside.referrals.models import Request
from beside.ui.forms import sent

from .. import actions, forms, policy
from ..models import Option
from ..queries import choosing as queries
from ..queries import standing

WANTED = "would_like_to_meet"
"""In the visit: the peer on whose page somebody pressed “Ask to meet”."""


@page(may=policy.may_choose)
def index(request: Any) -> HttpResponse:
    wanted = request.session.get(WANTED, "")
    found = queries.choosing(request.actor, now=clock.now(), wanted=wanted)
    return render(request, "matching/index.html", {"it": found})


@public_page(why="Remembers, for this visit, whom somebody would like to meet; then the way there.")
def with_peer(request: Any, slug: str) -> HttpResponse:
    request.session[WANTED] = slug
    if not policy.may_choose(request.actor):
        return redirect(at(request.org, "referrals:start"))
    looks = standing.current(request.actor)
    return redirect(at(request.org, "matching:index" if looks else "referrals:again"))


@page(sees=policy.own_requests, may=policy.may_suggest)
def pick(request: Any, asked: Request, slug: str) -> HttpResponse:
    """Laid somebody from the page of peers beside the others."""
    peer = queries.peer_or_none(slug)
    if request.method == "POST" and peer:
        _kindly(request, lambda: actions.pick_worker(request.actor, asked, worker=peer))
        request.session.pop(WANTED, None)
    return redirect(at(request.org, "matching:index"))


@public_page(why="Says how suggestions are made, to anybody who wonders.")
def how(request: Any) -> HttpResponse:
    return render(request, "matching/how.html")


@page(sees=policy.own_requests, may=policy.may_suggest)
def show_people(request: Any, asked: Request) -> HttpResponse:
    """Looked for people who fit."""
    if request.method == "POST":
        actions.suggest_workers(request.actor, asked)
    return redirect(at(request.org, "matching:index"))


@page(sees=policy.own_requests, may=policy.may_suggest)
def others(request: Any, asked: Request) -> HttpResponse:
    """Asked for other suggestions."""
    if request.method == "POST":
        actions.set_aside_options(request.actor, asked)
        messages.success(request, _("Put aside. You keep your place."))
    return redirect(at(request.org, "matching:index"))


@page(sees=policy.own_requests, may=referrals_policy.may_change_wishes)
def wishes(request: Any, asked: Request) -> HttpResponse:
    """Opened the page of what matters to me."""
    wished = standing.wishes_now(asked)
    form = Wishes(sent(request), initial=filled_in(wished))
    if request.method == "POST" and form.is_valid():
        referrals.change_wishes(request.actor, asked, wishes=form.wishes)
        messages.success(request, _("What matters has been changed. We looked again."))
        return redirect(at(request.org, "matching:index"))
    return render(request, "matching/wishes.html", {"form": form, "asked": asked})


@page(sees=policy.own_requests, may=policy.may_ask_for_help)
def help_me(request: Any, asked: Request) -> HttpResponse:
    """Asked to talk it over."""
    if request.method == "POST":
        actions.ask_for_help(request.actor, asked)
        messages.success(request, _("We have passed it on. You hear from us in your safe way."))
    return redirect(at(request.org, "matching:index"))


@page(sees=policy.own_options, may=policy.may_see_story)
def story(request: Any, option: Option) -> HttpResponse:
    """Read a peer worker's story."""
    shown = queries.story(option)
    if shown is None:
        raise Http404
    return render(request, "matching/story.html", {"option": option, "peer": shown})


@page(sees=policy.own_options, may=policy.may_ask_to_meet)
def ask(request: Any, option: Option) -> HttpResponse:
    """Opened the page for asking to meet."""
    shows_already = bool(policy.shows_wishes(request.face))
    form = forms.Ask(sent(request), shows_already=shows_already)
    if request.method == "POST" and form.is_valid():
        _kindly(request, lambda: actions.ask_to_meet(request.actor, option, **form.consent))
        return redirect(at(request.org, "matching:index"))
    text = queries.consent_text(clock.today())
    around = {"option": option, "form": form, "text": text, "shows_already": shows_already}
    return render(request, "matching/ask.html", around | {"days": actions.answer_days(request.org)})


@page(sees=policy.own_options, may=policy.may_decline)
def not_a_fit(request: Any, option: Option) -> HttpResponse:
    """Said that it is not a fit."""
    if request.method == "POST":
        actions.say_not_a_fit(request.actor, option)
        messages.success(request, _("Put aside. You keep your place."))
    return redirect(at(request.org, "matching:index"))


def _kindly(request: Any, deed: Callable[[], Any]) -> None:
    """Somebody else may have been quicker, or the worker no longer free: said kindly."""
    try:
        deed()
    except NotAllowed as refusal:
        messages.info(request, refusal.because)
