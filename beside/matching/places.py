"""Where and how two people could meet, in a few words. Pure."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

ORDER = ("IN_PERSON", "PHONE", "VIDEO")


def where(modes: Iterable[str], place: str) -> str:
    """“Downtown library, or by phone”."""
    ways = {
        "IN_PERSON": place or _("in person"),
        "PHONE": _("by phone"),
        "VIDEO": _("by video"),
    }
    told = [ways[mode] for mode in ORDER if mode in set(modes)]
    if not told:
        return place
    *others, last = told
    said = _("%(ways)s or %(last)s") % {"ways": ", ".join(others), "last": last} if others else last
    return said[:1].upper() + said[1:]


def ways(modes: Iterable[str]) -> list[str]:
    """“In person”, “By phone”: for a list."""
    names = {
        "IN_PERSON": pgettext("a way to meet", "In person"),
        "PHONE": pgettext("a way to meet", "By phone"),
        "VIDEO": pgettext("a way to meet", "By video"),
    }
    return [names[mode] for mode in ORDER if mode in set(modes)]
