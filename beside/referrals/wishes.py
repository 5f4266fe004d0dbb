"""What may be wished for in a peer worker: codes from the vocabulary, and how much they matter."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from beside.people import vocabulary

from .models import Wish

Wanted = tuple[str, str, str]
"""Kind, code and weight, as forms and doors hand them to actions."""

WORDS_OF = {
    Wish.Kind.EXPERIENCE: "experiences",
    Wish.Kind.LANGUAGE: "languages",
    Wish.Kind.COMMUNITY: "communities",
    Wish.Kind.GENDER: "genders",
    Wish.Kind.AGE: "age_bands",
    Wish.Kind.MODE: "modes",
    Wish.Kind.TIME: "times",
}
SAYS: dict[str, str | Promise] = {
    Wish.Kind.EXPERIENCE: gettext_lazy("Has lived through"),
    Wish.Kind.LANGUAGE: gettext_lazy("Speaks"),
    Wish.Kind.COMMUNITY: gettext_lazy("Knows what it is to be"),
    Wish.Kind.GENDER: gettext_lazy("Is"),
    Wish.Kind.AGE: gettext_lazy("Is about this age"),
    Wish.Kind.MODE: gettext_lazy("We meet"),
    Wish.Kind.TIME: gettext_lazy("I have time"),
}
MOST = 60
"""More wishes than anybody has; a door that sends more is broken."""


class Group(NamedTuple):
    """Wishes of one kind and weight, in words."""

    kind: str
    says: str
    words: list[str]
    weight: str
    is_must: bool


class NotAWish(ValueError):
    """A kind, code or weight that is not in the vocabulary."""


def checked(wishes: Iterable[Wanted]) -> list[Wanted]:
    """The same wishes, each once; the last weight counts. Raises NotAWish for unknown ones."""
    found: dict[tuple[str, str], str] = {}
    for kind, code, weight in wishes:
        known = kind in WORDS_OF and code in vocabulary.codes(WORDS_OF[Wish.Kind(kind)])
        if not known or weight not in Wish.Weight.values:
            raise NotAWish(f"{kind} {code} {weight}")
        found[kind, code] = weight
    if len(found) > MOST:
        raise NotAWish(f"{len(found)} wishes")
    return [(kind, code, weight) for (kind, code), weight in found.items()]


def word(kind: str, code: str) -> str:
    """A wish's code in the reader's language; a language in its own."""
    term = vocabulary.term(WORDS_OF[Wish.Kind(kind)], code)
    return term.own_name or _(term.label)


def grouped(wishes: Iterable[Wanted]) -> list[Group]:
    """The wishes as a person reads them: by kind, what must be before what would be nice."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, code, weight in wishes:
        found.setdefault((kind, weight), []).append(word(kind, code))
    ranked = sorted(found, key=lambda key: (key[1] != Wish.Weight.MUST, _rank(key[0])))
    return [_group(kind, weight, found[kind, weight]) for kind, weight in ranked]


def _group(kind: str, weight: str, words: list[str]) -> Group:
    is_must = weight == Wish.Weight.MUST
    how = pgettext_lazy("a wish", "must") if is_must else pgettext_lazy("a wish", "would be nice")
    return Group(kind, str(SAYS[kind]), words, str(how), is_must)


def _rank(kind: str) -> int:
    return list(WORDS_OF).index(Wish.Kind(kind))
