"""Adding up hours: which entries a rule counts, and why it leaves out the others.

Entries that no rule can tell apart lie in one pile with running sums, so that a rule asks a
handful of piles instead of hundreds of entries. A certificate counts once, by its longest entry.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from .case import Entry
from .spans import Span

Kind = tuple[str, str, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that a rule does not count, and why: TOO_EARLY, TOO_LATE, OTHER_TOPIC, EXCLUDED,
    NOT_TAGGED, GIVEN_AS or TWICE; `what` names the topic, tag or certificate."""

    entry: str
    hours: float
    why: str
    what: str = ""


@dataclass(slots=True)
class Added:
    """What a rule makes of the hours. The lists are empty unless they were asked for."""

    total: float = 0.0
    counted: list[tuple[str, float]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


class Pile:
    """Entries alike in everything but their day and length, in order of days."""

    __slots__ = ("days", "entries", "sums")

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.days = [entry.day for entry in entries]
        self.sums = [0.0, *accumulate(entry.hours for entry in entries)]

    def cut(self, span: Span) -> tuple[int, int]:
        """From where to where in the pile the span reaches."""
        start = bisect_left(self.days, span.start) if span.start else 0
        end = bisect_right(self.days, span.end) if span.end else len(self.days)
        return start, max(start, end)


class Sheet:
    """All of one worker's entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        piles: dict[Kind, list[Entry]] = {}
        self.certified: list[Entry] = []
        for entry in sorted(entries, key=lambda entry: (entry.day, entry.id)):
            if entry.certificate:
                self.certified.append(entry)
            else:
                kind = (entry.kind, entry.given_as, entry.topics, entry.tags)
                piles.setdefault(kind, []).append(entry)
        self.piles = {kind: Pile(pile) for kind, pile in piles.items()}

    def add(self, need: dict[str, Any], span: Span, *, in_full: bool) -> Added:
        """What an `hours` rule makes of them within a span."""
        added = Added()
        for kind, pile in self.piles.items():
            if kind[0] in need["of"]:
                _add_pile(added, need, kind, pile, span, in_full)
        _add_certified(added, need, span, self.certified, in_full)
        if in_full:
            added.counted.sort()
            added.left_out.sort(key=lambda out: out.entry)
        return added

    def days(self, kind: str, tagged: Iterable[str] = ()) -> list[dt.date]:
        """On which days there was something of this kind, in order."""
        wanted = frozenset(tagged)
        alike = (p for k, p in self.piles.items() if k[0] == kind and wanted <= k[3])
        certified = (e.day for e in self.certified if e.kind == kind and wanted <= e.tags)
        return sorted({*(day for pile in alike for day in pile.days), *certified})


def _add_pile(
    added: Added, need: dict[str, Any], kind: Kind, pile: Pile, span: Span, in_full: bool
) -> None:
    why, what = _against(need, kind)
    start, end = pile.cut(span)
    if not why:
        added.total += pile.sums[end] - pile.sums[start]
    if not in_full:
        return
    for place, entry in enumerate(pile.entries):
        if place < start or place >= end:
            late = "TOO_EARLY" if place < start else "TOO_LATE"
            added.left_out.append(LeftOut(entry.id, entry.hours, late))
        elif why:
            added.left_out.append(LeftOut(entry.id, entry.hours, why, what))
        else:
            added.counted.append((entry.id, entry.hours))


def _add_certified(
    added: Added, need: dict[str, Any], span: Span, entries: list[Entry], in_full: bool
) -> None:
    best: dict[str, Entry] = {}
    left_out: list[LeftOut] = []
    for entry, why, what in _judged(need, span, entries):
        if why:
            left_out.append(LeftOut(entry.id, entry.hours, why, what))
            continue
        shorter = entry
        if entry.certificate not in best or entry.hours > best[entry.certificate].hours:
            shorter, best[entry.certificate] = best.get(entry.certificate, entry), entry
        if shorter is not best[entry.certificate]:
            left_out.append(LeftOut(shorter.id, shorter.hours, "TWICE", shorter.certificate))
    added.total += sum(entry.hours for entry in best.values())
    if in_full:
        added.left_out.extend(left_out)
        added.counted.extend((entry.id, entry.hours) for entry in best.values())


def _judged(
    need: dict[str, Any], span: Span, entries: list[Entry]
) -> Iterator[tuple[Entry, str, str]]:
    for entry in entries:
        if entry.kind not in need["of"]:
            continue
        if span.start and entry.day < span.start:
            yield entry, "TOO_EARLY", ""
        elif span.end and entry.day > span.end:
            yield entry, "TOO_LATE", ""
        else:
            kind = (entry.kind, entry.given_as, entry.topics, entry.tags)
            yield entry, *_against(need, kind)


def _against(need: dict[str, Any], kind: Kind) -> tuple[str, str]:
    """Why a rule does not count entries of this kind: a code and what it is about, or nothing."""
    _, given_as, topics, tags = kind
    if excluded := tags.intersection(need.get("not_tagged", ())):
        return "EXCLUDED", min(excluded)
    if missing := set(need.get("tagged", ())) - tags:
        return "NOT_TAGGED", min(missing)
    if "topics" in need and not topics.intersection(need["topics"]):
        return "OTHER_TOPIC", ", ".join(need["topics"])
    if given_as not in need.get("given_as", ("PAID", "VOLUNTEER")):
        return "GIVEN_AS", given_as
    return "", ""
