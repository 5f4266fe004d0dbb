"""The page on which one chooses whom to be. It exists in demo mode only."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from beside.core.page import hall_page
from beside.demo import cast, entering


@hall_page(why="Demo mode only: everybody here is made up, and one may be any of them.")
def index(request: Any) -> HttpResponse:
    entering.insist_on_demo(request)
    return render(request, "demo/index.html", {"groups": cast.GROUPS})


@hall_page(why="Demo mode only: one click signs in as somebody who is made up.")
def enter(request: Any, key: str) -> HttpResponse:
    entering.insist_on_demo(request)
    role = cast.role(key)
    if role is None:
        raise Http404
    if request.method != "POST":
        return redirect("demo:index")
    return redirect(entering.enter_as(request, role))
