"""Agreeing who looks after whom at work."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.people import actions as people
from beside.people import policy as people_policy
from beside.people import queries as people_queries
from beside.people.models import Person
from beside.ui.forms import sent

from .. import queries
from ..forms.supervisor import ChooseSupervisor


@page(sees=people_policy.visible_workers, may=people_policy.may_change_roster)
def agree(request: Any, person: Person) -> HttpResponse:
    """Agreed who looks after somebody at work."""
    others = queries.who_could_look_after(request.actor, person, clock.today())
    now = people_queries.supervisor_of(person)
    form = ChooseSupervisor(sent(request), supervisors=others, now=now)
    if form.is_valid():
        people.agree_supervision(request.actor, person, **form.cleaned_data)
        return redirect(at(request.org, "people:worker", id=person.pk))
    around = {"form": form, "person": person, "others": others}
    return render(request, "workforce/agree_supervision.html", around)
