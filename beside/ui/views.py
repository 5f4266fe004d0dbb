"""Error pages: each says what happened and what to do, and shows where help is."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse("Bad request", status=400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse(getattr(exception, "because", ""), status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse("Not found", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Sorry", status=500)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse("This page waited too long", status=403)
