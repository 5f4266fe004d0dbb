"""The answer of the rules as a page shows it: the next thing, a line of days, each requirement."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from .. import rules
from ..models import Credential, WorkedHours
from ..rulebook import Book
from ..rules import cycles
from ..rules.words import plain
from ..topics import STAGES, TAGS, TOPICS, lower_first
from .kept import Kept
from .rounds import round_of

ORDER = {"not_met": 0, "unknown": 1, "met": 2}
FAR = dt.date.max


class Speaker:
    """Says the sentences of the rules in the reader's language, with days as they write them."""

    def __call__(self, words: str) -> str:
        return gettext(words)

    def code(self, word: str) -> str:
        """A topic or a tag by its name, inside a sentence."""
        name = TOPICS.get(word) or TAGS.get(word)
        return lower_first(str(name)) if name else plain(word)

    def day(self, day: dt.date) -> str:
        return date_format(day, "DATE_FORMAT")


@dataclass(frozen=True)
class Line:
    """Some hours in a list: what they were, how long, and why they do not count."""

    what: str
    hours: float
    why: str = ""


@dataclass(frozen=True)
class Need:
    """One requirement, as the page shows it."""

    told: dict[str, Any]
    kind: str
    by: dt.date | None
    counted: list[Line] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)

    @property
    def read_on(self) -> dt.date:
        """When the source of this rule was read."""
        return dt.date.fromisoformat(self.told["source"]["read_on"])

    @property
    def is_end(self) -> bool:
        """The credential itself is no longer in force."""
        return self.kind in ("cycle", "valid") and self.told["status"] == "not_met"

    @property
    def urgency(self) -> tuple[int, bool, dt.date]:
        """In force comes before what it needs; what is due sooner before what is due later."""
        is_rest = self.kind not in ("cycle", "valid")
        return ORDER[self.told["status"]], is_rest, self.by or FAR


@dataclass(frozen=True)
class Standing:
    """What the rules say about one credential of one worker, on one day."""

    credential: Credential | None
    """None where it is only asked "what if"."""
    explained: rules.Explained
    place: str
    needs: list[Need]
    ends_on: dt.date | None
    """The last day of what is held, where it is known."""
    days: list[dict[str, str]]
    """Since when, today, renewal, the end: a path that can be read at a glance."""

    @property
    def name(self) -> str:
        return self.explained.credential.name

    @property
    def authority(self) -> str:
        return self.explained.credential.authority

    @property
    def stage(self) -> str:
        """Only where there is more than one."""
        stages = self.explained.credential.stages
        return str(STAGES[self.explained.stage]) if len(stages) > 1 else ""

    @property
    def status(self) -> str:
        return self.explained.status

    @property
    def is_held(self) -> bool:
        return self.explained.is_held

    @cached_property
    def next(self) -> Need | None:
        """The one next thing, if something is missing."""
        missing = (need for need in self.needs if need.told["status"] == "not_met")
        return next(missing, None)

    @property
    def open_needs(self) -> list[Need]:
        return [need for need in self.needs if need.told["status"] == "not_met"]

    @property
    def met_needs(self) -> list[Need]:
        return [need for need in self.needs if need.told["status"] == "met"]

    @property
    def unknown_needs(self) -> list[Need]:
        return [need for need in self.needs if need.told["status"] == "unknown"]

    @cached_property
    def days_left(self) -> int | None:
        """Until the day it ends; None for one that is aimed at, has no end, or has ended."""
        around = round_of(self.credential, self.explained.case.as_of) if self.credential else None
        left = (around.ends_on - self.explained.case.as_of).days if around else -1
        return left if left >= 0 else None

    @cached_property
    def good_to_know(self) -> list[dict[str, Any]]:
        return list(self.explained.as_json(Speaker())["good_to_know"])

    @property
    def urgency(self) -> tuple[Any, ...]:
        """Held before aimed at; then what is missing soonest."""
        return not self.is_held, self.next.urgency if self.next else (3, True, FAR)


