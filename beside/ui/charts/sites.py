"""Small pictures side by side: a share for each season, and where the true share likely lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .shape import Across, Chart, circle, line, picture, text

TOP, BASE, LEFT = 8, 120, 17.0


@dataclass(frozen=True)
class Spread:
    """A share in per cent, and the bounds the true share likely lies between."""

    label: str
    share: float
    low: float
    high: float
    long: str = ""


def spreads(
    points: Sequence[Spread], says: str, *, usual: float | None = None, rtl: bool = False
) -> Chart:
    """Dot: the share. Line: where the true share likely lies. Dashed: everyone together."""
    across = Across(rtl)
    parts = _frame(across, usual)
    for place, point in enumerate(points):
        x = across.at(LEFT + (100 - LEFT) * (place + 0.5) / max(len(points), 1))
        parts.append(line("whisk", x, x, _y(point.high), _y(point.low)))
        parts.append(circle("dot", x, _y(point.share), 5))
        parts.append(text(point.label, x, BASE + 22, anchor="middle"))
    rows = [
        (point.long or point.label, f"{point.share:.0f} %", f"{point.low:.0f}–{point.high:.0f}")
        for point in points
    ]
    head = (_("When"), _("Share"), _("Likely between"))
    return Chart(says, picture(150, says, parts, rtl=rtl), head, rows)


def _frame(across: Across, usual: float | None) -> list[SafeString]:
    x1, x2 = across.span(LEFT)
    parts = []
    for mark in (100, 50, 0):
        parts.append(line("hair" if mark else "axis", x1, x2, _y(mark), _y(mark)))
        parts.append(text(mark, across.at(LEFT - 2), _y(mark) + 4, anchor="end"))
    if usual is not None:
        parts.append(line("usual", x1, x2, _y(usual), _y(usual)))
    return parts


def _y(percent: float) -> float:
    held = min(max(percent, 0), 100)
    return BASE - (BASE - TOP) * held / 100
