"""What one cell of a list of staff may say, and the sentence that helps to mend it."""

import re
from datetime import date

from beside.people.roster_words import NEVER_FROM_A_LIST, ROLES, plain_key

_EMAIL = re.compile(r"[^\s@,;<>\"()]{1,64}@(?:[^\s@.,;<>\"()]{1,63}\.)+[^\s@.,;<>\"()]{2,63}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_WHOLE = re.compile(r"(\d{1,4})(?:\.0+)?", re.ASCII)
_MOST_PEOPLE = 60


class Mend(ValueError):
    """Something in a line that its author can put right."""


def name(cell: str) -> str:
    """What someone is called."""
    if not cell:
        raise Mend("The name is missing.")
    return short(cell, "name", 80)


def email(cell: str, column: str, *, is_needed: bool = True) -> str:
    """An e-mail address, in small letters so that one person is one person."""
    if not cell and not is_needed:
        return ""
    if not cell:
        raise Mend("The e-mail address is missing.")
    if len(cell) > 254 or not _EMAIL.fullmatch(cell):
        raise Mend(f"The {column} “{_shown(cell)}” is not one e-mail address.")
    return cell.lower()


def part(cell: str) -> str:
    """The part someone plays, as we call it."""
    key = plain_key(cell)
    if not key:
        raise Mend("The role is missing.")
    if key.removesuffix("s") in NEVER_FROM_A_LIST or key in NEVER_FROM_A_LIST:
        raise Mend(
            "Participants, guardians and funders are never made from a list. "
            "They ask, or are invited, themselves."
        )
    for role, said in ROLES.items():
        if key in (plain_key(role), *said):
            return role
    raise Mend(f"We do not know the role “{_shown(cell)}”. Use one of: {', '.join(ROLES)}.")


def short(cell: str, column: str, most: int) -> str:
    """Words that fit where they are kept."""
    if len(cell) > most:
        raise Mend(f"The {column} cell is longer than {most} letters.")
    return cell


def languages(cell: str) -> tuple[str, ...]:
    """The languages someone speaks, as they were written; codes in small letters."""
    found = [word.strip() for word in re.split(r"[,;|/]", cell)]
    codes = [word.lower() if len(word) <= 3 else word for word in found if word]
    if len(codes) > 20 or any(len(word) > 40 for word in codes):
        raise Mend("The languages are too many or too long.")
    return tuple(dict.fromkeys(codes))


def limit(cell: str) -> int | None:
    """How many people someone walks with at most."""
    if not cell:
        return None
    whole = _WHOLE.fullmatch(cell)
    if not whole or int(whole[1]) > _MOST_PEOPLE:
        raise Mend(f"The caseload_limit is a whole number from 0 to {_MOST_PEOPLE}.")
    return int(whole[1])


def start_day(cell: str) -> date | None:
    """The day someone starts. Only the way of writing that no two countries read differently."""
    if not cell:
        return None
    written = _DAY.fullmatch(cell)
    try:
        if written:
            return date(int(written[1]), int(written[2]), int(written[3]))
    except ValueError:
        pass
    raise Mend("Write the start date as year-month-day, like 2026-11-22.")


def _shown(cell: str) -> str:
    return cell if len(cell) <= 60 else cell[:59] + "…"
