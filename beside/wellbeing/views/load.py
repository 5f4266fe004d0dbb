"""`/weeks/`: how full each week is, for those who plan with the workers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, forms, policy, queries


@page(may=policy.may_open_load)
def team(request: Any) -> HttpResponse:
    """Opened how full the weeks of the workers are."""
    around = queries.team(request.actor, today=clock.today(), now=clock.now())
    return render(request, "wellbeing/team.html", {"team": around})


@page(may=policy.may_open_weights)
def weights(request: Any) -> HttpResponse:
    """Opened what weighs how much in a week."""
    form = forms.Weigh(sent(request))
    if form.is_valid():
        actions.set_weight(request.actor, request.org, **form.cleaned_data)
        messages.success(request, _("Kept. It counts from today."))
        return redirect(at(request.org, "wellbeing:weights"))
    rows = queries.weights_now(clock.today())
    return render(request, "wellbeing/weights.html", {"form": form, "rows": rows})
