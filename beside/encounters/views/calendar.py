"""My meetings in the calendar of my phone."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page, public_page

from .. import actions, feed, forms, pages, policy
from ..models import CalendarFeed

FRESH = "fresh_calendar_code"
"""In the session, until it has been shown once."""


@page(may=policy.may_open_meetings)
def index(request: Any) -> HttpResponse:
    form = forms.WhichTitle(request.POST or None)
    if form.is_valid():
        code = secrets.token_urlsafe(24)
        actions.open_feed(request.actor, request.face, code=code, **form.cleaned_data)
        request.session[FRESH] = code
        return redirect(at(request.org, "encounters:calendar"))
    fresh = request.session.pop(FRESH, "")
    address = fresh and settings.BASE_URL + at(request.org, "encounters:feed", code=fresh)
    shown = {"form": form, "address": address, "feed": pages.my_feed(request.actor)}
    return render(request, "encounters/calendar.html", shown)


@page(sees=policy.visible_feeds, may=policy.may_close_feed)
def close(request: Any, opened: CalendarFeed) -> HttpResponse:
    """Took back the address of their calendar."""
    if request.method == "POST":
        actions.close_feed(request.actor, opened)
        messages.success(request, _("That address no longer opens anything."))
    return redirect(at(request.org, "encounters:calendar"))


@public_page(why="A phone reads its own calendar with a secret address and cannot sign in.")
def read(request: Any, code: str) -> HttpResponse:
    calendar = feed.calendar_for(code, request.org, clock.now())
    if calendar is None:
        raise Http404
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
