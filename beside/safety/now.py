"""The help-now page: what it shows for a place on a day. Needs no database and no session."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from . import helplines

PATHS = ("/now", "/now/")
WORKER = "/now/worker.js"

COUNTRIES = {
    "US": gettext_noop("United States"),
    "CA": gettext_noop("Canada"),
    "GB": gettext_noop("United Kingdom"),
    "IE": gettext_noop("Ireland"),
    "AU": gettext_noop("Australia"),
    "NZ": gettext_noop("New Zealand"),
    "ES": gettext_noop("Spain"),
    "IN": gettext_noop("India"),
    "MX": gettext_noop("Mexico"),
    "EU": gettext_noop("Elsewhere in the European Union"),
}
KIND_WORDS = {
    "EMERGENCY": gettext_noop("A life is in danger"),
    "CRISIS": gettext_noop("I am thinking of ending my life, or I cannot cope"),
    "TEXT": gettext_noop("I would rather write than talk"),
    "CHAT": gettext_noop("I would rather write than talk"),
    "WARMLINE": gettext_noop("I want to talk with someone who gets it"),
}


@dataclass(frozen=True)
class Way:
    """One way to reach somebody, as a card on the page."""

    title: str
    line: str
    helplines: tuple[helplines.Shown, ...]
    is_emergency: bool = False


def page(request: HttpRequest) -> HttpResponse:
    """The page for the place that was chosen, or for this installation's own."""
    place = request.GET.get("place", "") or settings.COUNTRY
    with translation.override(translation.get_language_from_request(request)):
        html = render_to_string("safety/now.html", around(place, timezone.localdate()))
    return HttpResponse(html, headers={"Cache-Control": "no-cache"})


def around(place: str, today: dt.date) -> dict[str, Any]:
    place = place.upper() if helplines.knows(place) else ""
    shown = helplines.shown(today, place)
    checked = [line.last_checked for line in shown]
    return {
        "ways": _ways(shown),
        "place": place,
        "places": [(c, translation.gettext(COUNTRIES.get(c, c))) for c in helplines.countries()],
        "checked_on": min(checked) if checked else None,
        "steps": _steps(),
        "nav": _nav(),
        "theme": "auto",
        "density": "open",
    }


def numbers() -> list[dict[str, str]]:
    """The first numbers of this installation's own country, for a page of last resort."""
    shown = helplines.shown(timezone.localdate(), settings.COUNTRY)
    return [
        {
            "name": line.helpline.name,
            "note": "",
            "href": line.helpline.link,
            "say": _("Call %s") % line.helpline.dial,
        }
        for line in shown
        if line.helpline.dial
    ][:3]


def _ways(shown: list[helplines.Shown]) -> list[Way]:
    """One card a helpline for the first two kinds; the others after them, each under its name."""
    language = (translation.get_language() or "en").split("-")[0]
    order = [line.helpline.kind for line in shown]
    in_order = sorted(
        shown,
        key=lambda line: (
            order.index(line.helpline.kind),
            language not in line.helpline.languages,
        ),
    )
    ways, titled = [], set()
    for line in in_order:
        kind = line.helpline.kind
        own_title = KIND_WORDS.get(kind, "") if kind not in titled else ""
        titled.add(kind)
        ways.append(
            Way(
                title=translation.gettext(own_title) if own_title else line.helpline.name,
                line=line.helpline.name if own_title else "",
                helplines=(line,),
                is_emergency=kind == "EMERGENCY",
            )
        )
    return ways


def _steps() -> list[dict[str, str]]:
    told = (
        (_("Feet on the floor"), _("Press down. Feel it hold you.")),
        (_("Find five things you can see"), _("Say them out loud if you can.")),
        (_("Hold something cold"), _("A glass, a tap, a window.")),
        (_("Breathe out longer than in"), _("In for four, out for six. Three times.")),
        (_("Tell one person where you are"), _("A text is enough.")),
    )
    return [{"state": "ahead", "title": title, "note": note} for title, note in told]


def _nav() -> list[dict[str, str]]:
    return [
        {"label": _("Start"), "href": "/", "icon": "door-open"},
        {"label": _("Find a peer"), "href": "/peers/", "icon": "chairs"},
        {"label": _("How it works"), "href": "/how-it-works/", "icon": "circle-help"},
    ]


SERVICE_WORKER = """\
// Keeps the help page on this device, so that it opens with no signal. Keeps nothing else.
const KEPT = "help-now-1";
self.addEventListener("install", (e) => e.waitUntil(
  caches.open(KEPT).then((c) => c.add("/now/")).then(() => self.skipWaiting())));
self.addEventListener("activate", (e) => e.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (e) => {
  if (e.request.method !== "GET") return;
  e.respondWith(fetch(e.request).then((fresh) => {
    const copy = fresh.clone();
    if (fresh.ok) caches.open(KEPT).then((c) => c.put(e.request, copy));
    return fresh;
  }).catch(() => caches.match(e.request).then((kept) => kept || caches.match("/now/"))));
});
"""


def worker() -> HttpResponse:
    """A few lines of script that keep this one page for when there is no signal."""
    return HttpResponse(
        SERVICE_WORKER, content_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )
