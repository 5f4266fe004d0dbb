"""`/careers/`: a worker's applications, the roles there are, and their own gap to each."""

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
from ..forms import WouldLike
from ..models import Interest, Opening


@page(may=policy.may_open_careers)
def index(request: Any) -> HttpResponse:
    around = {
        "applications": queries.my_applications(request.actor),
        "roles": queries.public_roles(),
        "asked": queries.my_interests(request.actor),
    }
    return render(request, "careers/index.html", around)


@page(sees=policy.visible_openings, may=policy.may_see_own_gap)
def role(request: Any, opening: Opening) -> HttpResponse:
    """Looked at an open role."""
    form = WouldLike(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.ask_for_role(request.actor, opening, **form.cleaned_data)
        messages.success(request, _("It has arrived. You see each step of the answer here."))
        return redirect(request.path)
    interest = queries.my_interest(request.actor, opening)
    around = {
        "told": queries.told_of(opening),
        "gap": queries.gap(request.actor, request.face, opening, clock.today()),
        "form": form,
        "interest": interest,
        "steps": queries.steps_of(interest) if interest else [],
        "may_ask": policy.may_ask_for_role(request.actor, opening),
    }
    return render(request, "careers/role.html", around)


@page(sees=policy.own_interests, may=policy.may_take_back_interest)
def take_back(request: Any, interest: Interest) -> HttpResponse:
    """Took back that they would like a role."""
    if request.method == "POST":
        actions.take_back_interest(request.actor, interest)
        messages.success(request, _("Taken back."))
    return redirect(at(request.org, "careers:role", id=interest.opening_id))
