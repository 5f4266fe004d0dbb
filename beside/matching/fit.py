"""What two people share of what one of them asked for. Pure sums, no database.

The fit is a sum of six parts, 0 to 1000, weighed by what the person said matters to them and by
nothing else. It is its own explanation: each line that is shown comes from the same reckoning as
the points. It says nothing about how well two people will get on, nobody is ever shown it, and it
is asked for only when no rule speaks against the two (see `rules.py`).
"""

from dataclasses import dataclass

from .sides import EITHER, Asker, Offer, Wanted


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


def fit(asker: Asker, offer: Offer) -> Fit:
    """What they share, in points and in lines."""
    yes: list[Line] = []
    no: list[Line] = []
    for kind in dict.fromkeys(wish.kind for wish in asker.ranked):
        wishes = [wish for wish in asker.ranked if wish.kind == kind]
        met = [wish for wish in wishes if wish.mark in offer.marks]
        yes += [Line(kind, wish.code) for wish in met]
        no += [
            Line(kind, wish.code, tuple(sorted(offer.has[kind])))
            for wish in _missed(kind, wishes, met)
        ]
    parts = {share.part: share.points(offer.marks) for share in asker.shares}
    return Fit(parts, tuple(yes), tuple(no))


def points(asker: Asker, offer: Offer) -> int:
    """The sum alone, for when many are weighed and few are shown. The same sum as `fit`."""
    return sum(share.points(offer.marks) for share in asker.shares)


def _missed(kind: str, wishes: list[Wanted], met: list[Wanted]) -> list[Wanted]:
    """This or that: when one is there nothing is missing, when none is, one thing is."""
    if kind in EITHER:
        return [] if met else wishes[:1]
    return [wish for wish in wishes if wish not in met]
