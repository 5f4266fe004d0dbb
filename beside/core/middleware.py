"""What holds for every request: headers, doors, refusals, and a database that is away."""

import logging
import secrets
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from . import tenancy
from .models import Denial

log = logging.getLogger("beside")
GetResponse = Callable[[HttpRequest], HttpResponse]

AWAY = (OperationalError, InterfaceError)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    # Other places learn nothing; our own forms still say where they come from. With `no-referrer` a
    # browser sends `Origin: null`, and no form of ours would pass.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"
    ),
    "X-Robots-Tag": "noarchive",
}


class SafeHeaders:
    """The same strict headers on every answer, errors included; nothing personal is cached."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ReadableAddress:
    """An address with a NUL in it is no address: PostgreSQL can't look for one, and nobody types it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            return HttpResponse(render_to_string("400.html"), status=400)
        return self.get_response(request)


class DatabaseAway:
    """When the database is gone: a 503 page that still shows where help is. Heals by itself.

    What goes wrong before a view is reached comes to `server_error`, below.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return sorry_away(problem) if isinstance(problem, AWAY) else None


def sorry_away(problem: BaseException) -> HttpResponse:
    log.error("The database did not answer: %s", type(problem).__name__)
    connection.close()
    around = {"help_numbers": import_string(settings.HELP_NUMBERS)()}
    page = render_to_string("503.html", around)
    return HttpResponse(page, status=503, headers={"Retry-After": "20"})


def server_error(request: HttpRequest) -> HttpResponse:
    """The last page of all: says sorry, and shows where help is. A reference number leads the
    operator to the line in the log; the page says nothing else of what went wrong."""
    problem = sys.exc_info()[1]
    if isinstance(problem, AWAY):
        return sorry_away(problem)
    reference = secrets.token_hex(4)
    log.error("Reference %s: %s", reference, type(problem).__name__ if problem else "unknown")
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)


class DoorRequired:
    """Refuse to call any view that has not said who may open it; remember each refusal."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> None:
        if getattr(view, "is_door", False) or view.__module__.startswith(settings.DOORLESS):
            return
        raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} has no door.")

    def process_exception(self, request: HttpRequest, problem: Exception) -> None:
        if not isinstance(problem, Http404 | PermissionDenied):
            return
        actor = getattr(request, "actor", None)
        match = request.resolver_match
        if actor is None or match is None or actor.is_anyone:
            return
        # Outside the transaction that was undone, so that the refusal itself stays.
        with tenancy.within(actor.org_id):
            Denial.write(
                actor,
                request.org,  # type: ignore[attr-defined]
                page=getattr(match.func, "door_name", match.view_name)[:120],
                because=getattr(problem, "because", "not visible"),
            )
        return
