"""Who works here, which part they play, and who looks after them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.people import actions, policy, queries
from beside.people.forms import staff as forms
from beside.people.models import Membership, Person


@page(may=policy.may_change_roster)
def staff(request: Any) -> HttpResponse:
    return render(request, "people/staff.html", {"people": queries.staff(request.actor)})


@page(may=policy.may_change_roster)
def welcome_staff(request: Any) -> HttpResponse:
    form = forms.NewStaff(request.POST or None)
    if form.is_valid():
        person = actions.welcome_staff(request.actor, request.org, **form.cleaned_data)
        return redirect(at(request.org, "people:part", id=person.pk))
    return render(request, "people/welcome_staff.html", {"form": form})


@page(sees=policy.visible_workers, may=policy.may_change_roster)
def worker(request: Any, person: Person) -> HttpResponse:
    """Looked at the parts somebody plays at work."""
    around = {
        "person": person,
        "parts": queries.parts_of(person),
        "supervisor": queries.supervisor_of(person),
        "newest": queries.newest_card(person, now=clock.now()),
    }
    return render(request, "people/worker.html", around)


@page(sees=policy.visible_workers, may=policy.may_change_roster)
def give_part(request: Any, person: Person) -> HttpResponse:
    """Gave somebody a part to play at work."""
    open_ones = [p for p in queries.programmes(request.actor) if p.closed_on is None]
    form = forms.NewPart(request.POST or None, programmes=open_ones)
    if form.is_valid():
        actions.give_part(request.actor, person, **form.cleaned_data)
        messages.success(request, _("Done."))
        return redirect(at(request.org, "people:worker", id=person.pk))
    return render(request, "people/give_part.html", {"form": form, "person": person})


@page(sees=policy.visible_parts, may=policy.may_change_roster)
def end_part(request: Any, part: Membership) -> HttpResponse:
    """Ended a part somebody plays at work."""
    if request.method == "POST":
        actions.end_part(request.actor, part)
        messages.success(request, _("That part has ended."))
    return redirect(at(request.org, "people:worker", id=part.person_id))


@page(sees=policy.visible_workers, may=policy.may_change_roster)
def farewell(request: Any, person: Person) -> HttpResponse:
    """Said that somebody works here no longer."""
    if request.method == "POST":
        actions.say_farewell(request.actor, person)
        messages.success(request, _("%s works here no longer.") % person.name)
        return redirect(at(request.org, "people:staff"))
    return render(request, "people/farewell.html", {"person": person})
