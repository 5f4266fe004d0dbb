"""Where a person can go from here: the menu, and what lies behind “More”.

One table for everybody. A place is shown to whoever holds what it asks for, and only when this
house has a door there.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.models import Org


@dataclass(frozen=True)
class Place:
    path: str
    label: str | Promise
    icon: str
    grants: tuple[str, ...] = ()
    """It takes one of these; nothing means everybody with this face."""
    line: str | Promise = ""


HOME = Place("home/", _("Home"), "table")
TODAY = Place("home/", _("Today"), "today")
MORE = Place("more/", _("More"), "menu")
ME = Place("more/", _("Me"), "user")

SEES_PEOPLE = ("encounters.record", "people.see_programme", "team.see")
OWN = [
    Place("meetings/", _("Meetings"), "calendar", line=_("When you meet, and to change it.")),
    Place("plan/", _("My plan"), "stones", line=_("What matters to you, step by step.")),
]
WORK = [
    Place("choose/waiting/", _("Waiting"), "inbox", ("requests.arrange",), _("Who comes next.")),
    Place("reviews/", _("Reviews"), "eye", ("notes.review",), _("Notes to read together.")),
    Place("people/", _("People"), "users", SEES_PEOPLE, _("The people you are here for.")),
    Place("meetings/", _("Meetings"), "calendar", ("encounters.record",), _("Your calendar.")),
    Place("overview/", _("Overview"), "chart-column", ("insights.read",), _("How it is going.")),
    Place(
        "glass/", _("In an emergency"), "eye", ("glass.break",), _("Open one record, and say why.")
    ),
    Place("log/", _("Log"), "history", ("log.read",), _("Who looked, and what changed.")),
    Place("set-up/", _("Set up"), "settings", ("org.set_up",), _("Programmes, words and colour.")),
    Place("set-up/staff/", _("Staff"), "users", ("roster.change",), _("Who plays which part.")),
    Place(
        "team-hours/",
        _("Hours of the team"),
        "clock",
        ("team.see",),
        _("To sign, and who needs what."),
    ),
    Place(
        "workforce/",
        _("Workforce"),
        "graduation-cap",
        ("workforce.see",),
        _("Certificates, rules, and what ends when."),
    ),
    Place("offers/", _("Offers"), "hand", ("encounters.record",), _("People who chose you.")),
]
NOW_AND_THEN = [
    Place(
        "training/",
        _("Courses"),
        "graduation-cap",
        ("training.arrange",),
        _("Who learns what, and when."),
    ),
    Place(
        "weeks/",
        _("Weeks"),
        "coffee",
        ("team.see", "requests.arrange"),
        _("How full they are, who is away, who is out."),
    ),
    Place("out/", _("Who is out"), "map-pin", ("insights.read",), _("And who is on call.")),
    Place(
        "supervision/due/",
        _("Supervision"),
        "handshake",
        ("team.see",),
        _("Whom to sit down with."),
    ),
    Place(
        "supervision/evidence/",
        _("Supervision held"),
        "list-checks",
        ("team.see", "insights.read"),
        _("Dates and minutes, for whoever checks."),
    ),
    Place(
        "supervision/how-often/",
        _("How often"),
        "repeat",
        ("insights.read", "org.set_up"),
        _("How often workers and supervisors sit down."),
    ),
    Place(
        "careers/openings/",
        _("Open roles"),
        "door-open",
        ("workforce.see",),
        _("Whom you look for, and who would like to."),
    ),
]
MINE = [
    Place("notes/", _("Notes about us"), "file-text", line=_("Read them, and add your words.")),
    Place("requests/mine/", _("What I asked for"), "hand", line=_("And where it stands.")),
    Place("choose/", _("Find someone"), "chairs", line=_("People who could walk with you.")),
    Place("walking/", _("Who walks with me"), "handshake", line=_("To change it, or say goodbye.")),
    Place("who-looked/", _("Who looked"), "eye", line=_("Who opened your record, and why.")),
    Place("sharing/", _("Sharing"), "share-2", line=_("What you agreed to, and to take it back.")),
    Place("questions/", _("Ask, correct or delete"), "circle-help", line=_("With an answer.")),
    Place("my-record/", _("Everything about me"), "book-open", line=_("Read it, or take it away.")),
    Place("safe-contact/", _("A safe way to reach me"), "phone", line=_("We use no other way.")),
    Place("notices/", _("Notices"), "bell", line=_("What we told you.")),
    Place("calendar/", _("In my own calendar"), "calendar-plus", line=_("With quiet titles.")),
]
AT_WORK = [
    Place(
        "for-me/",
        _("For me"),
        "hand-heart",
        ("encounters.record",),
        _("Your week, days away, and a page for you alone."),
    ),
    Place("my-profile/", _("My page"), "user", ("profile.keep",), _("What people see of you.")),
    Place(
        "supervision/mine/",
        _("My supervision"),
        "handshake",
        ("encounters.record",),
        _("What you want to talk about, and when."),
    ),
    Place(
        "my-development/",
        _("My development"),
        "graduation-cap",
        ("profile.keep",),
        _("Your credential: what is missing, and by when."),
    ),
    Place(
        "courses/",
        _("Courses"),
        "book-open",
        ("profile.keep",),
        _("What would help you next, and your seats."),
    ),
    Place(
        "careers/",
        _("My next step"),
        "door-open",
        ("profile.keep",),
        _("Applying for a credential, and open roles."),
    ),
    Place("notices/", _("Notices"), "bell", line=_("What we told you.")),
    Place("roles/", _("Who may do what"), "scale", line=_("Every role, in a sentence.")),
]
OUTSIDE = [Place("roles/", _("Who may do what"), "scale", line=_("Every role, in a sentence."))]
PUBLIC = [
    Place("peers/", _("Find a peer"), "chairs"),
    Place("how-it-works/", _("How it works"), "lightbulb"),
    Place("start/", _("Ask for support"), "hand"),
]
FOOT = [
    Place("easy-read/", _("Easy read"), "book-open"),
    Place("privacy/", _("Privacy"), "lock"),
    Place("access/", _("Make this page easier to use"), "accessibility"),
    Place("complaints/", _("Tell us something went wrong"), "message"),
]
AT_MOST = 4


def menu(actor: Actor, org: Org) -> list[Place]:
    """The few places a person needs every day: home, at most two more, and the rest."""
    if not actor.face:
        return _here(PUBLIC, org)
    if "staff" not in actor.grants:
        return [*_here([HOME, *(OWN if actor.holds("own.record") else []), MORE], org)]
    work, begins = _held(WORK, actor), []
    if actor.holds("encounters.record") and work[0].path == "people/":
        return _here([TODAY, *work[: AT_MOST - 2], ME], org)
    if actor.holds("encounters.record") or actor.holds("team.see"):
        begins = [HOME]
    return _here([*begins, *work[: AT_MOST - 1 - len(begins)], MORE], org)


def behind_more(actor: Actor, org: Org) -> list[tuple[str | Promise, list[Place]]]:
    """Everything else, under a few headings."""
    in_menu = {place.path for place in menu(actor, org)}
    if "staff" in actor.grants:
        work = _held([*WORK, *NOW_AND_THEN], actor)
        groups = [(_("Your work"), work), (_("You"), _held(AT_WORK, actor))]
    elif actor.holds("own.record"):
        groups = [(_("Yours"), [*OWN, *MINE]), (_("About this place"), OUTSIDE)]
    else:
        groups = [(_("About this place"), OUTSIDE)]
    told = [
        (title, _here([place for place in places if place.path not in in_menu], org))
        for title, places in groups
    ]
    return [(title, places) for title, places in told if places]


def linked(places: list[Place], org: Org, here: str) -> list[dict[str, Any]]:
    """As the base page wants them. The place one is in, or deeper in, is the current one."""
    hrefs = [_address(place, org) for place in places]
    current = max((href for href in hrefs if here.startswith(href)), key=len, default=None)
    return [
        {
            "label": place.label,
            "href": href,
            "icon": place.icon,
            "line": place.line,
            "current": href == current,
        }
        for place, href in zip(places, hrefs, strict=True)
    ]


def at_foot(org: Org) -> list[dict[str, str | Promise]]:
    return [{"label": p.label, "href": _address(p, org)} for p in _here(FOOT, org)]


def more_of(org: Org) -> str:
    return f"/o/{org.slug}/more/"


def page_of(org: Org, person: Any) -> str:
    """The page about somebody: a member of staff, or a participant where this house has one."""
    path = f"people/{person.pk}/" if person.face == "PARTICIPANT" else f"set-up/staff/{person.pk}/"
    return f"/o/{org.slug}/{path}"


def _held(places: list[Place], actor: Actor) -> list[Place]:
    return [p for p in places if not p.grants or any(actor.holds(grant) for grant in p.grants)]


def _here(places: list[Place], org: Org) -> list[Place]:
    return [place for place in places if _door(place.path) is not None]


def _address(place: Place, org: Org) -> str:
    """Public pages of the front organisation stand at the root."""
    root = "/" if org.is_front and getattr(_door(place.path), "is_public", False) else None
    return (root or f"/o/{org.slug}/") + place.path


@cache
def _door(path: str) -> Any:
    try:
        return resolve(f"/o/any/{path}").func
    except Resolver404:
        return None
