"""How well a colour can be read, in figures: on each ground it will stand on, by day and at dusk."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.ui import colour

PLACES: tuple[tuple[str | Promise, str], ...] = (
    (_("White words on it"), "#FFFFFF"),
    (_("On the paper"), colour.LIGHT[0]),
    (_("On a card"), colour.LIGHT[1]),
    (_("On a quiet ground"), colour.LIGHT[2]),
    (_("In the lamp's light"), colour.LIGHT[3]),
)
AT_DUSK: tuple[tuple[str | Promise, str], ...] = (
    (_("Dark words on it, at dusk"), colour.ON_DUSK),
    (_("On the ground at dusk"), colour.DUSK[0]),
    (_("On a card at dusk"), colour.DUSK[1]),
    (_("On a quiet ground at dusk"), colour.DUSK[2]),
    (_("In the lamp's light at dusk"), colour.DUSK[3]),
)


@dataclass(frozen=True)
class Measure:
    """One place where the colour stands: 4.5 to 1 or more can be read."""

    where: str | Promise
    ratio: float

    @property
    def is_enough(self) -> bool:
        return self.ratio >= colour.READABLE


def measures(chosen: str) -> list[Measure]:
    """Every place this colour would stand. Nothing when it is not a colour."""
    if not colour.HEX.fullmatch(chosen):
        return []
    pale = colour.dusk_of(chosen)
    pairs = [(where, chosen, ground) for where, ground in PLACES]
    pairs += [(where, pale, ground) for where, ground in AT_DUSK]
    # Cut, not rounded: 4.49 must not be shown as enough.
    return [
        Measure(where, int(100 * colour.contrast(one, other)) / 100) for where, one, other in pairs
    ]
