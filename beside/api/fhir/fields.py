"""Looking into a FHIR record without trusting its shape: what is not there is simply empty."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

Body = dict[str, Any]

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control marks, but for tab and line end
    "\u202a-\u202e\u2066-\u2069"  # marks that make text read in another order than it is written
    "\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]"  # halves of characters, and what is none
)


def one(body: Body, name: str) -> Body:
    """The part of this name, or an empty one."""
    value = body.get(name)
    return value if isinstance(value, dict) else {}


def each(body: Body, name: str) -> list[Body]:
    """The parts of this name, leaving out what is no part."""
    value = body.get(name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def words(body: Body, name: str, *, most: int = 200) -> str:
    """The words of this name, fit to show and to keep."""
    return plain(body.get(name), most=most)


def exact(body: Body, name: str) -> str:
    """The text of this name just as it is, for codes, numbers and references."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def plain(value: Any, *, most: int = 200) -> str:
    """Text without control marks; what is too long ends in … (the original has all of it)."""
    if not isinstance(value, str):
        return ""
    kept = unicodedata.normalize("NFC", _UNSEEN.sub("", value[: most * 4])).strip()
    return kept if len(kept) <= most else kept[: most - 1].rstrip() + "…"


def is_true(body: Body, name: str) -> bool:
    """True if the sender said yes here, in whichever way a lenient reader takes for yes."""
    return str(body.get(name)).lower() in {"true", "1", "yes", "y", "on", "t"}


def concept(body: Body) -> str:
    """A coded idea in words: what a person wrote for it, else what its code is called."""
    written = words(body, "text")
    shown = (words(coding, "display") for coding in each(body, "coding"))
    return written or next(filter(None, shown), "")


def concepts(body: Body, name: str) -> tuple[str, ...]:
    """All coded ideas of this name in words, each once."""
    return unique(concept(part) for part in each(body, name))


def unique(found: Iterable[str]) -> tuple[str, ...]:
    """Each non-empty text once, in the order it was found."""
    return tuple(dict.fromkeys(filter(None, found)))


def few(found: Iterable[str], *, most: int = 100) -> tuple[str, ...]:
    """Each non-empty text once, and of very many only the first; the rest is counted."""
    told = unique(found)
    more = len(told) - most
    return told if more <= 0 else (*told[:most], f"and {more:,} more")


def extensions(body: Body, *tails: str) -> Iterator[Body]:
    """The extensions whose address ends in one of these names."""
    for extension in each(body, "extension"):
        if exact(extension, "url").rstrip("/").rpartition("/")[2] in tails:
            yield extension


def day(value: Any, *, last: bool = False) -> date | None:
    """The day of a FHIR date or moment; of a whole month or year, its first (or last) day."""
    if not isinstance(value, str):
        return None
    parts = value[:10].split("T")[0].split("-")
    try:
        year, month, number = (int(p) for p in [*parts, *(["0"] * (3 - len(parts)))])
        if not last:
            return date(year, month or 1, number or 1)
        if number:
            return date(year, month, number)
        first_after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
        return date.fromordinal(first_after.toordinal() - 1)
    except ValueError:
        return None


def ended(period: Body, today: date) -> bool:
    """True for a period that was over before today."""
    end = day(period.get("end"), last=True)
    return end is not None and end < today
