"""Of what something is made: a line for each part, as long as its share."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .shape import Across, Chart, line, picture, text

ROW = 46


@dataclass(frozen=True)
class Share:
    """One part, and how often it was there."""

    label: str
    times: int


def shares(parts: Sequence[Share], says: str, *, rtl: bool = False) -> Chart:
    """Each part with its name above it. Nothing is compared with anybody else's."""
    across, whole = Across(rtl), sum(part.times for part in parts) or 1
    drawn = []
    for place, part in enumerate(parts):
        y, long = ROW * place + 32, 100 * part.times / whole
        drawn.append(text(part.label, across.at(0), y - 14, kind="k" if part.times else ""))
        drawn.append(line("hair", across.at(0), across.at(100), y, y))
        if part.times:
            drawn.append(line("share", across.at(0), across.at(long), y, y))
    svg = picture(ROW * len(parts) + 4, says, drawn, rtl=rtl)
    rows = [(part.label, part.times) for part in parts]
    return Chart(says, svg, (_("What"), _("How many")), rows)
