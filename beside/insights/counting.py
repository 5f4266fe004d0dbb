"""Sums on plain numbers: middles, shares, and what is too small to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

TOO_FEW = 11
"""Counts of people below this are not shown (security model, LG-06: cells under 11)."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def is_shown(self) -> bool:
        """Shown only when neither the group nor the part it speaks of is a handful of people."""
        return self.whole >= TOO_FEW and (self.part == 0 or self.part >= TOO_FEW)

    @property
    def percent(self) -> int | None:
        return round(100 * self.part / self.whole) if self.is_shown else None


def middle(days: Sequence[int]) -> int | None:
    """The middle wait in whole days, or None when there are too few to say."""
    return round(median(days)) if len(days) >= TOO_FEW else None


def one_in_ten_over(days: Sequence[int]) -> int | None:
    """The wait that one in ten exceeds, or None when there are too few to say."""
    if len(days) < TOO_FEW:
        return None
    ordered = sorted(days)
    return ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))]
