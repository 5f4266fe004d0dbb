"""The hours of a week as blocks, as squares to tick, and as the times people wish for. Pure."""

import datetime as dt
from collections.abc import Collection, Iterable

from beside.people.vocabulary import terms

from .free import Block

FIRST, LAST = 7, 22
"""The squares run from seven in the morning; the last one ends at ten at night."""
LONG_ENOUGH = 60
"""So many minutes inside a time of the week make it a time one can meet."""

Cell = tuple[int, int]
"""A weekday, and the hour that begins the square."""
Span = tuple[int, dt.time, dt.time]


def times_of(blocks: Iterable[Block]) -> frozenset[str]:
    """The times of the week (weekday evenings…) in which these hours allow a meeting."""
    found = set()
    for block in blocks:
        for time in terms("times"):
            starts = max(_minutes(block.starts), _minutes(time.starts or dt.time.min))
            ends = min(_minutes(block.ends), _minutes(time.ends or dt.time.max))
            if block.weekday in time.days and ends - starts >= LONG_ENOUGH:
                found.add(time.code)
    return frozenset(found)


def cells_of(blocks: Iterable[Block]) -> tuple[set[Cell], list[Span]]:
    """The whole squares these blocks cover, and what is left over at their edges."""
    cells: set[Cell] = set()
    rest: list[Span] = []
    for block in blocks:
        inside = [
            hour
            for hour in range(FIRST, LAST)
            if block.starts <= dt.time(hour) and dt.time(hour + 1) <= block.ends
        ]
        cells |= {(block.weekday, hour) for hour in inside}
        first, last = (dt.time(inside[0]), dt.time(inside[-1] + 1)) if inside else (block.ends,) * 2
        if block.starts < first:
            rest.append((block.weekday, block.starts, first))
        if last < block.ends:
            rest.append((block.weekday, last, block.ends))
    return cells, rest


def blocks_of(
    cells: Collection[Cell], more: Iterable[Span] = (), *, modes: Iterable[str], place: str
) -> list[Block]:
    """One block for each run of squares, and for what is added to them, in order."""
    spans = [(day, dt.time(hour), dt.time(hour + 1)) for day, hour in cells]
    joined: list[Span] = []
    for day, starts, ends in sorted([*spans, *more]):
        if joined and joined[-1][0] == day and starts <= joined[-1][2]:
            joined[-1] = (day, joined[-1][1], max(ends, joined[-1][2]))
        else:
            joined.append((day, starts, ends))
    kinds = tuple(modes)
    return [Block(day, starts, ends, kinds, place) for day, starts, ends in joined]


def by_place(blocks: Iterable[Block]) -> dict[tuple[tuple[str, ...], str], list[Block]]:
    """Blocks that are held the same way and in the same place, together."""
    found: dict[tuple[tuple[str, ...], str], list[Block]] = {}
    for block in blocks:
        found.setdefault((block.modes, block.place), []).append(block)
    return found


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
