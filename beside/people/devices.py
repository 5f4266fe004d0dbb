"""Where an account is signed in, in words a person recognises; and signing out elsewhere."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from .visits import VISIT

BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
DEVICES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Device:
    handle: str
    """Names the visit in a form, without telling its key."""
    name: str
    began_at: dt.datetime
    seen_at: dt.datetime
    is_this: bool
    is_shared: bool


def devices_of(account: Any, this_key: str | None) -> list[Device]:
    """Every visit of this account that is still open, this one first."""
    devices = [_device(row, this_key) for row in UserSession.objects.purge_and_list(account)]
    return sorted(devices, key=lambda device: (not device.is_this, -device.seen_at.timestamp()))


def sign_out(account: Any, handles: Iterable[str]) -> int:
    """End the visits with these handles, now."""
    wanted, ended = set(handles), 0
    for row in UserSession.objects.filter(user=account):
        if _handle(row.session_key) in wanted:
            row.end()
            ended += 1
    return ended


def sign_out_everywhere(account: Any) -> None:
    for row in UserSession.objects.filter(user=account):
        row.end()


def named(user_agent: str) -> str:
    """“Firefox on Android”, as near as the browser tells us."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    device = next((name for mark, name in DEVICES.items() if mark in user_agent), "")
    if browser and device:
        return _("%(browser)s on %(device)s") % {"browser": browser, "device": device}
    return browser or device or _("A device we don't know")


def _device(row: UserSession, this_key: str | None) -> Device:
    visit = row._session_store(row.session_key).get(VISIT) or {}
    seen = visit.get("seen", row.last_seen_at.timestamp())
    return Device(
        handle=_handle(row.session_key),
        name=named(row.user_agent),
        began_at=row.created_at,
        seen_at=dt.datetime.fromtimestamp(seen, dt.UTC),
        is_this=row.session_key == this_key,
        is_shared=bool(visit.get("shared")),
    )


def _handle(session_key: str) -> str:
    return salted_hmac("beside.people.devices", session_key).hexdigest()[:20]
