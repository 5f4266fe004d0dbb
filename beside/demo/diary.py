"""A diary of deeds, each at its own moment: written in any order, played in the order of time."""

import datetime as dt
import heapq
from collections.abc import Callable
from functools import partial
from typing import Any

from beside.core import clock


class Diary:
    """What will have happened. A deed that is played may write down what follows from it."""

    def __init__(self) -> None:
        self._pages: list[tuple[dt.datetime, int, Callable[[], Any]]] = []
        self._written = 0
        self.played = 0

    def at(self, moment: dt.datetime, deed: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Write down that this happens then. At one moment, what was written first comes first."""
        self._written += 1
        page = (moment, self._written, partial(deed, *args, **kwargs))
        heapq.heappush(self._pages, page)  # type: ignore[misc]

    def play(self, until: dt.datetime) -> None:
        """Let everything up to this moment happen, in order; what would come later never does."""
        while self._pages and self._pages[0][0] <= until:
            moment, _number, deed = heapq.heappop(self._pages)
            with clock.at(moment):
                deed()
            self.played += 1
