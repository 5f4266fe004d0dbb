"""`/for-me/talk/`: somebody to talk with after something hard."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.notices import policy as notices
from beside.ui.forms import sent

from .. import actions, forms, policy, queries
from ..models import Debrief


@page(may=policy.may_open_own)
def hard(request: Any) -> HttpResponse:
    """Said that something hard happened."""
    form = forms.Hard(sent(request))
    if form.is_valid():
        debrief = actions.offer_debrief(request.actor, request.face, **form.cleaned_data)
        return redirect(at(request.org, "wellbeing:debrief", id=debrief.pk))
    return render(request, "wellbeing/hard.html", {"form": form})


@page(sees=policy.visible_debriefs, may=policy.may_answer)
def answer(request: Any, debrief: Debrief) -> HttpResponse:
    """Opened the offer to talk something through."""
    people = queries.whom_to_talk_with(debrief.worker)
    form = forms.Talk(sent(request), people=people)
    if form.is_valid():
        actions.answer_debrief(request.actor, debrief, **form.details)
        messages.success(request, _("Thank you for saying it."))
        return redirect(at(request.org, "wellbeing:index"))
    return render(request, "wellbeing/talk.html", {"form": form, "debrief": debrief})


@page(sees=policy.visible_debriefs, may=policy.may_mark_talked)
def talked(request: Any, debrief: Debrief) -> HttpResponse:
    """Said that it was talked through."""
    if request.method == "POST":
        actions.mark_talked(request.actor, debrief)
        messages.success(request, _("Good that you talked. What was said is yours."))
    own = request.actor.face == debrief.worker_id
    return redirect(at(request.org, "wellbeing:index" if own else "wellbeing:talks"))


@page(may=notices.may_open_quiet_hours)
def talks(request: Any) -> HttpResponse:
    """Opened who would like to talk with them."""
    rows = queries.talks_with_me(request.actor)
    return render(request, "wellbeing/talks.html", {"rows": rows})
