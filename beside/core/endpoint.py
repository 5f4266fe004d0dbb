"""A door for other systems: no session, no form, a key instead of a person, errors as data."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from . import tenancy
from .actor import Actor
from .decision import Decision, NotAllowed, require
from .models import Access, Denial, Org
from .pace import Quota, SlowDown
from .page import NotVisible, View, _door, _named

WRONG_KEYS = SlowDown("api-key")
CALLS = Quota("api-calls", most=240, seconds=60)
"""Of one key. A nightly delivery is one call, however many referrals it holds."""

Known = tuple[Org, Actor]


class Refuses(Protocol):
    """How this door says no, in the language of the systems that use it."""

    def __call__(self, status: int, why: str, *, wait: int = 0) -> HttpResponse: ...


def endpoint(
    *,
    who: Callable[[HttpRequest], Known | None],
    refuse: Refuses,
    may: Callable[..., Decision],
    finds: Callable[[Actor, str], Any] | None = None,
    method: str = "GET",
    most_bytes: int = 1_000,
) -> Callable[[View], View]:
    """Open a view to a system that `who` knows by its key, if `may` allows it.

    With `finds`, the thing the address names is looked up among what this system may see, and
    the look is written down. What the view does is not one transaction: each deed is its own.
    """

    def make(view: View) -> View:
        name = _named(view, must_say=bool(finds))

        def opened(request: HttpRequest, known: Known, where: dict[str, Any]) -> HttpResponse:
            org, actor = known
            with tenancy.within(org.pk):
                things = [_found(finds(actor, where.pop("name")))] if finds else []
                require(may(actor, *things))
                for thing in things:
                    Access.write(actor, thing, page=name)
            return view(request, *things, **where)

        @csrf_exempt
        @wraps(view)
        def door(request: HttpRequest, **where: Any) -> HttpResponse:
            known = who(request)
            no = _too_soon(request, known, refuse) or _misshapen(
                request, method, most_bytes, refuse
            )
            if no or known is None:
                return no or refuse(401, "This needs a key that we know.")
            request.org, request.actor = known  # type: ignore[attr-defined]
            try:
                return opened(request, known, where)
            except NotVisible:
                return refuse(404, "There is no such thing.")
            except NotAllowed as problem:
                _remember(known, name, problem.because)
                return refuse(403, problem.because)

        marks = {"sees": None, "may": may, "is_public": False, "is_endpoint": True}
        return login_not_required(_door(door, name, **marks))

    return make


def _too_soon(request: HttpRequest, known: Known | None, refuse: Refuses) -> HttpResponse | None:
    """A key that we know is never slowed down by others who guess."""
    if known:
        wait = CALLS.spend(str(known[1].id))
        return refuse(429, "That was too many calls.", wait=wait) if wait else None
    address = request.META.get("REMOTE_ADDR", "")
    wait = WRONG_KEYS.wait(address)
    WRONG_KEYS.missed(address)
    return refuse(429, "That was too many tries.", wait=wait) if wait else None


def _misshapen(
    request: HttpRequest, method: str, most_bytes: int, refuse: Refuses
) -> HttpResponse | None:
    if request.method != method:
        response = refuse(405, f"Use {method} here.")
        response.headers["Allow"] = method
        return response
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > most_bytes:
        return refuse(413, f"The most we take at once is {most_bytes:,} bytes.")
    return None


def _found(thing: Any) -> Any:
    if thing is None:
        raise NotVisible
    return thing


def _remember(known: Known, name: str, because: str) -> None:
    org, actor = known
    with tenancy.within(org.pk):
        Denial.write(actor, org, page=name[:120], because=because)
