"""Each person's own home, the people around them, and the rest of the house."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from beside.consent import policy as consent
from beside.core import clock
from beside.core.address import at
from beside.core.decision import require
from beside.core.page import page
from beside.people import places

from .. import people as persons
from .. import policy, queries

A_PAGE = 30


@page(may=policy.may_open_home)
def home(request: Any) -> HttpResponse:
    """Opened their home."""
    actor, now = request.actor, clock.now()
    if actor.holds("own.record"):
        around = {"home": queries.own_home(actor, request.face, now=now), "now": now}
        return render(request, "home/own.html", around)
    if actor.holds("encounters.record"):
        around = {"today": queries.today(actor, now=now), "now": now}
        return render(request, "home/today.html", around)
    if actor.holds("team.see"):
        around = {"team": queries.team(actor, now=now), "now": now}
        return render(request, "home/team.html", around)
    return redirect(_elsewhere(request))


def _elsewhere(request: Any) -> str:
    """The page where the work of the other roles begins."""
    begins = (
        ("requests.arrange", "matching:waiting"),
        ("insights.read", "insights:overview"),
        ("log.read", "consent:log"),
        ("org.set_up", "people:set_up"),
    )
    name = next((name for grant, name in begins if request.actor.holds(grant)), "home:more")
    return at(request.org, name)


@page(may=policy.may_open_home)
def more(request: Any) -> HttpResponse:
    """Opened the rest of the menu."""
    groups = [
        (title, places.linked(found, request.org, request.path), found)
        for title, found in places.behind_more(request.actor, request.org)
    ]
    return render(request, "home/more.html", {"groups": groups})


@page(may=policy.may_list_people)
def people(request: Any) -> HttpResponse:
    """Opened the list of people."""
    actor, now = request.actor, clock.now()
    if actor.holds("encounters.record") and not actor.holds("people.see_programme"):
        return render(request, "home/walking.html", {"rows": persons.rows_of(actor, now=now)})
    query = request.GET.get("name", "")[:80].strip()
    found = Paginator(persons.everybody(actor, query=query), A_PAGE)
    shown = found.get_page(request.GET.get("page"))
    return render(request, "home/people.html", {"people": shown, "query": query})


@page(sees=policy.visible_others)
def person(request: Any, person: Any) -> HttpResponse:
    """Opened the person’s page."""
    shown = persons.page_of(request.actor, person, now=clock.now())
    return render(request, "home/person.html", {"page": shown, "person": person})


@page(sees=consent.visible_glass, may=consent.may_look_through)
def behind_glass(request: Any, glass: Any) -> HttpResponse:
    """Read the record in an emergency."""
    reader = consent.glass_actor(request.actor, glass)
    require(consent.may_look_through(request.actor, glass))
    request.actor, request.glass_reason = reader, glass.words
    shown = persons.page_of(reader, glass.person, now=clock.now())
    around = {"page": shown, "person": glass.person, "glass": glass}
    return render(request, "home/behind_glass.html", around)
