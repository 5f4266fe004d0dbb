"""Which words belong to which hour: lines for notes, so that nobody says the same thing twice.

A line is picked for the goal it was written for, then for its theme, then from those that suit
anybody; and only where it can be said (see `Moment`). Within one organization each line is used as
seldom as the others allow.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from beside.demo import content
from beside.demo.shapes import Goal, Meeting, Participant

GENERAL = "GENERAL"
NO_GOAL = "NO_GOAL_YET"
NOTHING_YET = -1
_NEEDS_BODIES = {"WALKED_TOGETHER", "WENT_ALONG", "COOKED_OR_ATE", "MOVED", "MET_PEOPLE"}


@dataclass(frozen=True)
class Moment:
    """When something is said: by whom, at which meeting, on the way to what, and how far along."""

    person: Participant
    meeting: Meeting
    goal: Goal | None = None
    step: int = NOTHING_YET


@dataclass(frozen=True)
class Line:
    """Something that can be said, and when."""

    says: str
    goals: Mapping[str, int] = field(default_factory=dict)
    modes: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    programmes: tuple[str, ...] = ()
    needs: str = ""

    def suits(self, moment: Moment) -> bool:
        """Whether this can be said at this moment."""
        meeting = moment.meeting
        return (
            (not self.modes or meeting.place.mode in self.modes)
            and (not self.months or meeting.on.month in self.months)
            and (not self.programmes or moment.person.programme in self.programmes)
            and (not self.needs or _has(meeting, self.needs))
            and (not self.goals or self._is_far_enough(moment))
        )

    def _is_far_enough(self, moment: Moment) -> bool:
        key = moment.goal.key if moment.goal else ""
        return key in self.goals and moment.step >= self.goals[key]


@cache
def by_theme() -> dict[str, dict[str, Any]]:
    """The lines of every theme: `own`, `next` and `did`."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(content.CONTENT.glob("notes/by_theme_*.yaml")):
        found |= content.read(path.relative_to(content.CONTENT))
    return found


@cache
def around(kind: str) -> tuple[Line, ...]:
    """The lines around notes of one kind: added, missed, reviews and the rest."""
    return tuple(_line(row) for row in _around()[kind])


class Lines:
    """Deals lines to one organization's notes."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.heard: dict[str, set[str]] = {}

    def own(self, moment: Moment, dice: random.Random) -> str:
        """Something this person says about how it went, which they have not said before."""
        return self._first_fresh(_circles("own", moment.goal), moment, dice)

    def next(self, moment: Moment, dice: random.Random) -> str:
        """What comes next, where it is not simply the next small step."""
        return self._first_fresh(_circles("next", moment.goal), moment, dice)

    def around(self, kind: str, moment: Moment, dice: random.Random) -> str:
        """A line from around the notes that this person has not had; empty when none suits."""
        return self._first_fresh([around(kind)], moment, dice)

    def pair(self, kind: str, who: str, dice: random.Random) -> dict[str, str]:
        """Words that belong together, such as the two sides of a goodbye."""
        rows: list[dict[str, str]] = _around()[kind]
        says = self._take([next(iter(row.values())) for row in rows], who, dice)
        return next(row for row in rows if next(iter(row.values())) == says)

    def did(self, goal: Goal | None, mode: str, dice: random.Random) -> tuple[str, ...]:
        """What the two did, as activity codes that are possible in this way of meeting."""
        theme = goal.theme if goal else NO_GOAL
        picked = list(dice.choice(by_theme()[theme]["did"] + by_theme()[GENERAL]["did"]))
        if mode != "IN_PERSON":
            picked = [code for code in picked if code not in _NEEDS_BODIES]
        return tuple(dict.fromkeys(picked or ["LISTENED"]))

    def _first_fresh(
        self, circles: Iterable[Sequence[Line]], moment: Moment, dice: random.Random
    ) -> str:
        who = moment.person.key
        heard = self.heard.setdefault(who, set())
        for circle in circles:
            fresh = [line.says for line in circle if line.suits(moment) and line.says not in heard]
            if fresh:
                return self._take(fresh, who, dice)
        return ""

    def _take(self, choices: Sequence[str], who: str, dice: random.Random) -> str:
        fewest = min(self.used[says] for says in choices)
        says = dice.choice([each for each in choices if self.used[each] == fewest])
        self.used[says] += 1
        self.heard.setdefault(who, set()).add(says)
        return says


def _circles(kind: str, goal: Goal | None) -> Iterable[tuple[Line, ...]]:
    """Lines for this goal; then for its theme; then for anybody."""
    told = _told(kind, goal.theme if goal else NO_GOAL)
    yield tuple(line for line in told if goal and goal.key in line.goals)
    yield tuple(line for line in told if not line.goals)
    yield _told(kind, GENERAL)


@cache
def _around() -> dict[str, list[Any]]:
    return content.read("notes/around.yaml")


@cache
def _told(kind: str, theme: str) -> tuple[Line, ...]:
    return tuple(_line(row) for row in by_theme()[theme][kind])


def _line(row: Any) -> Line:
    return content.made(Line, row if isinstance(row, dict) else {"says": row})


def _has(meeting: Meeting, need: str) -> bool:
    """Whether the note has this field filled in, or this activity among those done."""
    return need in meeting.did if need.isupper() else bool(getattr(meeting, need))
