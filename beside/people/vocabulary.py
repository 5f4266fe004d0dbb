"""The words people choose from when they say what matters, and peers when they say what they share.

The words live in `vocabulary.yaml`; this module reads and checks them. Labels and hints come out
untranslated: pass them through gettext where they are shown, or ask for `label`.
`vocabulary_words.py` lists them for the translators' tools.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from beside.core.facts import read_facts

SOURCE = Path(__file__).with_name("vocabulary.yaml")
KINDS = (
    "experiences",
    "communities",
    "languages",
    "genders",
    "age_bands",
    "modes",
    "settings",
    "times",
    "styles",
    "weights",
    "visibilities",
    "stages",
    "worker_kinds",
    "channels",
)
_EXTRAS = {
    "languages": {"own", "dir"},
    "age_bands": {"from", "to"},
    "times": {"days", "from", "to"},
    "styles": {"left", "right"},
}
_UPPER = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class VocabularyError(ValueError):
    """A word in the vocabulary is missing, doubled or misspelt; the message says which."""


@dataclass(frozen=True)
class Term:
    """One thing a person can choose: a code that never changes, and words that may."""

    kind: str
    code: str
    label: str
    hint: str = ""
    own_name: str = ""
    direction: str = "ltr"
    left: str = ""
    right: str = ""
    youngest: int | None = None
    oldest: int | None = None
    days: tuple[int, ...] = ()
    starts: time | None = None
    ends: time | None = None


@cache
def vocabulary() -> dict[str, dict[str, Term]]:
    """Every term, by kind and code, in the order people see them."""
    return parse(read_facts(SOURCE))


def terms(kind: str) -> tuple[Term, ...]:
    """All terms of one kind, in the order people see them."""
    return tuple(_of(kind).values())


def codes(kind: str) -> tuple[str, ...]:
    """The codes of one kind, in the order people see them."""
    return tuple(_of(kind))


def choices(kind: str) -> list[tuple[str, str]]:
    """Pairs of code and untranslated label, as forms and models like them."""
    return [(term.code, term.label) for term in terms(kind)]


def term(kind: str, code: str) -> Term:
    """The term with this code, or a VocabularyError that names it."""
    try:
        return _of(kind)[code]
    except KeyError:
        raise VocabularyError(f"{kind} has no {code!r}") from None


def label(kind: str, code: str) -> str:
    """The words for this code in the reader's language; the code itself if we do not know it."""
    found = _of(kind).get(code)
    return gettext(found.label) if found else code


def own_name(code: str) -> str:
    """A language as its own speakers call it."""
    found = _of("languages").get(code)
    return found.own_name if found else code


def age_band_of(years: int) -> str | None:
    """The code of the age band this many years falls in; None below the youngest."""
    for band in terms("age_bands"):
        if (band.youngest or 0) <= years <= (band.oldest or 0):
            return band.code
    return None


def time_of(moment: datetime) -> str | None:
    """The code of the time of the week this local moment falls in; None in the small hours."""
    for block in terms("times"):
        starts, ends = block.starts or time.min, block.ends or time.min
        if moment.weekday() in block.days and starts <= moment.time() < ends:
            return block.code
    return None


def translatable() -> Iterator[str]:
    """Every word of ours that a translator must see, in file order."""
    for kind in KINDS:
        for each in terms(kind):
            yield from filter(None, (each.label, each.hint, each.left, each.right))


def parse(raw: Any) -> dict[str, dict[str, Term]]:
    """The vocabulary read from plain data, or a VocabularyError at the first fault."""
    if not isinstance(raw, dict) or set(raw) != set(KINDS):
        raise VocabularyError(f"the vocabulary needs exactly these kinds: {', '.join(KINDS)}")
    return {kind: _parse_kind(kind, raw[kind]) for kind in KINDS}


def _of(kind: str) -> dict[str, Term]:
    try:
        return vocabulary()[kind]
    except KeyError:
        raise VocabularyError(f"there is no kind of word called {kind!r}") from None


def _parse_kind(kind: str, rows: Any) -> dict[str, Term]:
    if not isinstance(rows, list) or not rows:
        raise VocabularyError(f"{kind} is empty")
    found: dict[str, Term] = {}
    for row in rows:
        each = _parse_term(kind, row)
        if each.code in found:
            raise VocabularyError(f"{kind} has {each.code} twice")
        found[each.code] = each
    return found


def _parse_term(kind: str, row: Any) -> Term:
    if not isinstance(row, dict) or not isinstance(row.get("code"), str) or not row.get("label"):
        raise VocabularyError(f"{kind}: a row needs a code and a label: {row!r}")
    unknown = set(row) - {"code", "label", "hint"} - _EXTRAS.get(kind, set())
    if unknown:
        raise VocabularyError(f"{kind} {row['code']}: unknown {', '.join(sorted(unknown))}")
    shape = _LANGUAGE if kind == "languages" else _UPPER
    if not shape.fullmatch(row["code"]):
        raise VocabularyError(f"{kind}: {row['code']!r} is not a well-formed code")
    timed = kind == "times"
    return Term(
        kind=kind,
        code=row["code"],
        label=str(row["label"]),
        hint=row.get("hint", ""),
        own_name=row.get("own", ""),
        direction=row.get("dir", "ltr"),
        left=row.get("left", ""),
        right=row.get("right", ""),
        youngest=row.get("from") if kind == "age_bands" else None,
        oldest=row.get("to") if kind == "age_bands" else None,
        days=tuple(row.get("days", ())),
        starts=time.fromisoformat(row["from"]) if timed else None,
        ends=time.fromisoformat(row["to"]) if timed else None,
    )
