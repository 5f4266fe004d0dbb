"""A visit: from signing in to signing out. It ends by itself when nobody is there.

What is typed is kept by the server while it is typed, so a visit that ends loses nothing.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from beside.core import clock

from . import known
from .faces import SECOND_STEP

ALONE, STAFF, SHARED = 30 * 60, 15 * 60, 5 * 60
"""Seconds of quiet after which a visit ends: one's own device, staff, a shared device."""
LONGEST = 12 * 60 * 60
"""However busy: after this, sign in again."""
STEP = 20
"""The last sign of life is written down at most this often, in seconds."""

VISIT, WILL_SHARE, ENDED = "visit", "visit_will_share", "visit_ended"


@receiver(user_logged_in)
def begin(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    """Someone signed in: the clock of this visit starts."""
    is_shared = bool(request.session.pop(WILL_SHARE, False) or request.POST.get("shared"))
    request.session.pop(ENDED, None)
    now = _now()
    # Strict until a page knows better: see `acts_as`.
    limit = SHARED if is_shared else STAFF
    request.session[VISIT] = {"began": now, "seen": now, "idle": limit, "shared": is_shared}
    request.session.set_expiry(0 if is_shared else LONGEST)
    request.visit_began = user


@receiver(authenticator_removed, sender=Authenticator)
def forget_second_step(request: Any, **kwargs: Any) -> None:
    """A way to take the second step is gone: look again whether there is one left."""
    request.session.pop(SECOND_STEP, None)


def acts_as(request: Any, *, is_staff: bool) -> None:
    """The face this visit wears decides how long it may be quiet."""
    visit = request.session.get(VISIT)
    if not visit or visit["shared"]:
        return
    limit = STAFF if is_staff else ALONE
    if visit["idle"] != limit:
        request.session[VISIT] = {**visit, "idle": limit}


def is_over(session: Any) -> bool:
    """Signed in, but the time is up."""
    if SESSION_KEY not in session:
        return False
    visit, now = session.get(VISIT), _now()
    if not visit:
        return True
    return now - visit["seen"] >= visit["idle"] or now - visit["began"] >= LONGEST


def is_shared(session: Any) -> bool:
    """Do others use this device too?"""
    return bool(session.get(VISIT, {}).get("shared"))


def quiet_seconds(request: Any) -> int | None:
    """How long this visit may be quiet; nothing when nobody is signed in."""
    visit = request.session.get(VISIT) if SESSION_KEY in request.session else None
    return visit["idle"] if visit else None


def see(session: Any) -> None:
    """A sign of life."""
    visit, now = session.get(VISIT), _now()
    if visit and SESSION_KEY in session and now - visit["seen"] >= STEP:
        session[VISIT] = {**visit, "seen": now}


def end(session: Any) -> None:
    """Forget everything, but that it ended by itself, so that the next page can say so."""
    session.flush()
    session[ENDED] = True


def turn_key(request: Any) -> None:
    """A new key for the same visit: after a change of what it may do."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def remember_device(request: Any, response: Any) -> None:
    """After signing in on one's own device: this device is known to this account."""
    account = getattr(request, "visit_began", None)
    if account is not None and not request.session.get(VISIT, {}).get("shared"):
        known.mark(response, account)


def _now() -> int:
    return int(clock.now().timestamp())
