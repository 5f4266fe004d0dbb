"""The page that takes in a list of staff."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from beside.core.page import page
from beside.people import policy as people

from .. import taking
from ..forms.roster import RosterFile


@page(may=people.may_change_roster)
def take_in(request: Any) -> HttpResponse:
    """Took in a list of staff."""
    form = RosterFile(request.POST or None, request.FILES or None)
    report = None
    if form.is_valid():
        report = taking.take_roster(request.actor, request.org, form.cleaned_data["file"])
    return render(request, "workforce/import_roster.html", {"form": form, "report": report})