def standing(
    case: rules.Case,
    hours: Iterable[Kept],
    credential: Credential | None,
    rulebook: Book,
    *,
    in_full: bool = True,
) -> Standing:
    """Ask the rules. Raises KeyError for a credential or stage that no pack knows."""
    explained = rulebook.explain(case, in_full=in_full)
    rows = {str(row.pk): row for row in hours} if in_full else {}
    told = explained.as_json(Speaker())["requirements"]
    needs = [
        Need(
            each,
            asked.row.kind,
            asked.answer.by,
            _lines((rows[e["entry"]], e["hours"], "") for e in each["counted"]),
            _lines((rows[e["entry"]], e["hours"], e["why"]) for e in each["not_counted"]),
        )
        for asked, each in zip(explained.requirements, told, strict=True)
    ]
    pack, _known = rules.shipped().credentials[case.credential]
    return Standing(
        credential,
        explained,
        pack.name,
        sorted(needs, key=lambda need: need.urgency),
        _ends_on(case, explained, rulebook),
        _days(case, explained, rulebook),
    )


def _lines(entries: Iterable[tuple[Kept, float, str]]) -> list[Line]:
    """Each course by itself; meetings month by month, because there are many."""
    found: dict[tuple[Any, ...], float] = {}
    for row, hours, why in sorted(entries, key=lambda each: each[0].day_on, reverse=True):
        key = (_said(row), why) if row.kind in WorkedHours.TYPED else (_month(row), why)
        found[key] = found.get(key, 0) + hours
    return [Line(what, round(hours, 2), why) for (what, why), hours in found.items()]


def _said(row: Kept) -> str:
    about = ", ".join(str(TOPICS.get(each, each)) for each in row.topics)
    parts = [date_format(row.day_on, "DATE_FORMAT"), about or row.get_kind_display()]
    return ": ".join([*parts[:1], ", ".join(filter(None, [*parts[1:], row.certificate]))])


def _month(row: Kept) -> str:
    month = capfirst(date_format(row.day_on, "YEAR_MONTH_FORMAT"))
    return f"{month}: {row.get_kind_display()}"


def _of_the_end(ends: dt.date | None, today: dt.date) -> str:
    is_past = ends is not None and ends < today
    return pgettext("a credential", "Ended") if is_past else pgettext("a credential", "Ends")


def _ends_on(case: rules.Case, explained: rules.Explained, rulebook: Book) -> dt.date | None:
    hold = case.hold() if explained.is_held else None
    if hold is None:
        return None
    rows = rulebook.rows(case.credential, explained.stage, case.as_of)
    cycle = cycles.cycle_of(case, hold, rows)
    return cycle.span.end if cycle else cycles.lasts_until(hold, rows)


def _days(case: rules.Case, explained: rules.Explained, rulebook: Book) -> list[dict[str, str]]:
    """The stones of a credential in the order of their days; none for one not held."""
    hold = case.hold() if explained.is_held else None
    if hold is None:
        return []
    rows = rulebook.rows(case.credential, explained.stage, case.as_of)
    cycle = cycles.cycle_of(case, hold, rows)
    ends = _ends_on(case, explained, rulebook)
    marks = [
        (hold.since, 0, gettext("Since")),
        (case.as_of, 1, gettext("Today")),
        (cycle and cycle.opens_on, 2, gettext("Renewal opens")),
        (ends, 3, _of_the_end(ends, case.as_of)),
    ]
    if cycle and cycle.last_day != ends:
        marks.append((cycle.last_day, 4, gettext("Last day to renew late")))
    return [
        {
            "title": str(title),
            "note": date_format(day, "DATE_FORMAT"),
            "state": "here" if number == 1 else "done" if day <= case.as_of else "ahead",
        }
        for day, number, title in sorted(m for m in marks if m[0])
        if day
    ]
