"""What the rules ask about a worker: answered by them, looked at by whoever looks after them."""

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

from .. import actions, policy, queries
from ..forms.facts import Answer
from ..models import Fact


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    """One question after the other. Each may be left open."""
    also = request.GET.get("credential", "")
    askings = queries.askings(request.actor, request.face, clock.today(), also=also)
    asking = _chosen(request, askings)
    form = None
    if asking:
        form = Answer(sent(request), code=asking.code, months=asking.months)
    if asking and form and request.method == "POST":
        is_left = request.POST.get("deed") == "rather_not"
        if is_left or form.is_valid():
            told = None if is_left else form.told
            actions.say_fact(
                request.actor,
                request.face,
                code=asking.code,
                credential=asking.credential.id,
                told=told,
            )
            messages.success(request, _("Kept."))
            back = at(request.org, "workforce:facts")
            return redirect(f"{back}?credential={also}" if also else back)
    around = {"asking": asking, "form": form, "askings": askings, "also": also}
    return render(request, "workforce/facts.html", around)


@page(sees=policy.workers_in_sight)
def of_worker(request: Any, worker: Person) -> HttpResponse:
    """Opened what you answered to the rules."""
    told = queries.answers(request.actor, worker)
    return render(request, "workforce/team_facts.html", {"worker": worker, "told": told})


@page(sees=policy.visible_facts, may=policy.may_verify_fact)
def verify(request: Any, fact: Fact) -> HttpResponse:
    """Looked at the paper behind an answer of yours."""
    if request.method == "POST":
        actions.verify_fact(request.actor, fact)
        messages.success(request, _("Noted that you have seen it."))
    return redirect(at(request.org, "workforce:team_facts", id=fact.person_id))


def _chosen(request: Any, askings: list[queries.Asking]) -> queries.Asking | None:
    """The one that was asked for, else the first that is open."""
    wanted = request.GET.get("ask", "")
    asked = next((each for each in askings if each.key == wanted), None)
    return asked or next((each for each in askings if each.is_open), None)
