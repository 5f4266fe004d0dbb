"""Gentle suggestions for words that can hurt: never a block, always a reason.

`suggestions(text)` looks at what a *worker* typed. A person's own words are theirs: do not pass
them here. The words, their sources and how ordinary uses are told apart live in `wording.yaml`;
`phrases.py` does the looking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from beside.core.facts import read_facts
from beside.encounters.phrases import Entry, Tree, find, forms, tree

SOURCE = Path(__file__).with_name("wording.yaml")
MOST = 100  # A note with more is not helped by a longer list.
FAR = 200_000  # A hundred pages; what lies beyond is not looked at, so that no text can cost much.
_NEAR = ("only_after", "only_before", "not_after", "not_before")
_FIELDS = {"find", "instead", "why", "source", "confidence", "within", *_NEAR}
_CONFIDENCE = {"guide", "several", "practice"}


class WordingError(ValueError):
    """The list of words has a fault; the message says where."""


@dataclass(frozen=True)
class Suggestion:
    """One place in the text, the words found there, and kinder ones."""

    start: int
    end: int
    found: str
    instead: tuple[str, ...]
    why: str


def suggestions(text: str, extra: Sequence[Entry] = ()) -> list[Suggestion]:
    """Gentle suggestions in reading order; an organization's own list is asked before ours."""
    return [
        Suggestion(start, end, text[start:end], entry.instead, entry.why)
        for start, end, entry in find(text[:FAR], _tree(tuple(extra)), MOST)
    ]


@cache
def entries() -> tuple[Entry, ...]:
    """Our own list."""
    return parse(read_facts(SOURCE))


@lru_cache(maxsize=64)
def _tree(extra: tuple[Entry, ...]) -> Tree:
    return tree(extra + entries())


def parse(raw: Any) -> tuple[Entry, ...]:
    """The list read from plain data, or a WordingError at the first fault."""
    if not isinstance(raw, dict) or set(raw) != {"sources", "near", "words"}:
        raise WordingError("the list needs sources, near and words")
    found = tuple(_entry(row, raw["sources"], raw["near"]) for row in raw["words"])
    seen: dict[str, Entry] = {}
    for entry in found:
        for pattern in entry.find:
            if seen.setdefault(pattern, entry) is not entry:
                raise WordingError(f"{pattern!r} is there twice")
    return found


def _entry(row: Any, sources: dict[str, Any], near: dict[str, list[str]]) -> Entry:
    if not isinstance(row, dict) or not {"find", "instead", "why", "source"} <= set(row) <= _FIELDS:
        raise WordingError(f"a row needs find, instead, why and source: {row!r}")
    if row["source"] not in sources:
        raise WordingError(f"{row['find']}: there is no source {row['source']!r}")
    if row.get("confidence", "guide") not in _CONFIDENCE:
        raise WordingError(f"{row['find']}: confidence is one of {sorted(_CONFIDENCE)}")
    if not all(forms(pattern) for pattern in row["find"]):
        raise WordingError(f"{row['find']}: a pattern with no word in it")
    return Entry(
        find=tuple(row["find"]),
        instead=tuple(row["instead"]),
        why=row["why"],
        source=row["source"],
        read=str(sources[row["source"]]["read"]),
        confidence=row.get("confidence", "guide"),
        within=row.get("within", 3),
        **{side: _near_words(row.get(side, ()), near) for side in _NEAR},
    )


def _near_words(words: Sequence[str], near: dict[str, list[str]]) -> frozenset[str]:
    """A list of near words, with the names of shared lists (in <angles>) filled in."""
    if not all(isinstance(word, str) for word in words):
        raise WordingError(f"quote near words that YAML reads as yes or no: {words}")
    found: set[str] = set()
    for word in words:
        name = word.removeprefix("<").removesuffix(">")
        if word.startswith("<") and name not in near:
            raise WordingError(f"there is no shared list {word}")
        found.update(near[name] if word.startswith("<") else [word])
    return frozenset(each if each in ("START", "END") else each.casefold() for each in found)
