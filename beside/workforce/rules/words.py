"""What a rule asks and what it found, as sentences a tired person can read.

The sentences are English and marked for translation; whoever shows them hands in `speak`. Nothing
here needs Django, so `speak` may be `str`.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from .hours import LeftOut
from .packs import Row

Speak = Callable[[str], str]


def gettext_noop(words: str) -> str:
    """Marks words for translation."""
    return words


KIND = {
    "TRAINING": gettext_noop("training"),
    "CE": gettext_noop("continuing education"),
    "WORK": gettext_noop("peer support work"),
    "SUPERVISION": gettext_noop("supervision received"),
}
THING = {
    "exam_passed": gettext_noop("the examination, passed"),
    "ethics_attested": gettext_noop("the code of ethics, signed"),
    "background_check": gettext_noop("a background check"),
    "recovery_since": gettext_noop("your own statement of time in recovery"),
    "lived_experience": gettext_noop("your own statement of lived experience"),
    "diploma": gettext_noop("a high school diploma or the like"),
    "references": gettext_noop("letters of reference"),
    "supervisor_letter": gettext_noop("a letter from your supervisor"),
    "lives_or_works_in": gettext_noop("living or working there"),
    "college_credits": gettext_noop("college credits in the last three years"),
    "courses": gettext_noop("the core courses"),
    "elective_courses": gettext_noop("the elective courses"),
    "caseload": gettext_noop("people one worker walks with"),
    "group": gettext_noop("people in one group"),
    "supervisees": gettext_noop("workers one supervisor looks after"),
    "serves": gettext_noop("who you walk with"),
    "ce_evidence": gettext_noop("proof of continuing education"),
    "born_on": gettext_noop("date of birth"),
    "peer_work_months": gettext_noop("months of peer support work in the last three years"),
    "peer_work_years": gettext_noop("years of peer support work"),
    "share_in_place": gettext_noop("per cent of your time where the board is"),
    "state_credential": gettext_noop("a peer credential of your state"),
    "hours_a_week": gettext_noop("hours a week as a peer worker"),
    "used_public_services": gettext_noop("having used public services yourself"),
}
LEFT_OUT = {
    "TOO_EARLY": gettext_noop("before the time this rule looks at"),
    "TOO_LATE": gettext_noop("after the time this rule looks at"),
    "OTHER_TOPIC": gettext_noop("not about {what}"),
    "EXCLUDED": gettext_noop("this rule leaves out {what}"),
    "NOT_TAGGED": gettext_noop("not shown to be {what}"),
    "GIVEN_AS": gettext_noop("this rule does not count {what} hours"),
    "TWICE": gettext_noop("certificate {what} counts once"),
}
GIVEN_AS = {
    "PAID": gettext_noop("paid"),
    "VOLUNTEER": gettext_noop("volunteer"),
    "RELATED": gettext_noop("related"),
}
WHY = {
    "NO_CYCLE": gettext_noop("We do not know when your credential began or ends. Add the day."),
    "NOT_YET": gettext_noop("Nothing is asked before your first cycle begins."),
    "NO_STAGE": gettext_noop("These hours begin to count when you hold the stage before."),
    "NOT_SAID": gettext_noop("We have not been told, so we cannot say."),
    "NO_DAY": gettext_noop("There is none in the time this rule looks at."),
    "TOO_YOUNG": gettext_noop("This begins on your birthday, {by}."),
    "TOO_OLD": gettext_noop("This is for people up to {need}."),
    "OPEN": gettext_noop("In force until {by}. You can renew now."),
    "LATE": gettext_noop(
        "It has ended. You can still renew until {by}, and a late fee may be asked."
    ),
    "LAPSED": gettext_noop("It ended on {end}. Ask the board how to come back."),
    "OVER": gettext_noop("{have} now, and the rule says {at_most} at most."),
}


def asks(kind: str, need: Any, speak: Speak = str) -> str:
    """What the rule asks, in a few words."""
    return _ASKS[kind](need, speak)


def says(kind: str, need: Any, found: Any, speak: Speak = str) -> str:
    """What it found, in a sentence."""
    if kind == "unknown":
        return speak(gettext_noop("Nobody could establish this rule, so we do not guess."))
    if kind == "none":
        return speak(gettext_noop("Nothing is asked."))
    if found.why in WHY:
        about = {
            **found.about,
            "last_day": _written(found.about.get("last_day"), speak),
            "end": _written(found.about.get("end"), speak),
            "by": _day(found.by, speak),
            "have": _n(found.have),
            "need": _n(found.need),
        }
        return speak(WHY[found.why]).format_map(about)
    if kind in ("cycle", "valid"):
        return speak(gettext_noop("In force until {by}.")).format(by=_day(found.by, speak))
    if kind == "cadence":
        return _cadence(found, speak)
    return _numbers(found, speak)


def told(row: Row, speak: Speak = str) -> str:
    """A rule that asks nothing today."""
    if row.kind == "keep":
        words = speak(gettext_noop("Keep {what} for {months} months."))
        return words.format(what=thing(row.need["what"], speak), months=row.need["months"])
    if row.need == "NONE":
        return speak(gettext_noop("A credential from another place is not taken over."))
    return speak(gettext_noop("A credential from another place is taken over in part."))


def left_out(out: LeftOut, speak: Speak = str) -> str:
    """Why an entry did not count."""
    if out.why == "TWICE":
        what = out.what
    elif out.why == "GIVEN_AS":
        what = speak(GIVEN_AS[out.what])
    else:
        what = ", ".join(code(word, speak) for word in out.what.split(", "))
    return speak(LEFT_OUT[out.why]).format(what=what)


def thing(what: str, speak: Speak = str) -> str:
    return speak(THING[what]) if what in THING else plain(what)


def code(word: str, speak: Speak) -> str:
    """A topic, or how a course was given, as whoever speaks calls it; else the code as words."""
    return getattr(speak, "code", plain)(word)


def plain(code: str) -> str:
    """A code as words: `recovery_wellness` is recovery wellness."""
    return code.replace("_", " ")


def _numbers(found: Any, speak: Speak) -> str:
    if found.need is None or found.have is None:
        yes, no = gettext_noop("This is so."), gettext_noop("This is still open.")
        unknown = gettext_noop("We have not been told enough to say.")
        return speak({"met": yes, "not_met": no}.get(found.status, unknown))
    have, need = _n(found.have), _n(found.need)
    if found.status != "not_met":
        return speak(gettext_noop("{have} of {need}.")).format(have=have, need=need)
    missing = _n(found.missing)
    if found.by:
        words = speak(gettext_noop("{have} of {need}. {missing} to go, by {by}."))
        return words.format(have=have, need=need, missing=missing, by=_day(found.by, speak))
    words = speak(gettext_noop("{have} of {need}. {missing} to go."))
    return words.format(have=have, need=need, missing=missing)


def _cadence(found: Any, speak: Speak) -> str:
    missed = found.about.get("missed", [])
    if missed:
        weeks = gettext_noop("{n} weeks without supervision, the first from {first}.")
        months = gettext_noop("{n} months without supervision, the first from {first}.")
        words = speak(weeks if found.unit == "weeks" else months)
        return words.format(n=len(missed), first=_written(missed[0], speak))
    if found.by:
        return speak(gettext_noop("Kept so far. The next one by {by}.")).format(
            by=_day(found.by, speak)
        )
    return speak(gettext_noop("Kept, and done for now."))


def _asks_hours(need: Any, speak: Speak) -> str:
    kinds = ", ".join(speak(KIND[kind]) for kind in need["of"])
    words = speak(gettext_noop("{n} hours of {kinds}"))
    if need.get("topics"):
        words = speak(gettext_noop("{n} hours of {kinds} about {topics}"))
    topics = ", ".join(code(topic, speak) for topic in need.get("topics", ()))
    return words.format(n=_n(need["at_least"]), kinds=kinds, topics=topics)


def _asks_age(need: Any, speak: Speak) -> str:
    low, high = need.get("at_least"), need.get("at_most")
    if low and high:
        return speak(gettext_noop("{low} to {high} years old")).format(low=low, high=high)
    if high:
        return speak(gettext_noop("at most {high} years old")).format(high=high)
    return speak(gettext_noop("at least {low} years old")).format(low=low)


def _asks_fact(need: Any, speak: Speak) -> str:
    if "at_least" in need:
        return f"{_n(need['at_least'])} {thing(need['of'], speak)}"
    return thing(need["of"], speak)


def _asks_cadence(need: Any, speak: Speak) -> str:
    weekly, monthly = gettext_noop("supervision each week"), gettext_noop("supervision each month")
    return speak(weekly if need == "P1W" else monthly)


def _asks_any_of(need: Any, speak: Speak) -> str:
    ways = [
        " + ".join(asks(kind, value, speak) for one in way for kind, value in one.items())
        for way in need
    ]
    return speak(gettext_noop(" or ")).join(ways)


def _asks_limit(need: Any, speak: Speak) -> str:
    words = speak(gettext_noop("at most {n} {what}"))
    return words.format(n=_n(need["at_most"]), what=thing(need["of"], speak))


def _constant(words: str) -> Callable[[Any, Speak], str]:
    return lambda need, speak: speak(words)


_ASKS: dict[str, Callable[[Any, Speak], str]] = {
    "hours": _asks_hours,
    "age": _asks_age,
    "fact": _asks_fact,
    "day": lambda need, speak: thing(need["of"], speak),
    "cadence": _asks_cadence,
    "any_of": _asks_any_of,
    "limit": _asks_limit,
    "holds": _constant(gettext_noop("a credential that this one builds on")),
    "cycle": _constant(gettext_noop("a credential in force")),
    "valid": _constant(gettext_noop("a credential in force")),
    "scope": _constant(gettext_noop("only within your endorsement")),
    "supervisor": _constant(gettext_noop("a supervisor who is qualified")),
    "none": lambda need, speak: thing(need, speak),
    "unknown": lambda need, speak: thing(need, speak),
}


def _n(number: float | None) -> str:
    return "" if number is None else f"{number:g}" if number < 1000 else f"{number:,.10g}"


def _written(day: str | None, speak: Speak) -> str:
    """The same for a day kept as 2026-12-31."""
    return _day(dt.date.fromisoformat(day), speak) if day else ""


def _day(day: dt.date | None, speak: Speak) -> str:
    """As whoever speaks writes a day; as 2026-12-31 when they do not say."""
    return getattr(speak, "day", str)(day) if day else ""
