"""`/open-roles/`: who is looked for here, and asking without an account."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from beside.core.actor import anyone
from beside.core.address import at
from beside.core.pace import Quota, SlowDown
from beside.core.page import find, public_page
from beside.people import shown_once
from beside.people.actions import new_code
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms import Stranger

WHY = "Anybody may read which roles are open, and ask for one without an account."
ASKED = Quota("role-asked", most=10, seconds=3600)
TRIES = SlowDown("role-code")


@public_page(why=WHY)
def index(request: Any) -> HttpResponse:
    return render(request, "careers/open_roles.html", {"roles": queries.public_roles()})


@public_page(why=WHY)
def show(request: Any, role: UUID) -> HttpResponse:
    opening = find(policy.public_openings(), role)
    return render(request, "careers/open_role.html", {"told": queries.told_of(opening)})


@public_page(why=WHY)
def ask(request: Any, role: UUID) -> HttpResponse:
    """A name, a way to reach them, a few words. Whoever is signed in here is not asked who."""
    opening = find(policy.public_openings(), role)
    form, seconds = Stranger(sent(request)), 0
    if request.method == "POST" and form.is_valid():
        seconds = ASKED.spend(request.META.get("REMOTE_ADDR", ""))
        if not seconds:
            code = new_code()
            stranger = anyone(request.org.pk)
            actions.ask_as_stranger(stranger, opening, code=code, **form.cleaned_data)
            shown_once.keep(request, "role-code", code)
            return redirect(at(request.org, "careers:asked_now", role=opening.pk))
    around = {"told": queries.told_of(opening), "form": form, "minutes": -(-seconds // 60)}
    return render(request, "careers/ask.html", around, status=429 if seconds else 200)


@public_page(why=WHY)
def asked_now(request: Any, role: UUID) -> HttpResponse:
    """The link with which they come back, shown for a quarter of an hour."""
    code = shown_once.look(request, "role-code")
    link = code and request.build_absolute_uri(at(request.org, "careers:asked", code=code))
    return render(request, "careers/asked_now.html", {"link": link})


@public_page(why="Whoever asked for a role follows the answer by their link.")
def asked(request: Any, code: str) -> HttpResponse:
    """The same page for every code that is not one of ours."""
    who = request.META.get("REMOTE_ADDR", "")
    if TRIES.wait(who):
        raise Http404
    interest = queries.by_code(code)
    if interest is None:
        TRIES.missed(who)
        raise Http404
    if request.method == "POST" and interest.is_open:
        actions.take_back_interest(anyone(request.org.pk), interest)
        return redirect(request.path)
    around = {"interest": interest, "steps": queries.steps_of(interest)}
    return render(request, "careers/asked.html", around)
