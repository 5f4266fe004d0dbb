"""What the rules ask about a worker that nothing here could know: each in plain words, with what
becomes of the answer."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import rules
from .rules.spans import months_after


class Kind(Enum):
    DAY = "DAY"
    """It happened on a day, or it has not yet."""
    YES = "YES"
    NUMBER = "NUMBER"
    BORN = "BORN"
    ATTEST = "ATTEST"
    """Their own word is enough, and nobody asks for more."""


@dataclass(frozen=True)
class Question:
    """One thing the rules ask about."""

    kind: Kind
    words: str | Promise
    """May hold {place}, {years} or {credential}."""
    why: str | Promise = ""
    is_each: bool = False
    """Asked anew for each credential: an examination passed here is none passed there."""
    is_private: bool = False
    """For the worker's eyes alone."""
    needs_proof: bool = False
    """Somebody else looks at the paper."""
    most: int = 0


QUESTIONS: dict[str, Question] = {
    "exam_passed": Question(
        Kind.DAY,
        _("Have you passed the examination for this credential?"),
        is_each=True,
        needs_proof=True,
    ),
    "ethics_attested": Question(
        Kind.DAY,
        _("Have you signed its code of ethics?"),
        _("Some ask for it again at each renewal."),
        is_each=True,
        needs_proof=True,
    ),
    "background_check": Question(
        Kind.DAY,
        _("Have you had a background check?"),
        _("Only the day is kept, never what it says."),
        needs_proof=True,
    ),
    "lived_experience": Question(
        Kind.ATTEST,
        _("Can you say that you have lived through this yourself?"),
        _("Your own word is enough. Nobody asks what, or when, and only you see the answer."),
        is_private=True,
    ),
    "recovery_since": Question(
        Kind.ATTEST,
        _("Can you say that you have been in recovery for at least {months} months?"),
        _("Your own word is enough. Nobody asks since when, and only you see the answer."),
        is_each=True,
        is_private=True,
    ),
    "used_public_services": Question(
        Kind.YES,
        _("Have you used public mental health services yourself?"),
        _("Only you see the answer."),
        is_private=True,
    ),
    "born_on": Question(
        Kind.BORN,
        _("When were you born?"),
        _("A rule has an age in it. Only you and your supervisor see the day."),
    ),
    "diploma": Question(
        Kind.YES, _("Do you have a high school diploma, or something like it?"), needs_proof=True
    ),
    "college_credits": Question(
        Kind.NUMBER,
        _("How many college credits have you earned in the last three years?"),
        needs_proof=True,
        most=400,
    ),
    "peer_work_months": Question(
        Kind.NUMBER,
        _("How many months of peer support work have you done in the last three years?"),
        most=36,
    ),
    "peer_work_years": Question(
        Kind.NUMBER, _("How many years of peer support work have you done?"), most=60
    ),
    "hours_a_week": Question(
        Kind.NUMBER, _("How many hours a week do you work as a peer worker?"), most=100
    ),
    "courses": Question(
        Kind.NUMBER,
        _("How many of its core courses have you passed?"),
        is_each=True,
        needs_proof=True,
        most=60,
    ),
    "elective_courses": Question(
        Kind.NUMBER,
        _("How many of its elective courses have you passed?"),
        is_each=True,
        needs_proof=True,
        most=60,
    ),
    "references": Question(
        Kind.NUMBER,
        _("How many letters of reference do you have for it?"),
        is_each=True,
        needs_proof=True,
        most=20,
    ),
    "supervisor_letter": Question(
        Kind.YES,
        _("Do you have the letter from your supervisor?"),
        is_each=True,
        needs_proof=True,
    ),
    "lives_or_works_in": Question(
        Kind.YES, _("Do you live or work in {place}?"), is_each=True, needs_proof=True
    ),
    "share_in_place": Question(
        Kind.NUMBER,
        _("How much of your time, in per cent, do you live or work where this board is?"),
        is_each=True,
        most=100,
    ),
    "state_credential": Question(
        Kind.YES, _("Do you hold a peer credential of your state?"), needs_proof=True
    ),
}
PRIVATE = frozenset(code for code, each in QUESTIONS.items() if each.is_private)


@dataclass
class Known:
    """Answers as the rules take them."""

    facts: dict[str, Any] = field(default_factory=dict)
    dated: dict[str, tuple[dt.date, ...]] = field(default_factory=dict)
    born_on: dt.date | None = None


def known(answers: Iterable[Any], credential: str) -> Known:
    """What these answers say where one credential is asked about. An answer that was not given
    leaves nothing behind, so that the rules say unknown."""
    found = Known()
    for fact in answers:
        question = QUESTIONS.get(fact.code)
        if question and fact.is_said and fact.credential in ("", credential):
            TAKES[question.kind](found, fact.code, fact.told, fact.said_on)
    place = "lives_or_works_in"
    if place in found.facts:
        pack, _credential = rules.shipped().credentials[credential]
        found.facts[place] = [pack.id] if found.facts[place] else []
    return found


def fault(code: str, told: Mapping[str, Any], today: dt.date) -> str | Promise:
    """What is wrong with an answer, in words; nothing when all is well."""
    question = QUESTIONS[code]
    if question.kind in (Kind.DAY, Kind.BORN) and told.get("is", True):
        day = dt.date.fromisoformat(told["on"])
        if day > today:
            return _("That day has not come yet.")
        if day.year < 1920 or (question.kind is Kind.DAY and day.year < 1950):
            return _("Please look at the year again.")
    if question.kind is Kind.NUMBER and not 0 <= told["n"] <= question.most:
        return _("That number cannot be. Please look again.")
    return ""


def _take_day(found: Known, code: str, told: Mapping[str, Any], said_on: dt.date) -> None:
    found.dated[code] = (dt.date.fromisoformat(told["on"]),) if told["is"] else ()


def _take_yes(found: Known, code: str, told: Mapping[str, Any], said_on: dt.date) -> None:
    found.facts[code] = bool(told["is"])


def _take_number(found: Known, code: str, told: Mapping[str, Any], said_on: dt.date) -> None:
    found.facts[code] = told["n"]


def _take_born(found: Known, code: str, told: Mapping[str, Any], said_on: dt.date) -> None:
    found.born_on = dt.date.fromisoformat(told["on"])


def _take_word(found: Known, code: str, told: Mapping[str, Any], said_on: dt.date) -> None:
    """“At least twelve months”, said today, is true of every day that is twelve months ago."""
    long_ago = months_after(said_on, -told.get("months", 0))
    found.dated[code] = (long_ago,) if told["is"] else ()


TAKES: dict[Kind, Callable[[Known, str, Mapping[str, Any], dt.date], None]] = {
    Kind.DAY: _take_day,
    Kind.YES: _take_yes,
    Kind.NUMBER: _take_number,
    Kind.BORN: _take_born,
    Kind.ATTEST: _take_word,
}
