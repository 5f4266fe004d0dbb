"""An application: its stations, and each step."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms import Apply, AskLetter, Cost, MoveOn
from ..models import Application, Letter


@page(may=policy.may_open_careers)
def apply(request: Any) -> HttpResponse:
    form = Apply(sent(request), initial={"which": request.GET.get("which", "")})
    if request.method == "POST" and form.is_valid():
        under_way = queries.under_way(request.actor, form.told["credential"])
        if under_way:
            messages.info(request, _("You are applying for this one already. Go on here."))
        made = under_way or actions.start_application(request.actor, request.face, **form.told)
        return redirect(at(request.org, "careers:application", id=made.pk))
    return render(request, "careers/apply.html", {"form": form})


@page(sees=policy.visible_applications)
def show(request: Any, application: Application) -> HttpResponse:
    """Opened your application for a credential."""
    first = {"cost": application.cost, "paid_by": application.paid_by}
    around = {
        "it": queries.application_page(request.actor, application, clock.today()),
        "is_mine": request.actor.face == application.person_id,
        "cost": Cost(initial=first),
        "letter": AskLetter(),
    }
    return render(request, "careers/application.html", around)


@page(sees=policy.own_applications, may=policy.may_move_application)
def step(request: Any, application: Application) -> HttpResponse:
    """Wrote down how an application goes on."""
    to = request.GET.get("to", "")
    if to not in application.after:
        return _back(request, application)
    form = MoveOn(sent(request), application=application, to=to)
    if request.method == "POST" and form.is_valid():
        actions.step_application(request.actor, application, **form.told)
        messages.success(request, _("Kept."))
        return _back(request, application)
    return render(request, "careers/step.html", {"form": form, "application": application})


@page(sees=policy.own_applications, may=policy.may_move_application)
def cost(request: Any, application: Application) -> HttpResponse:
    """Wrote down what an application costs."""
    form = Cost(sent(request))
    if form.is_valid():
        actions.say_cost(request.actor, application, **form.cleaned_data)
        messages.success(request, _("Kept."))
    elif request.method == "POST":
        messages.error(request, _("Please write the cost as a number, like 120."))
    return _back(request, application)


@page(sees=policy.own_applications, may=policy.may_move_application)
def letters(request: Any, application: Application) -> HttpResponse:
    """Wrote down whom they asked for a letter."""
    form = AskLetter(sent(request))
    if form.is_valid():
        actions.ask_letter(request.actor, application, **form.cleaned_data)
        messages.success(request, _("Noted."))
    elif request.method == "POST":
        messages.error(request, _("Please write whom you have asked."))
    return _back(request, application)


@page(sees=policy.own_letters, may=policy.may_keep_letter)
def letter(request: Any, letter: Letter) -> HttpResponse:
    """Wrote down that a letter is there, or will not come."""
    if request.method == "POST":
        if request.POST.get("deed") == "drop":
            actions.drop_letter(request.actor, letter)
        elif request.POST.get("deed") == "received":
            actions.receive_letter(request.actor, letter)
        else:
            raise Http404
        messages.success(request, _("Kept."))
    return _back(request, letter.application)


@page(may=policy.may_open_team)
def team(request: Any) -> HttpResponse:
    rows = queries.team_applications(request.actor)
    return render(request, "careers/team.html", {"rows": rows})


def _back(request: Any, application: Application) -> HttpResponse:
    return redirect(at(request.org, "careers:application", id=application.pk))
