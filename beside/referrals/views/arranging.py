"""`/requests/…/`: what happens to each one who asked, until they have found someone."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page

from .. import actions, policy, queries
from ..answers import who_line
from ..forms.arranging import HowItEnds, HowSoon
from ..forms.matters import Wishes, filled_in


@page(sees=policy.visible_requests, may=policy.may_open)
def show(request: Any, asked: Any) -> HttpResponse:
    """Read what was asked for."""
    if policy.is_theirs(request.actor, asked):
        return redirect(at(request.org, "referrals:mine"))
    return render(request, "referrals/request.html", _whole(request, asked))


@page(sees=policy.visible_requests, may=policy.may_note_first_contact)
def first_contact(request: Any, asked: Any) -> HttpResponse:
    """Noted that they have heard from us."""
    if request.method == "POST":
        actions.note_first_contact(request.actor, asked)
        messages.success(request, _("Noted: they have heard from us."))
    return _back(request, asked)


@page(sees=policy.visible_requests, may=policy.may_arrange)
def urgency(request: Any, asked: Any) -> HttpResponse:
    """Set how soon they need someone."""
    form = HowSoon(request.POST or None)
    if form.is_valid():
        actions.set_urgency(request.actor, asked, **form.cleaned_data)
        messages.success(request, _("How soon has been set."))
    return _back(request, asked)


@page(sees=policy.visible_requests, may=policy.may_change_wishes)
def wishes(request: Any, asked: Any) -> HttpResponse:
    """Changed what matters to them, with them."""
    form = Wishes(request.POST or None, initial=filled_in(queries.current_wishes(asked)))
    if request.POST and form.is_valid():
        actions.change_wishes(request.actor, asked, wishes=form.wishes)
        messages.success(request, _("What matters has been changed."))
        return _back(request, asked)
    is_own = bool(policy.is_theirs(request.actor, asked))
    around = {"form": form, "asked": asked, "is_own": is_own}
    return render(request, "referrals/wishes.html", around)


@page(sees=policy.visible_requests, may=policy.may_close)
def close(request: Any, asked: Any) -> HttpResponse:
    """Closed a request, with a kind reason."""
    form = HowItEnds(request.POST or None)
    if form.is_valid():
        actions.close_request(request.actor, asked, **form.cleaned_data)
        messages.success(request, _("Closed. They can ask again at any time."))
        return redirect(at(request.org, "matching:waiting"))
    return render(request, "referrals/close.html", {"form": form, "asked": asked})


def _back(request: Any, asked: Any) -> HttpResponse:
    return redirect(at(request.org, "referrals:show", id=asked.pk))


def _whole(request: Any, asked: Any) -> dict[str, Any]:
    now = clock.now()
    return {
        "asked": asked,
        "who_line": who_line(asked.person),
        "row": queries.row(asked, now),
        "contact": queries.known_contact(asked.person),
        "told": queries.told_about(request.actor, asked),
        "history": queries.history(asked),
        "how_soon": HowSoon(initial={"urgency": asked.urgency}),
        "may_arrange": policy.may_arrange(request.actor, asked),
        "may_note_first_contact": policy.may_note_first_contact(request.actor, asked),
        "may_close": policy.may_close(request.actor, asked),
        "may_give_card": policy.may_give_card(request.actor, asked),
    }
