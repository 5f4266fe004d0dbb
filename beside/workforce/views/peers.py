"""`/peers/`: who could walk with you, as they chose to be known."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from beside.core import clock
from beside.core.page import public_page

from .. import queries
from ..forms.finding import Find

A_PAGE = 24


@public_page(why="Anybody may look at the peers who chose to be shown, before asking anything.")
def index(request: Any) -> HttpResponse:
    form = Find(request.GET or None, **queries.there_is_to_find())
    found = queries.peers(**form.wanted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    cards = queries.public_cards(page.object_list, now=clock.now())
    around = {"form": form, "cards": cards, "page": page, "is_narrowed": any(form.wanted.values())}
    return render(request, "workforce/peers.html", around)


@public_page(why="A peer's own page shows only what they chose to show to everyone.")
def show(request: Any, slug: str) -> HttpResponse:
    profile = queries.peer(slug)
    if profile is None:
        raise Http404
    (card,) = queries.public_cards([profile], now=clock.now())
    return render(request, "workforce/peer.html", {"peer": card.shown, "free": card.free})
