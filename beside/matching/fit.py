"""Who may be suggested to whom, and what two people share. Pure sums, no database.

Two things that are never mixed. A *rule* is a yes or no with a name: when one speaks against it,
no number makes up for it. The *fit* is what is left: a sum of six parts, 0 to 1000, weighed by
what the person said matters to them and by nothing else. The sum is its own explanation: each
line that is shown comes from the same reckoning as the points. It says nothing about how well
two people will get on, and nobody is ever shown it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

YOUNG = "AGE_13_17"
NICE, MUST = 1, 3
WHOLE = 1000


class Rule(StrEnum):
    """Why somebody can't be suggested. Some are nobody's business: see `PRIVATE`."""

    PROGRAMME = "PROGRAMME"
    RESTING = "RESTING"
    AGES = "AGES"
    LANGUAGE = "LANGUAGE"
    MODE = "MODE"
    MUST_EXPERIENCE = "MUST_EXPERIENCE"
    MUST_LANGUAGE = "MUST_LANGUAGE"
    MUST_GENDER = "MUST_GENDER"
    MUST_AGE = "MUST_AGE"
    MUST_MODE = "MUST_MODE"
    MUST_TIME = "MUST_TIME"
    ROOM = "ROOM"
    TOGETHER = "TOGETHER"
    LIMIT = "LIMIT"
    CONFLICT = "CONFLICT"
    COLLEAGUE = "COLLEAGUE"
    SAID_NO = "SAID_NO"


PRIVATE = frozenset({Rule.LIMIT, Rule.CONFLICT, Rule.COLLEAGUE, Rule.SAID_NO})
"""Told to nobody as such: "not available" covers them all."""
WHOSE_CHOICE = {
    "EXPERIENCE": Rule.MUST_EXPERIENCE,
    "LANGUAGE": Rule.MUST_LANGUAGE,
    "GENDER": Rule.MUST_GENDER,
    "AGE": Rule.MUST_AGE,
    "MODE": Rule.MUST_MODE,
    "TIME": Rule.MUST_TIME,
}
"""The person's own musts. Community is not among them: nobody is shut out for what they are; a
"must" there counts more, and that is all."""
ONE_IS_ENOUGH = frozenset({"GENDER", "AGE", "MODE", "TIME"})
"""Of several musts of such a kind, one must hold; of the others, all of them."""
EITHER = frozenset({"GENDER", "AGE"})
"""Several wishes of such a kind are one wish: this or that."""
PARTS = {
    "EXPERIENCE": "EXPERIENCE",
    "COMMUNITY": "COMMUNITY",
    "LANGUAGE": "LANGUAGE",
    "GENDER": "WHO",
    "AGE": "WHO",
    "MODE": "MODE",
    "TIME": "TIME",
}


@dataclass(frozen=True)
class Wanted:
    """One thing that matters to the person."""

    kind: str
    code: str
    is_must: bool = False

    @property
    def weight(self) -> int:
        return MUST if self.is_must else NICE


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


@dataclass(frozen=True)
class Offer:
    """What a worker lets be known for suggestions, and their own limits."""

    id: str
    programmes: frozenset[str] | None = None
    """None: all of them."""
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


@dataclass(frozen=True)
class Line:
    """One wish, and whether this worker meets it. `instead` is what they have in its place."""

    kind: str
    code: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    parts: dict[str, int]
    """Points of each part that the person marked. What is used is what is kept."""
    yes: tuple[Line, ...]
    no: tuple[Line, ...]

    @property
    def points(self) -> int:
        return sum(self.parts.values())


def rules_against(asker: Asker, offer: Offer, between: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """Every rule that speaks against suggesting this worker, in a fixed order; none is best.

    `between` holds what is known about the two together: a conflict, a shared workplace.
    """
    found = set(between)
    if offer.programmes is not None and asker.programme not in offer.programmes:
        found.add(Rule.PROGRAMME)
    if not offer.is_taking:
        found.add(Rule.RESTING)
    if offer.room < 1:
        found.add(Rule.ROOM)
    if not _serves(offer, asker.age_band):
        found.add(Rule.AGES)
    if asker.languages and not asker.languages & offer.languages:
        found.add(Rule.LANGUAGE)
    if asker.modes and not asker.modes & offer.modes:
        found.add(Rule.MODE)
    musts: dict[str, set[str]] = {}
    for wish in asker.wishes:
        if wish.kind == "EXPERIENCE" and wish.code in offer.will_not:
            found.add(Rule.LIMIT)
        if wish.is_must and wish.kind in WHOSE_CHOICE:
            musts.setdefault(wish.kind, set()).add(wish.code)
    for kind, codes in musts.items():
        if not _holds(kind, codes, offer):
            found.add(WHOSE_CHOICE[kind])
    return tuple(rule for rule in Rule if rule in found) if found else ()


def fit(asker: Asker, offer: Offer) -> Fit:
    """What they share of what the person asked for, in points and in lines."""
    yes: list[Line] = []
    no: list[Line] = []
    parts: dict[str, list[tuple[int, int]]] = {}
    for kind, wishes in _by_kind(asker.wishes).items():
        met = [wish for wish in wishes if wish.code in offer.has[kind]]
        missed = [wish for wish in wishes if wish.code not in offer.has[kind]]
        if kind in EITHER:
            missed = [] if met else missed[:1]
        yes += [Line(kind, wish.code) for wish in met]
        no += [Line(kind, wish.code, tuple(sorted(offer.has[kind]))) for wish in missed]
        parts.setdefault(PARTS[kind], []).extend(_weighed(kind, wishes, met))
    return Fit(_points(parts), tuple(yes), tuple(no))


def _by_kind(wishes: Iterable[Wanted]) -> dict[str, list[Wanted]]:
    """What must be first; else in the order of the kinds and codes, never of the rows."""
    order = list(PARTS)
    ranked = sorted(wishes, key=lambda each: (not each.is_must, order.index(each.kind), each.code))
    found: dict[str, list[Wanted]] = {}
    for wish in ranked:
        found.setdefault(wish.kind, []).append(wish)
    return found


def _weighed(kind: str, wishes: list[Wanted], met: list[Wanted]) -> list[tuple[int, int]]:
    """For each thing wished for: how much it counts, and how much of that is met."""
    if kind in EITHER:
        counts = max(wish.weight for wish in wishes)
        return [(counts, counts if met else 0)]
    return [(wish.weight, wish.weight if wish in met else 0) for wish in wishes]


def _points(parts: dict[str, list[tuple[int, int]]]) -> dict[str, int]:
    """A part counts as much as the strongest wish in it; in it counts the share that is met."""
    stakes = {part: max(counts for counts, _met in items) for part, items in parts.items()}
    stake = sum(stakes.values())
    return {
        part: WHOLE
        * stakes[part]
        * sum(met for _counts, met in items)
        // (stake * sum(counts for counts, _met in items))
        for part, items in parts.items()
    }


def _serves(offer: Offer, age_band: str) -> bool:
    if not age_band:
        return True
    return age_band in offer.ages if offer.ages else age_band != YOUNG


def _holds(kind: str, codes: set[str], offer: Offer) -> bool:
    has = offer.has[kind]
    return bool(codes & has) if kind in ONE_IS_ENOUGH else codes <= has
