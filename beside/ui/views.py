"""The pages of last resort, the wishes for light and spacing, and the living page of the look."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from beside.core.page import public_page

from . import gallery
from .context import DENSITIES, THEMES

YEAR = 365 * 24 * 60 * 60


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


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault, said so."""
    return HttpResponse(render_to_string("500.html"), status=500)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that waited too long to be sent."""
    return HttpResponse(render_to_string("403_csrf.html"), status=403)


@public_page(why="How a page looks is kept on the device, and says nothing of anybody.")
def wishes(request: HttpRequest) -> HttpResponse:
    """Keep a person's wishes for light and spacing on this device, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, known in (("theme", THEMES), ("density", DENSITIES)):
        wish = request.POST.get(name, "")
        if wish in known:
            response.set_cookie(
                name, wish, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
            )
    return response


@public_page(why="The living page of the look, with invented people; never in production.")
def index(request: HttpRequest) -> HttpResponse:
    """Every component, with invented content: the living page of the look."""
    return render(request, "ui/gallery.html", gallery.everything())
