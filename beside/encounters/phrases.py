"""Finding phrases in what somebody typed, told apart by the words beside them.

How a phrase is judged
- Only whole words count, in any case. A phrase stays within one sentence; spaces or a hyphen may
  part its words.
- Ordinary uses are told apart by near words in the same sentence: `only_after`, `only_before`,
  `not_after` and `not_before` look at most `within` words away ("been clean since May" is met,
  "clean the kitchen" is not). START in those lists stands for "right at the beginning of the
  sentence", END for "right at its end".
- The longest phrase that starts at a word wins, and no place in the text is met twice.

The work grows with the length of the text and with nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

_TOKENS = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)|(?P<stop>[.!?;:\n\r]+)")
_GAP = re.compile(r"[^\S\n\r]{1,4}|[^\S\n\r]?[-‐‑–][^\S\n\r]?")
_LONGEST_WORD = 40
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Entry:
    """A word or phrase that can hurt, what to say instead, and why."""

    find: tuple[str, ...]
    instead: tuple[str, ...]
    why: str
    source: str = ""
    read: str = ""
    confidence: str = ""
    within: int = 3
    only_after: frozenset[str] = _NOBODY
    only_before: frozenset[str] = _NOBODY
    not_after: frozenset[str] = _NOBODY
    not_before: frozenset[str] = _NOBODY


class Found(NamedTuple):
    """Where a phrase stands in the text, and the entry it belongs to."""

    start: int
    end: int
    entry: Entry


class Tree:
    """Phrases as a tree of words: from each word, the words that may follow it."""

    def __init__(self) -> None:
        self.then: dict[str, Tree] = {}
        self.entries: list[Entry] = []

    def add(self, phrase: Sequence[str], entry: Entry) -> None:
        """Let this phrase lead to this entry; what was added first is asked first."""
        here = self
        for word in phrase:
            here = here.then.setdefault(word, Tree())
        here.entries.append(entry)


def tree(entries: Sequence[Entry]) -> Tree:
    """All phrases of these entries."""
    whole = Tree()
    for entry in entries:
        for pattern in entry.find:
            for phrase in forms(pattern):
                whole.add(phrase, entry)
    return whole


def forms(pattern: str) -> list[tuple[str, ...]]:
    """Every phrase a pattern stands for: `refuse|refused to` is two, `the|~ homeless` is two."""
    slots = [slot.split("|") for slot in pattern.casefold().split()]
    options = [["" if word == "~" else word for word in slot] for slot in slots]
    return sorted({tuple(filter(None, way)) for way in product(*options)} - {()})


def find(text: str, phrases: Tree, most: int) -> list[Found]:
    """The phrases that stand in the text, in reading order, at most `most`."""
    read = _Read(text)
    found: list[Found] = []
    at = 0
    while at < len(read.words) and len(found) < most:
        first = phrases.then.get(read.words[at])
        length, entry = _longest(read, at, first) if first else (1, None)
        if entry:
            found.append(Found(read.starts[at], read.ends[at + length - 1], entry))
        at += length
    return found


class _Read:
    """A text as words: each with its place and the number of its sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[int] = []
        sentence = 0
        for token in _TOKENS.finditer(text):
            if token.lastgroup == "stop":
                sentence += 1
                continue
            start, end = token.span()
            word = token[0] if end - start <= _LONGEST_WORD else ""
            self.words.append(word.casefold().replace("’", "'"))
            self.starts.append(start)
            self.ends.append(end)
            self.sentences.append(sentence)

    def joined(self, left: int) -> bool:
        """Whether this word and the next may belong to one phrase."""
        end, start = self.ends[left], self.starts[left + 1]
        near = start - end <= 4 and self.sentences[left] == self.sentences[left + 1]
        return near and bool(_GAP.fullmatch(self.text, end, start))

    def near(self, at: int, way: int, within: int) -> set[str]:
        """The words beside a place in its sentence; START or END when it stops right there."""
        near: set[str] = set()
        for step in range(1, within + 1):
            index = at + way * step
            if not 0 <= index < len(self.words) or self.sentences[index] != self.sentences[at]:
                return near or {"START" if way < 0 else "END"}
            near.add(self.words[index])
        return near


def _longest(read: _Read, at: int, here: Tree) -> tuple[int, Entry | None]:
    """How long the longest fitting phrase is, and its entry; one and None where nothing fits."""
    best: tuple[int, Entry | None] = (1, None)
    last = at
    while True:
        for entry in here.entries:
            if _fits(read, at, last, entry):
                best = (last - at + 1, entry)
                break
        then = here.then.get(read.words[last + 1]) if last + 1 < len(read.words) else None
        if then is None or not read.joined(last):
            return best
        here, last = then, last + 1


def _fits(read: _Read, first: int, last: int, entry: Entry) -> bool:
    before = read.near(first, -1, entry.within)
    after = read.near(last, 1, entry.within)
    return (
        (not entry.only_after or not entry.only_after.isdisjoint(before))
        and (not entry.only_before or not entry.only_before.isdisjoint(after))
        and entry.not_after.isdisjoint(before)
        and entry.not_before.isdisjoint(after)
    )
