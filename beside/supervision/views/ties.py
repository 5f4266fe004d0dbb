"""`/supervision/<worker>/ties/`: who knows whom from elsewhere, and what was agreed about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.people.models import Person
from beside.ui.forms import sent

from .. import actions, forms, policy, queries
from ..models import Tie


@page(sees=policy.supervised)
def index(request: Any, worker: Person) -> HttpResponse:
    """Opened which other ties there are at your work."""
    around = {
        "worker": worker,
        "ties": queries.register(request.actor, worker, today=clock.today()),
        "is_own": request.actor.face == worker.pk,
        "may_say": policy.may_say_tie(request.actor, worker),
    }
    return render(request, "supervision/ties.html", around)


@page(sees=policy.supervised, may=policy.may_say_tie)
def say(request: Any, worker: Person) -> HttpResponse:
    """Wrote down that you know somebody from elsewhere."""
    form = forms.Say(sent(request), people=queries.names(request.actor, worker))
    if form.is_valid():
        actions.say_tie(request.actor, worker, **form.told)
        messages.success(request, _("Kept. Only the two of you see it."))
        return redirect(at(request.org, "supervision:ties", id=worker.pk))
    around = {"form": form, "worker": worker, "is_own": request.actor.face == worker.pk}
    return render(request, "supervision/say_tie.html", around)


@page(sees=policy.visible_ties, may=policy.may_agree_on_tie)
def agree(request: Any, tie: Tie) -> HttpResponse:
    """Wrote down what you agreed about another tie."""
    kept = {"agreed": tie.agreed, "words": tie.words, "review_on": tie.review_on}
    form = forms.Agree(sent(request), initial=kept)
    if form.is_valid():
        actions.agree_on_tie(request.actor, tie, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(at(request.org, "supervision:ties", id=tie.worker_id))
    known = queries.one_tie(request.actor, tie, today=clock.today())
    return render(request, "supervision/agree.html", {"form": form, "known": known})
