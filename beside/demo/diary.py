"""A diary of deeds, each at its own moment: written in any order, played in the order of time."""

import datetime as dt
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from beside.core import clock


@dataclass(order=True)
class _Page:
    """At one moment, what was written first comes first."""

    moment: dt.datetime
    number: int
    deed: Callable[[], Any] = field(compare=False)


class Diary:
    """What will have happened. A deed that is played may write down what follows from it."""

    def __init__(self) -> None:
        self._pages: list[_Page] = []
        self._written = 0

    def at(self, moment: dt.datetime, deed: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Write down that this happens then."""
        self._written += 1
        heapq.heappush(self._pages, _Page(moment, self._written, partial(deed, *args, **kwargs)))

    def play(self, until: dt.datetime) -> None:
        """Let everything up to this moment happen, in order; what would come later never does."""
        while self._pages and self._pages[0].moment <= until:
            page = heapq.heappop(self._pages)
            with clock.at(page.moment):
                page.deed()
