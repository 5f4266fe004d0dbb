"""One worker as the rules see them: facts, what they hold, and a list of hours.

`case.schema.json` beside this file is the documented form; docs/credentials.md explains it.
"""

import datetime as dt
import json
import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = Path(__file__).with_name("case.schema.json")


class CaseFault(ValueError):
    """What is wrong with a case, one line for each fault, each with what to do."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Entry:
    """Some hours of one kind on one day."""

    id: str
    kind: str
    """TRAINING, CE (continuing education), WORK, SUPERVISION (received)."""
    day: dt.date
    hours: float
    topics: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    given_as: str = "PAID"
    """PAID, VOLUNTEER or RELATED."""
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """A credential somebody holds or held, at one stage."""

    credential: str
    stage: str
    since: dt.date
    until: dt.date | None = None
    extensions: int = 0
    endorsements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the rules may ask about. What is not given is not known, which is not the same
    as not so."""

    as_of: dt.date
    credential: str
    stage: str = ""
    born_on: dt.date | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    """Answers by name: `diploma`, `references`, `lives_in`, `college_credits`, …"""
    dated: dict[str, tuple[dt.date, ...]] = field(default_factory=dict)
    """Days by name: `exam_passed`, `ethics_attested`, `background_check`, `recovery_since`, …"""
    holds: tuple[Hold, ...] = ()
    entries: tuple[Entry, ...] = ()

    def hold(self) -> Hold | None:
        """The newest hold of the credential this case is about."""
        mine = [h for h in self.holds if h.credential == self.credential and h.since <= self.as_of]
        return max(mine, key=lambda hold: hold.since, default=None)


def read_case(given: Any) -> Case:
    """A case from what a JSON file says. Raises CaseFault with everything that is wrong."""
    faults = [_said(error) for error in sorted(_validator().iter_errors(given), key=_place)]
    if faults:
        raise CaseFault(faults)
    as_of = dt.date.fromisoformat(given["as_of"])
    faults = [*_repeated(given), *_not_yet(given, as_of), *_no_numbers(given)]
    if faults:
        raise CaseFault(faults)
    person = given.get("person", {})
    return Case(
        as_of=as_of,
        credential=given["credential"],
        stage=given.get("stage", ""),
        born_on=_day(person.get("born_on")),
        facts=dict(person.get("facts", {})),
        dated={
            name: tuple(map(dt.date.fromisoformat, days))
            for name, days in person.get("dated", {}).items()
        },
        holds=tuple(_hold(each) for each in given.get("holds", [])),
        entries=tuple(_entry(each) for each in given.get("entries", [])),
    )


def _entry(given: dict[str, Any]) -> Entry:
    return Entry(
        id=given["id"],
        kind=given["kind"],
        day=dt.date.fromisoformat(given["day"]),
        hours=given["hours"],
        topics=frozenset(given.get("topics", ())),
        tags=frozenset(given.get("tags", ())),
        given_as=given.get("as", "PAID"),
        certificate=given.get("certificate", ""),
    )


def _hold(given: dict[str, Any]) -> Hold:
    return Hold(
        credential=given["credential"],
        stage=given.get("stage", ""),
        since=dt.date.fromisoformat(given["since"]),
        until=_day(given.get("until")),
        extensions=given.get("extensions", 0),
        endorsements=frozenset(given.get("endorsements", ())),
    )


def _day(given: str | None) -> dt.date | None:
    return dt.date.fromisoformat(given) if given else None


def _repeated(given: dict[str, Any]) -> list[str]:
    seen = Counter(entry["id"] for entry in given.get("entries", []))
    return [
        f"entries: the id {id!r} is there {count} times. Give each entry an id of its own."
        for id, count in seen.items()
        if count > 1
    ]


def _not_yet(given: dict[str, Any], as_of: dt.date) -> list[str]:
    return [
        f"entries: {entry['id']!r} is on {entry['day']}, after the day asked about "
        f"({as_of}). Hours count once they have happened: leave it out, or ask as of a later day."
        for entry in given.get("entries", [])
        if dt.date.fromisoformat(entry["day"]) > as_of
    ]


def _no_numbers(given: dict[str, Any]) -> list[str]:
    """JSON knows no NaN, but Python reads it, and it is neither too little nor too much."""
    return [
        f"entries: the hours of {entry['id']!r} are no number."
        for entry in given.get("entries", [])
        if math.isnan(entry["hours"])
    ]


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def _place(error: Any) -> list[str]:
    return [str(step) for step in error.absolute_path]


def _said(error: Any) -> str:
    where = "/".join(_place(error)) or "the case"
    return f"{where}: {error.message}."
