"""`/for-me/out/`: out alone and back safe. `/out/`: everybody who is out, for whoever is on call."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.page import page
from beside.encounters.models import Encounter
from beside.ui.forms import sent

from .. import actions, forms, policy, queries
from ..models import OnCall, Visit


@page(may=policy.may_open_own)
def out(request: Any) -> HttpResponse:
    """Opened where they say that they are out, and back."""
    visit = queries.my_visit(request.actor)
    if visit is None:
        return _going(request, None)
    return render(request, "wellbeing/out.html", {"visit": visit, "now": clock.now()})


@page(sees=policy.visits_ahead, may=policy.may_open_own_meeting)
def go_out(request: Any, meeting: Encounter) -> HttpResponse:
    """Said that they go out to a meeting, and when they will be back."""
    return _going(request, meeting)


@page(sees=policy.own_visits, may=policy.may_open_visit)
def safe(request: Any, visit: Visit) -> HttpResponse:
    """Said that they are back safe."""
    # A second tap, or one on an old page, finds that it is done: that is no refusal.
    if request.method == "POST" and policy.may_come_back(request.actor, visit):
        actions.come_back_safe(request.actor, visit)
        messages.success(request, _("Good that you are back."))
    return redirect(at(request.org, "home:home"))


@page(sees=policy.own_visits, may=policy.may_open_visit)
def longer(request: Any, visit: Visit) -> HttpResponse:
    """Said that it takes half an hour longer."""
    if request.method == "POST" and policy.may_come_back(request.actor, visit):
        actions.stay_longer(request.actor, visit)
        messages.success(request, _("Half an hour more. Take care."))
    return redirect(at(request.org, "wellbeing:out"))


@page(may=policy.may_open_board)
def board(request: Any) -> HttpResponse:
    """Opened who is out, and who is on call."""
    form = forms.OnDuty(sent(request), initial={"hours": 8})
    if form.is_valid():
        actions.go_on_call(request.actor, request.face, **form.cleaned_data)
        messages.success(request, _("You are on call. Thank you."))
        return redirect(at(request.org, "wellbeing:board"))
    shown = queries.board(request.actor, now=clock.now())
    may_weigh = policy.may_open_weights(request.actor)
    around = {"board": shown, "form": form, "may_weigh": may_weigh}
    return render(request, "wellbeing/board.html", around)


@page(sees=policy.visible_on_call, may=policy.may_step_off)
def step_off(request: Any, duty: OnCall) -> HttpResponse:
    """Stepped off being on call."""
    if request.method == "POST":
        actions.step_off(request.actor, duty)
        messages.success(request, _("You are no longer on call."))
    return redirect(at(request.org, "wellbeing:board"))


@page(sees=policy.visible_visits, may=policy.may_close_visit)
def close(request: Any, visit: Visit) -> HttpResponse:
    """Wrote what happened with somebody who was not back."""
    form = forms.Close(sent(request))
    if form.is_valid():
        actions.close_visit(request.actor, visit, **form.cleaned_data)
        messages.success(request, _("Thank you for looking after it."))
        return redirect(at(request.org, "wellbeing:board"))
    around = {"form": form, "visit": visit, "now": clock.now()}
    return render(request, "wellbeing/close.html", around)


def _going(request: Any, meeting: Encounter | None) -> HttpResponse:
    usual = queries.usual_visit(request.actor, meeting, now=clock.now())
    form = forms.GoOut(sent(request), initial={**usual, "back_at": usual["back_at"].time()})
    if form.is_valid():
        try:
            actions.go_out(request.actor, request.face, encounter=meeting, **form.details)
        except NotAllowed as refusal:
            form.add_error("back_at", refusal.because)
        else:
            return redirect(at(request.org, "wellbeing:out"))
    return render(request, "wellbeing/go_out.html", {"form": form, "meeting": meeting})
