"""`/supervision/qualified/`: what a supervisor brings, and what their workers' credentials ask."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent
from beside.workforce import actions as workforce
from beside.workforce import queries as known

from .. import forms, policy, queries


@page(may=policy.may_open_due)
def mine(request: Any) -> HttpResponse:
    """Opened what they bring as a supervisor."""
    said = known.my_qualification(request.actor)
    first = {"titles": said.titles, "hours": said.hours} if said else {}
    form = forms.Brings(sent(request), initial=first)
    if form.is_valid():
        workforce.say_qualification(request.actor, request.face, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(at(request.org, "supervision:qualified"))
    asked = queries.checks(request.actor, queries.my_team(request.actor), today=clock.today())
    checks = [check for each in asked.values() for check in each]
    around = {"form": form, "said": said, "checks": checks}
    return render(request, "supervision/qualified.html", around)
