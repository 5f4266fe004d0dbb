"""Numbers to ring when it is too much, shown as checked only while they can be trusted.

What this module promises
- A row is shown as checked only if two independent sources were read for it, and until it expires.
- After that an emergency or crisis line is still shown, with the day it was last checked; any
  other is not.
- A country we do not know gets nothing of another country's: `shown` is empty, and the page asks.

It does no I/O but reading its file once, so that the help page works without a database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from beside.core.facts import read_facts
from beside.safety.helplines_check import EUROPEAN_UNION, KINDS, HelplineError, check

SOURCE = Path(__file__).with_name("helplines.yaml")
STILL_SHOWN_WHEN_OLD = ("EMERGENCY", "CRISIS")


@dataclass(frozen=True)
class Source:
    """A page that was read, and when it was written if it says so."""

    url: str
    written: date | None = None


@dataclass(frozen=True)
class Text:
    """Where to send a text message, and the word to send if one is asked for."""

    number: str
    body: str = ""

    @property
    def link(self) -> str:
        """The address that opens a phone's message window."""
        words = f"?body={self.body}" if self.body else ""
        return f"sms:{_digits(self.number)}{words}"


@dataclass(frozen=True)
class Helpline:
    """One place to turn to, and what happens when you do."""

    id: str
    country: str
    name: str
    kind: str
    hours: str
    languages: tuple[str, ...]
    free: bool
    on_bill: str
    what_happens: str
    sources: tuple[Source, ...]
    verified_by: str
    confidence: str
    region: str = ""
    dial: str = ""
    then: str = ""
    also: tuple[str, ...] = ()
    sms: Text | None = None
    url: str = ""
    tz: str = ""
    verified_at: date | None = None
    expires_at: date | None = None
    enabled: bool = True
    disabled_because: str = ""

    @property
    def link(self) -> str:
        """The address that opens a phone's dialer; a comma waits before the last key."""
        pressed = f",{self.then}" if self.then else ""
        return f"tel:{_digits(self.dial)}{pressed}" if self.dial else ""

    def is_fresh(self, today: date) -> bool:
        """Whether it may be shown as checked on this day."""
        return self.enabled and self.expires_at is not None and today < self.expires_at


@dataclass(frozen=True)
class Shown:
    """A helpline as a page may show it: checked, or with the day it was last checked."""

    helpline: Helpline
    verified: bool
    last_checked: date


def shown(today: date, country: str | None, region: str = "") -> list[Shown]:
    """What to show in this country and region, most urgent first; empty for one we do not know."""
    lines = [line for line in _of_country(country) if not line.region or line.region == region]
    return [
        Shown(line, line.is_fresh(today), line.verified_at)
        for line in sorted(lines, key=lambda line: KINDS.index(line.kind))
        if line.enabled
        and line.verified_at
        and (line.is_fresh(today) or line.kind in STILL_SHOWN_WHEN_OLD)
    ]


def knows(country: str | None) -> bool:
    """Whether we have anything for this country; if not, the page asks."""
    return bool(_of_country(country))


def countries() -> tuple[str, ...]:
    """The countries we have rows for, in file order; EU stands for the rest of the Union."""
    return tuple(dict.fromkeys(line.country for line in helplines() if line.enabled))


def stale(today: date, within: timedelta = timedelta(0)) -> list[Helpline]:
    """The rows somebody must check again: expired, or about to be within this time."""
    return [line for line in helplines() if line.enabled and not line.is_fresh(today + within)]


def waiting_for_sources() -> list[Helpline]:
    """The rows we ship but do not show, each with its reason."""
    return [line for line in helplines() if not line.enabled]


def translatable() -> Iterator[str]:
    """Every word of ours that a translator must see, in file order."""
    for line in helplines():
        yield line.what_happens


@cache
def helplines() -> tuple[Helpline, ...]:
    """Every row of the file, checked."""
    return parse(read_facts(SOURCE))


def parse(raw: Any) -> tuple[Helpline, ...]:
    """The rows read from plain data, or a HelplineError at the first fault."""
    rows = raw.get("helplines") if isinstance(raw, dict) else None
    if not isinstance(rows, list):
        raise HelplineError("there are no helplines")
    check(rows)
    return tuple(_helpline(row) for row in rows)


def _helpline(row: dict[str, Any]) -> Helpline:
    sms = row.get("sms")
    return Helpline(
        **{
            **row,
            "languages": tuple(row["languages"]),
            "sources": tuple(Source(**source) for source in row["sources"]),
            "also": tuple(row.get("also", ())),
            "sms": Text(**sms) if sms else None,
        }
    )


def _of_country(country: str | None) -> list[Helpline]:
    code = (country or "").upper()
    own = [line for line in helplines() if line.country == code]
    if not own and code in EUROPEAN_UNION:
        return [line for line in helplines() if line.country == "EU"]
    return own


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
