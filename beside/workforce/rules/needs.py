"""Each kind of rule, asked of one case. Every function here says met, not met or unknown."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .case import Case, Hold
from .cycles import Cycle
from .hours import Added, Sheet
from .spans import DAY, Span, months_after, period_of, periods

MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"
CLOSE = 1e-9
"""Hours are sums of quarter hours and the like; a sum may be this far from what it should be."""


@dataclass(frozen=True)
class Asked:
    """One case, with everything that several rules need of it worked out once."""

    case: Case
    sheet: Sheet
    hold: Hold | None
    """The hold the question is about: of this stage, or of the stage before when one is to gain it."""
    cycle: Cycle | None
    until: dt.date | None
    """The last day of `hold`."""
    in_full: bool = True


@dataclass
class Answer:
    """What a rule says about a case."""

    status: str
    have: float | None = None
    need: float | None = None
    unit: str = ""
    by: dt.date | None = None
    why: str = ""
    """A code that says more than the numbers: see `words`."""
    about: dict[str, Any] = field(default_factory=dict)
    added: Added = field(default_factory=Added)
    ways: list[list["Answer"]] = field(default_factory=list)

    @property
    def missing(self) -> float | None:
        if self.have is None or self.need is None or self.status != NOT_MET:
            return None
        return round(max(0.0, self.need - self.have), 2)


def answer(kind: str, need: Any, asked: Asked) -> Answer:
    """What the rule `{kind: need}` says."""
    return KINDS[kind](need, asked)


def _hours(need: Any, asked: Asked) -> Answer:
    span, by, why = _window(need.get("within"), asked)
    if span is None:
        known = MET if why == "NOT_YET" else UNKNOWN if why == "NO_CYCLE" else NOT_MET
        return Answer(known, 0.0, need["at_least"], "hours", by, why)
    added = asked.sheet.add(need, span, in_full=asked.in_full)
    enough = added.total >= need["at_least"] - CLOSE
    have = round(added.total, 2)
    return Answer(_if(enough), have, need["at_least"], "hours", by, added=added)


def _window(within: Any, asked: Asked) -> tuple[Span | None, dt.date | None, str]:
    """The days a rule looks at, by when it is to be met, and why there are none."""
    today = asked.case.as_of
    if within == "CYCLE":
        if asked.cycle is None:
            return None, None, "NO_CYCLE"
        if not asked.cycle.has_begun:
            return None, asked.cycle.span.end, "NOT_YET"
        return Span(asked.cycle.span.start, today), asked.cycle.span.end, ""
    if within == "HELD":
        if asked.hold is None:
            return None, None, "NO_STAGE"
        end = min(asked.until or today, today)
        return Span(asked.hold.since, end), asked.until, ""
    if within:
        return Span(months_after(today, -within["months"]) + DAY, today), None, ""
    return Span(None, today), None, ""


def _day(need: Any, asked: Asked) -> Answer:
    what = need["of"]
    if what not in asked.case.dated:
        return Answer(UNKNOWN, why="NOT_SAID", about={"what": what})
    days = [day for day in asked.case.dated[what] if day <= asked.case.as_of]
    if "months_ago" in need:
        long_ago = months_after(asked.case.as_of, -need["months_ago"])
        by = months_after(min(days), need["months_ago"]) if days else None
        found = any(day <= long_ago for day in days)
        return Answer(_if(found), by=None if found else by, about={"what": what})
    span, by, why = _window(need.get("within"), asked)
    if span is None:
        return Answer(UNKNOWN, why=why, about={"what": what})
    found = any(day in span for day in days)
    return Answer(_if(found), by=by, about={"what": what}, why="" if found else "NO_DAY")


def _fact(need: Any, asked: Asked) -> Answer:
    what = need["of"]
    if what not in asked.case.facts:
        return Answer(UNKNOWN, why="NOT_SAID", about={"what": what})
    given = asked.case.facts[what]
    if "at_least" in need:
        if not isinstance(given, int | float) or isinstance(given, bool):
            return Answer(UNKNOWN, why="NOT_SAID", about={"what": what})
        return Answer(_if(given >= need["at_least"]), given, need["at_least"], about={"what": what})
    wanted = need.get("is", True)
    so = wanted in given if isinstance(given, list) else given == wanted
    return Answer(_if(so), about={"what": what, "wanted": wanted})


def _age(need: Any, asked: Asked) -> Answer:
    born, today = asked.case.born_on, asked.case.as_of
    if born is None:
        return Answer(UNKNOWN, why="NOT_SAID", about={"what": "born_on"})
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    low, high = need.get("at_least"), need.get("at_most")
    if low is not None and years < low:
        return Answer(NOT_MET, years, low, "years", _birthday(born, low), "TOO_YOUNG")
    if high is not None and years > high:
        return Answer(NOT_MET, years, high, "years", why="TOO_OLD")
    return Answer(MET, years, low, "years")


def _birthday(born: dt.date, years: int) -> dt.date:
    """Who was born on 29 February is a year older on 1 March where there is no such day."""
    day = months_after(born, 12 * years)
    return day if day.day == born.day else day + DAY


def _holds(need: Any, asked: Asked) -> Answer:
    today = asked.case.as_of
    held = [
        hold.credential
        for hold in asked.case.holds
        if hold.credential in need and hold.since <= today <= (hold.until or today)
    ]
    return Answer(_if(bool(held)), about={"held": sorted(held), "any_of": list(need)})


def _cadence(need: Any, asked: Asked) -> Answer:
    """Once in each whole week or month since the stage began; the present one still has time."""
    today = asked.case.as_of
    if asked.hold is None:
        return Answer(UNKNOWN, why="NO_STAGE")
    days = asked.sheet.days("SUPERVISION")
    whole = list(periods(need, Span(asked.hold.since, min(asked.until or today, today))))
    missed = [p.start for p in whole if not any(day in p for day in days)]
    now = period_of(need, today)
    due = None if any(day in now for day in days) else now.end
    about = {"every": need, "missed": [str(day) for day in missed]}
    kept = len(whole) - len(missed)
    return Answer(
        _if(not missed), kept, len(whole), "weeks" if need == "P1W" else "months", due, about=about
    )


def _any_of(need: Any, asked: Asked) -> Answer:
    ways = [[answer(*_only(each), asked) for each in way] for way in need]
    by_way = [_all(each.status for each in way) for way in ways]
    status = MET if MET in by_way else UNKNOWN if UNKNOWN in by_way else NOT_MET
    return Answer(status, ways=ways)


def _in_force(need: Any, asked: Asked) -> Answer:
    """A `cycle` or `valid` rule: whether the credential is in force on the day."""
    today = asked.case.as_of
    if asked.hold is None:
        return Answer(UNKNOWN, why="NO_STAGE")
    end = asked.cycle.span.end if asked.cycle else asked.until
    if end is None:
        return Answer(UNKNOWN, why="NO_CYCLE")
    opens = asked.cycle.opens_on if asked.cycle else None
    last = (asked.cycle.last_day if asked.cycle else None) or end
    about = {"opens_on": str(opens) if opens else None, "last_day": str(last), "end": str(end)}
    if today <= end:
        is_open = opens is not None and opens <= today
        return Answer(
            MET, (end - today).days, unit="days", by=end, why="OPEN" if is_open else "", about=about
        )
    why = "LATE" if today <= last else "LAPSED"
    return Answer(NOT_MET, (end - today).days, unit="days", by=last, why=why, about=about)


def _limit(need: Any, asked: Asked) -> Answer:
    have = asked.case.facts.get(need["of"])
    if not isinstance(have, int | float):
        return Answer(UNKNOWN, need=need["at_most"], why="NOT_SAID", about={"what": need["of"]})
    about = {"what": need["of"], "at_most": need["at_most"]}
    return Answer(
        _if(have <= need["at_most"]),
        have,
        about=about,
        why="" if have <= need["at_most"] else "OVER",
    )


def _scope(need: Any, asked: Asked) -> Answer:
    serves = asked.case.facts.get("serves")
    if not isinstance(serves, list) or asked.hold is None:
        return Answer(UNKNOWN, why="NOT_SAID", about={"what": "serves"})
    outside = sorted(set(serves) - asked.hold.endorsements)
    return Answer(_if(not outside), about={"outside": outside})


def _supervisor(need: Any, asked: Asked) -> Answer:
    facts = asked.case.facts
    found: list[str] = []
    if "any_of" in need:
        titles = facts.get("supervisor_is")
        known = isinstance(titles, list)
        found.append(_if(bool(set(titles or ()) & set(need["any_of"]))) if known else UNKNOWN)
    if "ce_hours" in need:
        hours = facts.get("supervisor_ce_hours")
        found.append(_if(hours >= need["ce_hours"]) if isinstance(hours, int | float) else UNKNOWN)
    return Answer(
        _all(found), about={"any_of": need.get("any_of", []), "ce_hours": need.get("ce_hours")}
    )


def _said(status: str) -> Callable[[Any, Asked], Answer]:
    return lambda need, asked: Answer(status, about={"what": need})


def _all(statuses: Any) -> str:
    found = set(statuses)
    return NOT_MET if NOT_MET in found else UNKNOWN if UNKNOWN in found else MET


def _if(so: bool) -> str:
    return MET if so else NOT_MET


def _only(need: dict[str, Any]) -> tuple[str, Any]:
    [(kind, value)] = need.items()
    return kind, value


KINDS: dict[str, Callable[[Any, Asked], Answer]] = {
    "hours": _hours,
    "day": _day,
    "fact": _fact,
    "age": _age,
    "holds": _holds,
    "cadence": _cadence,
    "any_of": _any_of,
    "cycle": _in_force,
    "valid": _in_force,
    "limit": _limit,
    "scope": _scope,
    "supervisor": _supervisor,
    "none": _said(MET),
    "unknown": _said(UNKNOWN),
}
TOLD = {"keep", "reciprocity"}
"""Rules that ask nothing of a case but are good to know."""
