"""A device that has signed in to an account before. It may still try when strangers have used
up the tries for that account, so nobody can lock a person out of their own account."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

NAME = "__Host-known" if settings.IS_SECURE else "known"
LASTS = 90 * 24 * 60 * 60
SALT = "beside.people.known"


def mark(response: Any, account: Any) -> None:
    """Write on the device that it knows this account. It can't be read there, nor made up."""
    names = [name for name in (account.username, account.email) if name]
    response.set_cookie(
        NAME,
        signing.dumps([_shadow(name) for name in names], salt=SALT),
        max_age=LASTS,
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )


def knows(request: Any, login: str) -> bool:
    """Has this device signed in under this name before?"""
    try:
        shadows = signing.loads(request.COOKIES.get(NAME, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return False
    return _shadow(login) in shadows


def _shadow(name: str) -> str:
    return salted_hmac(SALT, name.strip().lower()).hexdigest()[:24]
