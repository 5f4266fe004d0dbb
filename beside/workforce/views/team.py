"""What a supervisor, or who keeps the roster, agrees with a worker; and the worker's own way."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms.mine import StageStep, Standing
from ..models import Profile
from .own import own_profile


@page(sees=policy.profiles_in_my_care, may=policy.may_set_standing)
def standing(request: Any, profile: Profile) -> HttpResponse:
    """Opened how many people a worker walks with."""
    form = Standing(sent(request), initial={"caseload_limit": profile.caseload_limit})
    if request.method == "POST" and form.is_valid():
        actions.set_standing(request.actor, profile, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(request.path)
    return render(request, "workforce/standing.html", {"profile": profile, "form": form})


@page(sees=policy.profiles_i_may_move, may=policy.may_change_stage)
def stage(request: Any, profile: Profile) -> HttpResponse:
    """Opened how far along a worker is."""
    it = queries.ladder(request.actor, profile, clock.today())
    first: dict[str, Any] = {"on": clock.today()}
    if it.proposal:
        first |= {"stage": it.proposal.stage}
    form = StageStep(sent(request), initial=first, profile=profile)
    if request.method == "POST" and form.is_valid():
        actions.change_stage(request.actor, profile, **form.cleaned_data)
        messages.success(request, _("Kept. They can read it."))
        return redirect(request.path)
    return render(request, "workforce/stage.html", {"it": it, "form": form})


@page(may=policy.may_open_own)
def my_way(request: Any) -> HttpResponse:
    profile = own_profile(request)
    it = queries.ladder(request.actor, profile, clock.today())
    return render(request, "workforce/my_way.html", {"it": it})
