"""The manager's side: opening a role, and answering who would like it."""

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
from ..forms import AnswerThem, Role
from ..forms.openings import said_before
from ..models import Interest, Opening


@page(may=policy.may_open_openings)
def index(request: Any) -> HttpResponse:
    roles = queries.openings_kept(request.actor)
    around = {"roles": roles, "waiting": sum(each.asked for each in roles)}
    return render(request, "careers/openings.html", around)


@page(may=policy.may_open_openings)
def new(request: Any) -> HttpResponse:
    form = _form(request, {"opens_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        opening = actions.open_role(request.actor, request.org, **form.told)
        messages.success(request, _("Kept."))
        return redirect(at(request.org, "careers:opening", id=opening.pk))
    return render(request, "careers/write_role.html", {"form": form})


@page(sees=policy.openings_i_keep)
def show(request: Any, opening: Opening) -> HttpResponse:
    """Opened who would like a role."""
    interests = queries.interests_for(request.actor, opening)
    around = {
        "told": queries.told_of(opening),
        "interests": interests,
        "waiting": sum(each.is_open for each in interests),
        "may_change": policy.may_change_opening(request.actor, opening),
    }
    return render(request, "careers/opening.html", around)


@page(sees=policy.openings_i_keep, may=policy.may_change_opening)
def change(request: Any, opening: Opening) -> HttpResponse:
    """Changed what a role says."""
    form = _form(request, said_before(opening))
    if request.method == "POST" and form.is_valid():
        actions.change_role(request.actor, opening, told=form.told)
        messages.success(request, _("Kept."))
        return redirect(at(request.org, "careers:opening", id=opening.pk))
    return render(request, "careers/write_role.html", {"form": form, "opening": opening})


@page(sees=policy.openings_i_keep, may=policy.may_change_opening)
def close(request: Any, opening: Opening) -> HttpResponse:
    """Closed a role."""
    if request.method == "POST":
        actions.close_role(request.actor, opening)
        messages.success(request, _("Closed. Those who asked still wait for your answer."))
    return redirect(at(request.org, "careers:opening", id=opening.pk))


@page(sees=policy.interests_i_answer)
def interest(request: Any, interest: Interest) -> HttpResponse:
    """Read what somebody wrote who would like a role."""
    may_answer = policy.may_answer_interest(request.actor, interest)
    form = AnswerThem(sent(request), now=interest.stands) if may_answer else None
    if form and request.method == "POST" and form.is_valid():
        actions.answer_interest(request.actor, interest, **form.cleaned_data)
        messages.success(request, _("Kept. They can see it."))
        return redirect(at(request.org, "careers:opening", id=interest.opening_id))
    around = {"interest": interest, "form": form, "steps": queries.steps_of(interest)}
    return render(request, "careers/interest.html", around)


def _form(request: Any, first: dict[str, Any]) -> Role:
    programmes = queries.programmes_i_keep(request.actor)
    everywhere = request.actor.reach is None
    return Role(sent(request), initial=first, programmes=programmes, everywhere=everywhere)
