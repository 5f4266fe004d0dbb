"""What each side brings: what a person asks for, and what a worker lets be known. Pure.

Both are worked out once, when they are made, so that weighing a pair is a few looks in a set.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

NICE, MUST = 1, 3
WHOLE = 1000
PARTS = {
    "EXPERIENCE": "EXPERIENCE",
    "COMMUNITY": "COMMUNITY",
    "LANGUAGE": "LANGUAGE",
    "GENDER": "WHO",
    "AGE": "WHO",
    "MODE": "MODE",
    "TIME": "TIME",
}
"""The kinds of wishes in the order in which they are told, and the part each counts in."""
EITHER = frozenset({"GENDER", "AGE"})
"""Several wishes of such a kind are one wish: this or that."""

Marks = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Wanted:
    """One thing that matters to the person."""

    kind: str
    code: str
    is_must: bool = False

    @property
    def weight(self) -> int:
        return MUST if self.is_must else NICE

    @property
    def mark(self) -> tuple[str, str]:
        return self.kind, self.code


@dataclass(frozen=True)
class Share:
    """A part of the sum: `top / bottom` points for each weight that is met."""

    part: str
    top: int
    bottom: int
    items: tuple[tuple[int, Marks], ...]
    """Each thing wished for: how much it counts, and what meets it."""

    def points(self, marks: Marks) -> int:
        met = sum(counts for counts, wished in self.items if not wished.isdisjoint(marks))
        return self.top * met // self.bottom


@dataclass(frozen=True)
class Asker:
    """What a person asks for, and what must hold for them."""

    id: str
    programme: str
    age_band: str = ""
    languages: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    """The ways to meet that the programme's kind of place has; empty when it has all."""
    wishes: tuple[Wanted, ...] = ()

    ranked: tuple[Wanted, ...] = field(init=False, repr=False, compare=False)
    """The wishes in the order in which they are told: musts first, never the order of rows."""
    topics: frozenset[str] = field(init=False, repr=False, compare=False)
    """What they would bring: whatever they asked a worker to have lived through."""
    musts: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    shares: tuple[Share, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        order = list(PARTS)
        ranked = sorted(self.wishes, key=lambda w: (not w.is_must, order.index(w.kind), w.code))
        topics = frozenset(wish.code for wish in self.wishes if wish.kind == "EXPERIENCE")
        kinds = {wish.kind for wish in self.wishes if wish.is_must}
        musts = {
            kind: frozenset(w.code for w in self.wishes if w.is_must and w.kind == kind)
            for kind in kinds
        }
        for name, value in (
            ("ranked", tuple(ranked)),
            ("topics", topics),
            ("musts", musts),
            ("shares", tuple(_shares(ranked))),
        ):
            object.__setattr__(self, name, value)


@dataclass(frozen=True)
class Offer:
    """What a worker lets be known for suggestions, and their own limits."""

    id: str
    programmes: frozenset[str] | None = None
    """None: all of them."""
    barred: frozenset[str] = frozenset()
    """Programmes that ask for a credential they do not hold now."""
    is_taking: bool = True
    room: int = 1
    ages: frozenset[str] = frozenset()
    """Empty: all adults. Young people only when it says so."""
    languages: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    experiences: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()
    gender: str = ""
    age_band: str = ""
    times: frozenset[str] = frozenset()
    will_not: frozenset[str] = frozenset()

    has: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    marks: Marks = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        has = {
            "EXPERIENCE": self.experiences,
            "COMMUNITY": self.communities,
            "LANGUAGE": self.languages,
            "GENDER": frozenset(filter(None, (self.gender,))),
            "AGE": frozenset(filter(None, (self.age_band,))),
            "MODE": self.modes,
            "TIME": self.times,
        }
        object.__setattr__(self, "has", has)
        marks = frozenset((kind, code) for kind, codes in has.items() for code in codes)
        object.__setattr__(self, "marks", marks)


def _shares(wishes: Iterable[Wanted]) -> list[Share]:
    """Each part counts as much as the strongest wish in it."""
    parts: dict[str, list[tuple[int, Marks]]] = {}
    for kind in PARTS:
        mine = [wish for wish in wishes if wish.kind == kind]
        if mine and kind in EITHER:
            this_or_that = frozenset(wish.mark for wish in mine)
            items = [(max(wish.weight for wish in mine), this_or_that)]
        else:
            items = [(wish.weight, frozenset({wish.mark})) for wish in mine]
        if items:
            parts.setdefault(PARTS[kind], []).extend(items)
    stakes = {part: max(counts for counts, _marks in items) for part, items in parts.items()}
    return [
        Share(
            part,
            WHOLE * stakes[part],
            sum(stakes.values()) * sum(counts for counts, _marks in items),
            tuple(items),
        )
        for part, items in parts.items()
    ]
