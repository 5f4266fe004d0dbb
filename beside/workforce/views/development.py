"""A worker's own way: what is missing and by when, the courses they took, what they aim at."""

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
from ..forms.development import AddHours, MyCredential, WhatIf
from ..models import Credential, WorkedHours


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    today = clock.today()
    around = {
        "it": queries.development(request.actor, request.face, today),
        "gaps": queries.my_gaps(request.actor, request.face, today),
        "is_mine": True,
        "papers": queries.papers(request.actor, request.face),
    }
    return render(request, "workforce/development.html", around)


@page(may=policy.may_open_own)
def add(request: Any) -> HttpResponse:
    mine = queries.my_rows(request.actor, request.face)
    form = AddHours(sent(request), request.FILES or None, mine=mine)
    if request.method == "POST" and form.is_valid():
        actions.add_hours(request.actor, request.face, **form.told)
        messages.success(request, _("Added."))
        return redirect(at(request.org, "workforce:development"))
    return render(request, "workforce/add_hours.html", {"form": form})


@page(sees=policy.visible_worked_hours, may=policy.may_take_back_hours)
def take_back(request: Any, hours: WorkedHours) -> HttpResponse:
    """Took back hours that were added by mistake."""
    if request.method == "POST":
        actions.take_back_hours(request.actor, hours)
        messages.success(request, _("Taken back."))
    return redirect(at(request.org, "workforce:development"))


@page(may=policy.may_open_own)
def credential(request: Any) -> HttpResponse:
    mine = queries.my_credentials(request.actor, request.face)
    form = MyCredential(sent(request), request.FILES or None, mine=mine)
    if request.method == "POST" and form.is_valid():
        actions.hold_credential(request.actor, request.face, **form.told)
        messages.success(request, _("Kept."))
        return redirect(at(request.org, "workforce:development"))
    return render(request, "workforce/my_credential.html", {"form": form})


@page(sees=policy.visible_credentials, may=policy.may_end_credential)
def end(request: Any, credential: Credential) -> HttpResponse:
    """Took a credential off the page."""
    if request.method == "POST":
        actions.end_credential(request.actor, credential)
        messages.success(request, _("Taken off. It stays in what was."))
    return redirect(at(request.org, "workforce:development"))


@page(may=policy.may_open_own)
def what_if(request: Any) -> HttpResponse:
    form = WhatIf(request.GET or None)
    other = None
    if form.is_valid():
        wanted, on = form.cleaned_data["credential"], form.cleaned_data["on"]
        other = queries.what_if(request.actor, request.face, wanted, on)
    return render(request, "workforce/what_if.html", {"form": form, "other": other})
