"""The manager's page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from beside.core import clock
from beside.core.page import page
from beside.workforce.panels import endings

from . import policy, queries


@page(may=policy.may_read_insights)
def overview(request: Any) -> HttpResponse:
    """Opened how the programme is doing."""
    around = {
        "overview": queries.overview(request.actor, now=clock.now()),
        "certificates": endings(request.actor, clock.today()),
    }
    return render(request, "insights/overview.html", around)
