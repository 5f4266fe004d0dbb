"""`/supervision/<worker>/growing/`: what was seen of the craft, and what shows it."""

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

from .. import actions, forms, frameworks, policy, portfolio, queries
from ..models import Observation, Piece


@page(sees=policy.supervised)
def index(request: Any, worker: Person) -> HttpResponse:
    """Opened how you grow in your work."""
    around = {
        "it": queries.growth(request.actor, worker),
        "is_own": request.actor.face == worker.pk,
        "may_observe": policy.may_observe(request.actor, worker),
        "reader": request.actor.face,
        "unread": [each for each in frameworks.frameworks() if each.is_unknown],
    }
    return render(request, "supervision/growing.html", around)


@page(sees=policy.supervised, may=policy.may_observe)
def note(request: Any, worker: Person) -> HttpResponse:
    """Wrote down what was seen of your work."""
    times = queries.hours_to_name(request.actor, worker)
    first = {"competency": request.GET.get("of", "")}
    form = forms.Seen(sent(request), times=times, initial=first)
    if form.is_valid():
        actions.note_observation(request.actor, worker, **form.told)
        messages.success(request, _("Kept. The two of you see it."))
        return redirect(at(request.org, "supervision:growing", id=worker.pk))
    around = {"form": form, "worker": worker, "is_own": request.actor.face == worker.pk}
    return render(request, "supervision/observe.html", around)


@page(sees=policy.visible_observations, may=policy.may_answer_observation)
def answer(request: Any, seen: Observation) -> HttpResponse:
    """Answered what was seen of their work."""
    form = forms.Answer(sent(request))
    if form.is_valid():
        actions.answer_observation(request.actor, seen, **form.cleaned_data)
        messages.success(request, _("Your words stand beside it."))
        return redirect(at(request.org, "supervision:growing", id=seen.worker_id))
    around = {"form": form, "seen": seen, "part": queries.competency_words(seen.competency)}
    return render(request, "supervision/answer.html", around)


@page(sees=policy.visible_observations, may=policy.may_take_back_observation)
def take_back(request: Any, seen: Observation) -> HttpResponse:
    """Took back what they had written about your work."""
    if request.method == "POST":
        actions.take_back_observation(request.actor, seen)
        messages.success(request, _("Taken back."))
    return redirect(at(request.org, "supervision:growing", id=seen.worker_id))


@page(sees=policy.supervised, may=policy.may_add_piece)
def add(request: Any, worker: Person) -> HttpResponse:
    """Added something to their portfolio."""
    groups = queries.to_point_at(request.actor, worker)
    first = {"competency": request.GET.get("of", "")}
    there = queries.already_shown(request.actor, worker)
    form = forms.Shown(sent(request), groups=groups, there=there, initial=first)
    if form.is_valid():
        actions.add_piece(request.actor, worker, **form.told)
        messages.success(request, _("It is in your portfolio."))
        return redirect(at(request.org, "supervision:growing", id=worker.pk))
    return render(request, "supervision/add_piece.html", {"form": form, "worker": worker})


@page(sees=policy.visible_pieces, may=policy.may_end_piece)
def take_out(request: Any, piece: Piece) -> HttpResponse:
    """Took something out of their portfolio."""
    if request.method == "POST":
        actions.take_out_piece(request.actor, piece)
        messages.success(request, _("Taken out."))
    return redirect(at(request.org, "supervision:growing", id=piece.worker_id))


@page(sees=policy.supervised)
def as_pdf(request: Any, worker: Person) -> HttpResponse:
    """Took your portfolio along as a document."""
    if request.method != "POST":
        return redirect(at(request.org, "supervision:growing", id=worker.pk))
    growth = queries.growth(request.actor, worker)
    paper = portfolio.as_pdf(growth, org=request.org.name, now=clock.now())
    headers = {"Content-Disposition": 'attachment; filename="portfolio.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
