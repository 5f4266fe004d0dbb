"""The pages of two people who walk together."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from . import actions, forms, policy, queries
from .models import Relationship


@page(may=policy.may_open_walking)
def index(request: Any) -> HttpResponse:
    return render(request, "relationships/index.html", {"mine": queries.mine(request.actor)})


@page(sees=policy.visible_relationships)
def show(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page about walking together."""
    together = queries.together(request.actor, relationship)
    return render(request, "relationships/show.html", {"it": together})


@page(sees=policy.visible_relationships, may=policy.may_ask_for_change)
def change(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page for asking for a change."""
    form = forms.Change(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.ask_for_change(request.actor, relationship, **form.cleaned_data)
        messages.success(request, _("We have heard you. Nothing changes until you choose."))
        return redirect(at(request.org, "relationships:show", id=relationship.pk))
    return render(request, "relationships/change.html", {"it": relationship, "form": form})


@page(sees=policy.visible_relationships, may=policy.may_stay)
def stay(request: Any, relationship: Relationship) -> HttpResponse:
    """Went on together after all."""
    if request.method == "POST":
        actions.stay(request.actor, relationship)
        messages.success(request, _("You go on together, as before."))
    return redirect(at(request.org, "relationships:show", id=relationship.pk))


@page(sees=policy.visible_relationships, may=policy.may_begin_goodbye)
def goodbye(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page for saying goodbye."""
    form = forms.SayGoodbye(
        sent(request), **queries.goodbye_form(request.actor, relationship, clock.today())
    )
    if request.method == "POST" and form.is_valid():
        actions.begin_goodbye(request.actor, relationship, **form.cleaned_data)
        return redirect(at(request.org, "relationships:show", id=relationship.pk))
    together = queries.together(request.actor, relationship)
    return render(request, "relationships/goodbye.html", {"it": together, "form": form})


@page(sees=policy.visible_relationships, may=policy.may_add_goodbye_words)
def words(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page for words at the end."""
    together = queries.together(request.actor, relationship)
    form = forms.Words(sent(request), initial={"words": together.own_words})
    if request.method == "POST" and form.is_valid():
        actions.add_goodbye_words(request.actor, relationship, **form.cleaned_data)
        return redirect(at(request.org, "relationships:show", id=relationship.pk))
    return render(request, "relationships/words.html", {"it": together, "form": form})


@page(sees=policy.visible_relationships, may=policy.may_choose_handover)
def handover(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page for what is passed on."""
    form = forms.HandOver(sent(request), initial=queries.passed_on(relationship))
    if request.method == "POST" and form.is_valid():
        actions.choose_handover(request.actor, relationship, **form.cleaned_data)
        messages.success(request, _("Kept. You can change this whenever you like."))
        return redirect(at(request.org, "relationships:show", id=relationship.pk))
    return render(request, "relationships/handover.html", {"it": relationship, "form": form})


@page(sees=policy.visible_relationships, may=policy.may_end)
def end(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page for ending it now."""
    form = forms.End(sent(request), initial={"ending": relationship.ending})
    if request.method == "POST" and form.is_valid():
        actions.end_relationship(request.actor, relationship, **form.cleaned_data)
        return redirect(at(request.org, "relationships:index"))
    together = queries.together(request.actor, relationship)
    return render(request, "relationships/end.html", {"it": together, "form": form})


@page(sees=policy.visible_relationships, may=policy.may_come_back)
def back(request: Any, relationship: Relationship) -> HttpResponse:
    """Came back through the open door."""
    if request.method == "POST":
        actions.come_back(request.actor, relationship)
        messages.success(request, _("Good to see you again. We have let them know."))
    return redirect(at(request.org, "relationships:index"))
