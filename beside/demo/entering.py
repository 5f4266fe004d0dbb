"""One click and one is somebody: only in demo mode, only from this very machine."""

from ipaddress import ip_address
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404

from beside.demo import cast
from beside.people import faces

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def insist_on_demo(request: Any) -> None:
    """Anywhere else there is no such page. Raises Http404."""
    if settings.MODE != "demo" or not _is_from_here(request.META.get("REMOTE_ADDR", "")):
        raise Http404


def enter_as(request: Any, role: cast.Role) -> str:
    """Sign in as one of the cast with every step done. Returns the address of their home."""
    account, org, person = cast.found(role)
    login(request, account, backend=BACKEND)
    record_authentication(request, account, method="demo")
    request.session[faces.SECOND_STEP] = True
    faces.wear(request, org, person)
    return faces.home_of(org)


def _is_from_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
