"""My meetings; booking one, moving it, calling it off."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship

from .. import actions, forms, pages, policy
from ..models import Encounter


@page(may=policy.may_open_meetings)
def index(request: Any) -> HttpResponse:
    before = request.GET.get("page")
    return render(request, "encounters/index.html", pages.mine(request.actor, clock.now(), before))


@page(sees=policy.visible_encounters)
def show(request: Any, encounter: Encounter) -> HttpResponse:
    """Opened a meeting."""
    return render(
        request, "encounters/show.html", pages.one_meeting(request.actor, encounter, clock.now())
    )


@page(sees=relationships.visible_relationships, may=policy.may_book_encounter)
def book(request: Any, relationship: Relationship) -> HttpResponse:
    """Looked for a time to meet."""
    offer = pages.offer(request.actor, relationship, request.org, clock.now())
    form = forms.BookEncounter(request.POST or None, **offer.for_form)
    if form.is_valid() and (
        booked := forms.tried(
            form, lambda: actions.book_encounter(request.actor, relationship, **form.said())
        )
    ):
        messages.success(request, _("It is booked. Both of you see it."))
        return redirect(at(request.org, "encounters:show", id=booked.pk))
    return render(request, "encounters/book.html", {"form": form, "offer": offer})


@page(sees=policy.visible_encounters, may=policy.may_change_encounter)
def move(request: Any, encounter: Encounter) -> HttpResponse:
    """Looked for another time to meet."""
    offer = pages.offer_another(request.actor, encounter, request.org, clock.now())
    form = forms.MoveEncounter(request.POST or None, **offer.for_form)
    if form.is_valid() and forms.tried(
        form, lambda: actions.move_encounter(request.actor, encounter, **form.said())
    ):
        messages.success(request, _("It is moved. Both of you see the new time."))
        return redirect(at(request.org, "encounters:show", id=encounter.pk))
    return render(request, "encounters/move.html", {"form": form, "offer": offer})


@page(sees=policy.visible_encounters, may=policy.may_confirm_encounter)
def confirm(request: Any, encounter: Encounter) -> HttpResponse:
    """Said: I’ll be there."""
    if request.method == "POST":
        actions.confirm_encounter(request.actor, encounter)
        messages.success(
            request, _("%(name)s knows that you will be there.") % {"name": encounter.worker.name}
        )
    return redirect(at(request.org, "encounters:show", id=encounter.pk))


@page(sees=policy.visible_encounters, may=policy.may_change_encounter)
def call_off(request: Any, encounter: Encounter) -> HttpResponse:
    """Opened the page to call off a meeting."""
    if request.method == "POST":
        actions.call_off_encounter(request.actor, encounter)
        messages.success(request, _("That is done. Nobody will ask why."))
        return redirect(at(request.org, "encounters:show", id=encounter.pk))
    return render(request, "encounters/call_off.html", {"encounter": encounter})


@page(sees=policy.visible_encounters, may=policy.may_mark_missed)
def missed(request: Any, encounter: Encounter) -> HttpResponse:
    """Opened the page for a meeting that did not take place."""
    form = forms.MarkMissed(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.mark_missed(request.actor, encounter, **form.cleaned_data)
        messages.success(request, _("Noted, without blame."))
        return redirect(at(request.org, "encounters:show", id=encounter.pk))
    return render(request, "encounters/missed.html", {"form": form, "encounter": encounter})


@page(sees=relationships.visible_relationships, may=policy.may_log_encounter)
def log(request: Any, relationship: Relationship) -> HttpResponse:
    """Opened the page for a meeting that was not booked."""
    form = forms.LogEncounter(request.POST or None, initial=pages.just_now(clock.now()))
    if form.is_valid() and (
        logged := forms.tried(
            form, lambda: actions.log_encounter(request.actor, relationship, **form.said())
        )
    ):
        return redirect(at(request.org, "encounters:write", id=logged.pk))
    return render(request, "encounters/log.html", {"form": form, "relationship": relationship})
