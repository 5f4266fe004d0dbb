"""Days away, and people one must not be put together with."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms.away import Away, KeepApart
from ..models import Conflict, TimeAway
from .own import own_profile


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    profile = own_profile(request)
    form = Away(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.go_away(request.actor, profile, **form.cleaned_data)
        messages.success(request, _("Kept. Nobody is booked on those days."))
        return redirect(at(request.org, "workforce:away"))
    rows = queries.time_away(profile, today=clock.today())
    return render(request, "workforce/away.html", {"form": form, "rows": rows})


@page(sees=policy.visible_time_away, may=policy.may_come_back_early)
def back(request: Any, gone: TimeAway) -> HttpResponse:
    """Ended time away."""
    if request.method == "POST":
        actions.come_back_early(request.actor, gone)
        messages.success(request, _("Welcome back."))
    return redirect(at(request.org, "workforce:away"))


@page(may=policy.may_open_own)
def apart(request: Any) -> HttpResponse:
    form = KeepApart(sent(request), people=queries.people_i_know_of(request.actor))
    if request.method == "POST" and form.is_valid():
        actions.say_conflict(request.actor, request.face, person=form.chosen)
        messages.success(request, _("Noted. You are not suggested to each other."))
        return redirect(at(request.org, "workforce:apart"))
    rows = queries.conflicts(request.actor)
    return render(request, "workforce/apart.html", {"form": form, "rows": rows})


@page(sees=policy.visible_conflicts, may=policy.may_end_conflict)
def together_again(request: Any, conflict: Conflict) -> HttpResponse:
    """Took back that two people must not be put together."""
    if request.method == "POST":
        actions.end_conflict(request.actor, conflict)
        messages.success(request, _("Taken back."))
    return redirect(at(request.org, "workforce:apart"))
