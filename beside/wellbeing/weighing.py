"""What a week weighs: a plain sum in minutes, held against the hours somebody keeps. No Django."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from beside.core.facts import read_facts

SOURCE = Path(__file__).with_name("weights.yaml")
CONFIDENCES = {"ours", "official", "secondary"}
KINDS = ("MEETING", "HARD", "FIRST", "TRAVEL", "PERSON")
LIGHT, FULL, TOO_MUCH, AWAY = "light", "full", "too_much", "away"


class WeightError(ValueError):
    """A row is missing, doubled, or has no source that says how sure we are."""


@dataclass(frozen=True)
class Part:
    """One kind of thing in a week: how many, and the minutes they take together."""

    what: str
    count: int
    minutes: int


@dataclass(frozen=True)
class Load:
    """A week of one worker: what it is made of, and how that sits in the hours they keep."""

    parts: tuple[Part, ...]
    room: int
    """Minutes of the week the worker is there."""
    light: int
    full: int
    is_first_days_back: bool = False

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def level(self) -> str:
        if not self.room:
            return AWAY if not self.minutes else TOO_MUCH
        share = 100 * self.minutes
        return (
            LIGHT if share <= self.light * self.room
            else FULL if share <= self.full * self.room else TOO_MUCH
        )  # fmt: skip

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)

    @property
    def hours_kept(self) -> int:
        return round(self.room / 60)

    @property
    def makes_it_so(self) -> list[Part]:
        """The parts that weigh most, the heaviest first."""
        return sorted((p for p in self.parts if p.minutes), key=lambda p: (-p.minutes, p.what))


def weigh(
    counts: Mapping[str, int],
    in_meetings: int,
    room: int,
    weights: Mapping[str, int],
    levels: Mapping[str, int],
    *,
    is_first_days_back: bool = False,
) -> Load:
    """`counts` by kind, `in_meetings` the minutes the meetings themselves last."""
    parts = [
        Part(
            what,
            counts.get(what, 0),
            counts.get(what, 0) * weights[what] + (in_meetings if what == "MEETING" else 0),
        )
        for what in KINDS
    ]
    return Load(tuple(parts), room, levels["light"], levels["full"], is_first_days_back)


def weights_on(day: dt.date, own: Mapping[str, int]) -> dict[str, int]:
    """What each kind weighs that day: the organisation's own word, or the house's."""
    rows = {what: in_force(_facts()["rows"], day, what=what)["minutes"] for what in KINDS}
    return rows | dict(own)


def levels_on(day: dt.date) -> dict[str, int]:
    return in_force(_facts()["levels"], day)


def in_force(rows: list[dict[str, Any]], day: dt.date, **which: str) -> dict[str, Any]:
    """The one row that holds that day, or a WeightError."""
    fits = [
        row
        for row in rows
        if all(row[key] == value for key, value in which.items())
        and row["from"] <= day
        and (row["to"] is None or day <= row["to"])
    ]
    if len(fits) != 1:
        raise WeightError(f"{len(fits)} rows hold on {day} for {which or 'levels'}")
    return fits[0]


def checked(raw: dict[str, Any]) -> dict[str, Any]:
    """The facts, each with a source that says how sure we are."""
    for row in [*raw["rows"], *raw["levels"]]:
        if raw["sources"].get(row["source"], {}).get("confidence") not in CONFIDENCES:
            raise WeightError(f"nobody knows how sure {row['source']!r} is")
    return raw


@cache
def _facts() -> dict[str, Any]:
    return checked(read_facts(SOURCE))
