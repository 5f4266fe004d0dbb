"""The pages of last resort, and the living page of the look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from beside.core.page import public_page

from . import gallery


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent could not be read."""
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Visible, but not allowed; and the reason why."""
    because = getattr(exception, "because", "") or str(exception or "")
    return HttpResponse(render_to_string("403.html", {"because": because}), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page, byte for byte, for every address that leads nowhere."""
    return HttpResponse(render_to_string("404.html"), status=404)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that waited too long to be sent."""
    return HttpResponse(render_to_string("403_csrf.html"), status=403)


@public_page(why="The living page of the look, with invented people; never in production.")
def index(request: HttpRequest) -> HttpResponse:
    """Every component, with invented content: the living page of the look."""
    shown = {key: request.GET[key] for key in ("theme", "density") if key in request.GET}
    return render(request, "ui/gallery.html", gallery.everything() | shown)
