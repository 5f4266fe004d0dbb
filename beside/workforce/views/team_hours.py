"""The hours of a team: what waits to be signed, and how each worker stands."""

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

from .. import actions, policy, queries
from ..forms.development import SignHours
from ..models import Credential


@page(may=policy.may_open_team_hours)
def index(request: Any) -> HttpResponse:
    team = queries.team(request.actor, clock.today())
    may_sign = queries.i_sign_for(request.actor)
    around = {
        "team": team,
        "signs": bool(may_sign),
        "may_sign": may_sign,
        "waiting": sum(bool(it.waiting) for it in team if it.person.pk in may_sign),
    }
    return render(request, "workforce/team_hours.html", around)


@page(sees=policy.workers_i_sign_for, may=policy.may_sign_hours)
def sign(request: Any, worker: Person) -> HttpResponse:
    """Opened your hours, to sign them."""
    rows = queries.to_sign(request.actor, worker)
    form = SignHours(sent(request), rows=rows)
    if request.method == "POST" and form.is_valid():
        signed = actions.sign_hours(request.actor, worker, **form.told)
        messages.success(request, _("Signed: %(n)s.") % {"n": len(signed)})
        return redirect(at(request.org, "workforce:team_hours"))
    around = {
        "worker": worker,
        "form": form,
        "hours": sum(row.hours for row in rows),
        "papers": queries.papers(request.actor, worker),
    }
    return render(request, "workforce/sign_hours.html", around)


@page(sees=policy.workers_in_sight)
def development(request: Any, worker: Person) -> HttpResponse:
    """Opened your credentials and hours."""
    today = clock.today()
    papers = queries.papers(request.actor, worker)
    around = {
        "it": queries.development(request.actor, worker, today),
        "gaps": queries.my_gaps(request.actor, worker, today),
        "is_mine": False,
        "may_verify": queries.to_verify(request.actor, worker),
        "stage_of": queries.profile_i_may_move(request.actor, worker),
        "papers": papers,
        "may_check": queries.to_check(request.actor, papers),
    }
    return render(request, "workforce/development.html", around)


@page(sees=policy.visible_credentials, may=policy.may_verify_credential)
def verify(request: Any, credential: Credential) -> HttpResponse:
    """Looked at your certificate."""
    if request.method == "POST":
        actions.verify_credential(request.actor, credential)
        messages.success(request, _("Noted that you have seen it."))
    return redirect(at(request.org, "workforce:team_development", id=credential.person_id))
