"""`/cover/`: while somebody is away. `/for-me/back/`: the first day back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent
from beside.workforce.models import TimeAway

from .. import actions, forms, policy, queries
from ..models import Cover


@page(sees=policy.coverable, may=policy.may_plan_cover)
def cover(request: Any, away: TimeAway) -> HttpResponse:
    """Opened the plan for the days a peer worker is away."""
    plan = queries.plan(request.actor, away)
    form = forms.Ask(sent(request), rows=plan.rows)
    if form.is_valid():
        relationship, who = form.chosen
        actions.ask_cover(request.actor, relationship, away=away, stand_in=who)
        name = relationship.participant.name
        messages.success(request, _("%s has been told, and decides.") % name)
        return redirect(at(request.org, "wellbeing:cover", id=away.pk))
    return render(request, "wellbeing/cover.html", {"plan": plan, "form": form})


@page(sees=policy.visible_covers, may=policy.may_answer_cover)
def answer(request: Any, cover: Cover) -> HttpResponse:
    """Opened who could be there while your peer worker is away."""
    form = forms.Answer(sent(request))
    if form.is_valid():
        actions.answer_cover(request.actor, cover, **form.cleaned_data)
        messages.success(request, _("Thank you. It is as you said."))
        return redirect(at(request.org, "home:home"))
    is_theirs = request.actor.face == cover.about_id
    around = {"form": form, "cover": cover, "is_theirs": is_theirs}
    return render(request, "wellbeing/answer.html", around)


@page(sees=policy.own_time_away, may=policy.may_open_return)
def back(request: Any, away: TimeAway) -> HttpResponse:
    """Opened what happened while they were away."""
    rows = queries.returning(request.actor, away)
    return render(request, "wellbeing/back.html", {"away": away, "rows": rows})
