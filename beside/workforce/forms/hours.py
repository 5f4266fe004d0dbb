"""The week as squares to tick: one set of squares for each place or way of meeting."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.people.vocabulary import label, terms
from beside.ui.components.times import say
from beside.ui.forms import KindForm

from ..free import Block, overlapping
from ..week import FIRST, LAST, Span, blocks_of, by_place, cells_of

MOST_PLACES = 4


class Square(NamedTuple):
    name: str
    value: str
    says: str
    """“Monday, 9:00 am to 10:00 am”, for who can't see the grid."""
    is_ticked: bool


class Line(NamedTuple):
    hour: dt.time
    squares: list[Square]


class InOnePlace(KindForm):
    """How and where, the squares of the week, and hours that don't begin on the hour."""

    modes = forms.MultipleChoiceField(
        label=gettext_lazy("How"), widget=forms.CheckboxSelectMultiple, required=False
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=120, required=False)
    cells = forms.MultipleChoiceField(
        label=gettext_lazy("When"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, held: Sequence[Block] = (), **rest: Any) -> None:
        self.held = list(held)
        cells, self.rest = cells_of(held)
        first = self.held[0] if self.held else None
        rest["initial"] = {
            "modes": list(first.modes) if first else [],
            "place": first.place if first else "",
            "cells": [f"{day}-{hour}" for day, hour in cells],
        }
        super().__init__(*args, **rest)
        self._offer("modes", [(t.code, label("modes", t.code)) for t in terms("modes")])
        hours = range(FIRST, LAST)
        self._offer("cells", [(f"{d}-{h}", "") for d in range(7) for h in hours])
        for n in range(len(self.rest) + 1):
            self._add_exact(n, self.rest[n] if n < len(self.rest) else None)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    def _add_exact(self, n: int, span: Span | None) -> None:
        days = [("", _("No day")), *((str(day), str(name)) for day, name in WEEKDAYS.items())]
        day, starts, ends = span or ("", None, None)
        self.fields[f"day{n}"] = forms.ChoiceField(
            label=_("Day"), choices=days, required=False, initial=str(day)
        )
        for name, words, time in (("from", _("From"), starts), ("to", _("To"), ends)):
            self.fields[f"{name}{n}"] = forms.TimeField(
                label=words,
                required=False,
                initial=time,
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            )

    def lines(self) -> Iterator[Line]:
        """The squares, hour by hour; a column for each day."""
        ticked = set(self["cells"].value() or ())
        name = self.add_prefix("cells")
        for hour in range(FIRST, LAST):
            starts, ends = dt.time(hour), dt.time((hour + 1) % 24)
            told = _("from %(starts)s to %(ends)s") % {"starts": say(starts), "ends": say(ends)}
            yield Line(
                starts,
                [
                    Square(name, f"{day}-{hour}", f"{word}, {told}", f"{day}-{hour}" in ticked)
                    for day, word in WEEKDAYS.items()
                ],
            )

    @property
    def days(self) -> list[tuple[str, str]]:
        return [(str(WEEKDAYS_ABBR[day]), str(word)) for day, word in WEEKDAYS.items()]

    def exact(self) -> Iterator[tuple[Any, Any, Any]]:
        for n in range(len(self.rest) + 1):
            yield self[f"day{n}"], self[f"from{n}"], self[f"to{n}"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for n in range(len(self.rest) + 1):
            if not given.get(f"day{n}"):
                continue
            starts, ends = given.get(f"from{n}"), given.get(f"to{n}")
            if starts is None or ends is None:
                self.add_error(f"from{n}", _("Please say from when to when, or choose “No day”."))
            elif starts >= ends:
                self.add_error(f"to{n}", _("The end comes after the beginning."))
        return given

    @property
    def blocks(self) -> list[Block]:
        """What was ticked and typed, joined into stretches."""
        given = self.cleaned_data
        cells = [(int(day), int(hour)) for day, hour in (c.split("-") for c in given["cells"])]
        more = [
            (int(given[f"day{n}"]), given[f"from{n}"], given[f"to{n}"])
            for n in range(len(self.rest) + 1)
            if given.get(f"day{n}")
        ]
        return blocks_of(cells, more, modes=given["modes"], place=given["place"])


class Week:
    """All the places and ways somebody meets people, and one more that is still empty."""

    def __init__(self, data: Any, held: Sequence[Block]) -> None:
        places = list(by_place(held).values())[:MOST_PLACES]
        wanted = [*places, []] if len(places) < MOST_PLACES else places
        self.places = [
            InOnePlace(data, prefix=f"place{n}", held=blocks) for n, blocks in enumerate(wanted)
        ]
        self.clash = ""

    def is_valid(self) -> bool:
        if not all([each.is_valid() for each in self.places]):
            return False
        both = overlapping([block for each in self.places for block in each.blocks])
        if both:
            day = WEEKDAYS[both[0].weekday]
            self.clash = _("%(day)s at %(time)s is ticked for two places. Please choose one.") % {
                "day": day,
                "time": say(both[1].starts),
            }
        return not both

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return [
            {
                "weekday": block.weekday,
                "starts": block.starts,
                "ends": block.ends,
                "modes": list(block.modes),
                "place": block.place,
            }
            for each in self.places
            for block in each.blocks
        ]
