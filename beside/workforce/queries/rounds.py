"""Until when a credential lasts, and from when it can be renewed."""

import datetime as dt
from dataclasses import dataclass

from .. import rules
from ..models import Credential
from ..rules import cycles


@dataclass(frozen=True)
class Round:
    """One round of a credential that somebody holds."""

    since: dt.date
    ends_on: dt.date
    opens_on: dt.date | None
    last_day: dt.date | None
    """Of a late window, where the rules know one."""


def round_of(held: Credential, today: dt.date) -> Round | None:
    """The round this day lies in, by the rules; by the day on the certificate where no rule says
    more. None for one that is only aimed at, and for one without an end."""
    if held.since_on is None:
        return None
    if held.credential not in rules.shipped().credentials:
        ends = held.until_on
        return Round(held.since_on, ends, None, None) if ends else None
    hold = rules.Hold(held.credential, held.stage, held.since_on, held.until_on, held.extensions)
    rows = rules.shipped().rows(held.credential, held.stage, today)
    case = rules.Case(as_of=today, credential=held.credential, stage=held.stage, holds=(hold,))
    cycle = cycles.cycle_of(case, hold, rows)
    ends = cycle.span.end if cycle else cycles.lasts_until(hold, rows)
    if ends is None:
        return None
    late = cycle.last_day if cycle and cycle.last_day != ends else None
    return Round(held.since_on, ends, cycle.opens_on if cycle else None, late)
