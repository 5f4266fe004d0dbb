"""Until when a credential lasts, and from when it can be renewed."""

import datetime as dt
from dataclasses import dataclass

from .. import rules
from ..models import Credential
from ..rulebook import Book
from ..rules import cycles
from ..serving import hold


@dataclass(frozen=True)
class Round:
    """One round of a credential that somebody holds."""

    since: dt.date
    ends_on: dt.date | None
    opens_on: dt.date | None = None
    last_day: dt.date | None = None
    """Of a late window, where the rules know one."""


def round_of(held: Credential, today: dt.date, rulebook: Book) -> Round | None:
    """The round this day lies in, by the rules; by the day on the certificate where no rule says
    more. None for one that is only aimed at, and for one without an end."""
    if held.since_on is None:
        return None
    if held.credential not in rules.shipped().credentials:
        return Round(held.since_on, held.until_on) if held.until_on else None
    mine = hold(held)
    case = rules.Case(as_of=today, credential=held.credential, stage=held.stage, holds=(mine,))
    found = round_in(case, held.stage, rulebook)
    return found if found and found.ends_on else None


def round_in(case: rules.Case, stage: str, rulebook: Book) -> Round | None:
    """The same for somebody as the rules see them; None for a credential they do not hold."""
    mine = case.hold()
    if mine is None:
        return None
    rows = rulebook.rows(case.credential, stage, case.as_of)
    cycle = cycles.cycle_of(case, mine, rows)
    if cycle is None:
        return Round(mine.since, cycles.lasts_until(mine, rows))
    ends = cycle.span.end
    late = cycle.last_day if cycle.last_day != ends else None
    return Round(mine.since, ends, cycle.opens_on, late)
