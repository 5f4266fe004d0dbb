"""What every page has around it: whose pages these are, who is signed in, where help is.

Nothing here asks the database: what a page shows around itself must not slow it down.
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info

from . import accent, places, visits, wishes
from .words import words_of

AWAY = "https://www.weather.gov/"
"""Where “Leave this page” goes, until an organisation chooses another page."""


def around(request: HttpRequest) -> dict[str, Any]:
    org = getattr(request, "org", None)
    actor = getattr(request, "actor", None)
    face = getattr(request, "face", None)
    look = org.look if org else {}
    wished = wishes.of(request)
    return {
        "org": org,
        "words": words_of(org),
        "actor": actor,
        "face": face,
        "theme": wished.get("theme", "auto"),
        "density": wished.get("density", "open"),
        "leave_hidden": wished.get("leave") == "hidden",
        "leaving_signs_out": visits.is_shared(request.session),
        "leave_url": look.get("leave_url") or AWAY,
        "language_links": _languages(request),
        "is_translation_unchecked": get_language() not in settings.LANGUAGES_CHECKED,
        "home_href": _home(org, face),
        "accent_href": accent.href(org) if org else "",
        "nav": _nav(request, org, actor),
        "foot_links": places.at_foot(org) if org else [],
        "tell_href": f"/o/{org.slug}/complaints/" if org else "",
        "me": _me(request, org, face),
        "quiet_seconds": visits.quiet_seconds(request),
        "demo_href": "/demo/" if settings.MODE == "demo" else "",
        "still_here_href": reverse("still_here"),
    }


def _languages(request: HttpRequest) -> list[tuple[str, str, str, str]]:
    """Each language by its own name; the address that switches to it keeps the place."""
    place = urlencode({"next": request.get_full_path()})
    return [
        (
            code,
            name,
            "rtl" if get_language_info(code)["bidi"] else "ltr",
            f"{reverse('language', args=[code])}?{place}",
        )
        for code, name in settings.LANGUAGES
    ]


def _home(org: Any, face: Any) -> str:
    if org is None:
        return "/"
    if face is not None:
        return f"/o/{org.slug}/home/"
    return "/" if org.is_front else f"/o/{org.slug}/"


def _nav(request: HttpRequest, org: Any, actor: Any) -> list[dict[str, Any]]:
    if org is None or actor is None:
        return []
    return places.linked(places.menu(actor, org), org, request.path)


def _me(request: HttpRequest, org: Any, face: Any) -> dict[str, str] | None:
    """Who one is here, and the way to one's own things; nothing on pages for anybody."""
    if org is None or face is None:
        return None
    return {
        "display_name": face.name,
        "org_name": org.name,
        "faces_href": f"{reverse('where')}?choose" if _has_more_faces(request) else "",
        "devices_href": reverse("mfa_index"),
        "preferences_href": f"{reverse('preferences')}?{urlencode({'next': request.path})}",
        "sign_out_href": reverse("account_logout"),
    }


def _has_more_faces(request: Any) -> bool:
    return bool(getattr(request, "has_two_faces", False) or request.session.get("more_faces"))
