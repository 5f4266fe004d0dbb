"""Facts in words: what fits, what does not, and why somebody can't be suggested."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.people.vocabulary import label

from .fit import Line
from .hope import Hope
from .rules import PRIVATE, Rule

KIND_OF = {
    "EXPERIENCE": "experiences",
    "COMMUNITY": "communities",
    "LANGUAGE": "languages",
    "GENDER": "genders",
    "AGE": "age_bands",
    "MODE": "modes",
    "TIME": "times",
}
YES: dict[str, str | Promise] = {
    "EXPERIENCE": gettext_lazy("Has been there: %(what)s"),
    "COMMUNITY": gettext_lazy("Shares this: %(what)s"),
    "LANGUAGE": gettext_lazy("Speaks %(what)s"),
    "GENDER": gettext_lazy("%(what)s"),
    "AGE": gettext_lazy("Is %(what)s"),
    "MODE": gettext_lazy("Can meet: %(what)s"),
    "TIME": gettext_lazy("Has time: %(what)s"),
}
NO: dict[str, str | Promise] = {
    "EXPERIENCE": gettext_lazy("Has not shared: %(what)s"),
    "COMMUNITY": gettext_lazy("Has not shared: %(what)s"),
    "LANGUAGE": gettext_lazy("Speaks %(instead)s, not %(what)s"),
    "GENDER": gettext_lazy("%(instead)s"),
    "AGE": gettext_lazy("Is %(instead)s"),
    "MODE": gettext_lazy("Meets like this: %(instead)s. Not: %(what)s"),
    "TIME": gettext_lazy("Has no time: %(what)s"),
}
UNSAID: dict[str, str | Promise] = {
    "LANGUAGE": gettext_lazy("Does not speak %(what)s"),
    "GENDER": gettext_lazy("Has not said their gender"),
    "AGE": gettext_lazy("Has not said their age"),
    "MODE": gettext_lazy("Has not said how they meet"),
}
WHY_NOT: dict[Rule, str | Promise] = {
    Rule.PROGRAMME: gettext_lazy("Works in another programme."),
    Rule.CREDENTIAL: gettext_lazy("Has no certificate in force that this programme asks for."),
    Rule.RESTING: gettext_lazy("Is not meeting new people right now."),
    Rule.AGES: gettext_lazy("Meets people of other ages."),
    Rule.LANGUAGE: gettext_lazy("They have no language in common."),
    Rule.MODE: gettext_lazy("They have no way to meet in common."),
    Rule.MUST_EXPERIENCE: gettext_lazy("Has not shared an experience that must be there."),
    Rule.MUST_LANGUAGE: gettext_lazy("Does not speak a language that must be."),
    Rule.MUST_GENDER: gettext_lazy("Is of another gender, or has not said."),
    Rule.MUST_AGE: gettext_lazy("Is of another age, or has not said."),
    Rule.MUST_MODE: gettext_lazy("Does not meet in the way that must be."),
    Rule.MUST_TIME: gettext_lazy("Has no time when it must be."),
    Rule.ROOM: gettext_lazy("Has no place free."),
    Rule.TOGETHER: gettext_lazy("They walk together already."),
}
NOT_AVAILABLE = gettext_lazy("Is not available.")


def kept(line: Line) -> list[str]:
    """A line as it is stored: its kind, its code, and what there is instead."""
    return [line.kind, line.code, *line.instead]


def fits(lines: Iterable[Sequence[str]]) -> list[str]:
    """What fits, from stored lines, in the reader's language."""
    return [str(YES[kind]) % {"what": word(kind, code)} for kind, code, *_rest in lines]


def does_not(lines: Iterable[Sequence[str]]) -> list[str]:
    """What does not, from stored lines: what is there instead, or that it was not said."""
    return [_missing(kind, code, instead) for kind, code, *instead in lines]


def why_not(rules: Iterable[Rule]) -> list[str]:
    """For a coordinator. What is private to either of the two is told as one thing."""
    told = [str(WHY_NOT[rule]) for rule in rules if rule not in PRIVATE]
    return told or [str(NOT_AVAILABLE)]


def word(kind: str, code: str) -> str:
    return label(KIND_OF[kind], code)


def listed(words: Iterable[str]) -> str:
    """“Spanish, Somali and English”."""
    return str(get_text_list(list(words), _("and")))


def _missing(kind: str, code: str, instead: list[str]) -> str:
    says: Any = NO[kind] if instead or kind not in UNSAID else UNSAID[kind]
    there = listed(word(kind, other) for other in instead)
    return str(says) % {"what": word(kind, code), "instead": there}


def softer(hope: Hope | None) -> list[tuple[str, int]]:
    """Each must that costs somebody, in words, with how many could be suggested without it."""
    if hope is None:
        return []
    more = [(wish, n) for wish, n in hope.if_nice if n > hope.fit_now]
    return [(word(wish.kind, wish.code), n) for wish, n in more]


def needed(counted: Iterable[tuple[tuple[str, str], int]]) -> list[tuple[str, int]]:
    """What is missing, in words, with how many wait for it."""
    says: dict[str, Any] = {
        "language": _("Somebody who speaks %(what)s"),
        "room": _("More places: those who fit are full"),
    }
    return [
        (says.get(kind, _("Somebody with this: %(what)s")) % {"what": what}, n)
        for (kind, what), n in counted
    ]
