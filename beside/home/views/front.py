"""Pages for anybody."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from beside.core import clock
from beside.core.page import public_page

from .. import front as fronts

WHY = "Anybody may read what this is before they ask for anything."


@public_page(why=WHY)
def front(request: Any) -> HttpResponse:
    """The front door."""
    return render(request, "home/front.html", {"front": fronts.front(clock.now())})


@public_page(why=WHY)
def how_it_works(request: Any) -> HttpResponse:
    """How it works, who reads what, and when we would act without asking."""
    return render(request, "home/how_it_works.html", {"front": fronts.front(clock.now())})


@public_page(why=WHY)
def privacy(request: Any) -> HttpResponse:
    """Privacy, in five pictures."""
    return render(request, "home/privacy.html")


@public_page(why=WHY)
def easy_read(request: Any) -> HttpResponse:
    """The same in very few words."""
    return render(request, "home/easy_read.html")


@public_page(why=WHY)
def access(request: Any) -> HttpResponse:
    """Ways to make these pages easier to use."""
    return render(request, "home/access.html")


@public_page(why=WHY)
def complaints(request: Any) -> HttpResponse:
    """Where to say that something went wrong."""
    return render(request, "home/complaints.html")
