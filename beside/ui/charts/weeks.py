"""How the weeks have been: bars with faces, and the small row of bars without them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .shape import Across, Chart, at, bar, face, line, path, picture, text

STEP = 22
BASE = 150
GAP = "M-12 0v-20a4 4 0 0 1 4-4h16a4 4 0 0 1 4 4v20"


@dataclass(frozen=True)
class Bar:
    """One week. `value` is 1 (easiest) to 5 (hardest), or None when there was no check-in."""

    label: str
    value: int | None
    word: str = ""
    long: str = ""
    under: str = ""


def weeks(bars: Sequence[Bar], says: str, *, head: Sequence[str] = (), rtl: bool = False) -> Chart:
    """“How it's been”: taller means harder, a gap is shown as a gap, the latest is in the light.

    The dashed line is the person's own usual (their median), and only from three weeks on.
    """
    across, many = Across(rtl), max(len(bars), 1)
    values = [week.value for week in bars if week.value is not None]
    parts = [line("axis", "0", "100%", BASE, BASE)]
    if len(values) >= 3:
        usual = BASE - _height(median(values))
        parts.append(line("usual", "0", "100%", usual, usual))
    for place, week in enumerate(bars):
        x, last = across.at(100 * (place + 0.5) / many), place == len(bars) - 1
        parts += _week(week, x, last)
        if week.under:
            parts.append(text(week.under, across.at(100 * place / many), BASE + 42))
    has_under = any(week.under for week in bars)
    svg = picture(BASE + (46 if has_under else 26), says, parts, rtl=rtl)
    rows = [(week.long or week.label, week.word or _("No check-in")) for week in bars]
    return Chart(says, svg, head or (_("Week"), _("How it was")), rows)


def _week(week: Bar, x: str, last: bool) -> list[SafeString]:
    label = text(week.label, x, BASE + 20, anchor="middle", kind="k" if last else "")
    if week.value is None:
        return [at(x, BASE, path("gap", GAP)), label]
    height = _height(week.value)
    head = at(x, BASE - height - 15, face(week.value))
    return [at(x, BASE, bar("now" if last else "bar1", 24, height)), head, label]


def _height(value: float) -> float:
    return STEP * value


def sparkline(
    values: Sequence[int | None], says: str, *, labels: Sequence[str] = (), rtl: bool = False
) -> Chart:
    """A small row of bars for a list: the shape of some weeks at a glance."""
    across, many = Across(rtl), max(len(values), 1)
    most = max((value for value in values if value is not None), default=1) or 1
    parts = [line("axis", "0", "100%", 40, 40)]
    for place, value in enumerate(values):
        x = across.at(100 * (place + 0.5) / many)
        last = place == len(values) - 1
        if value is None:
            parts.append(at(x, 40, path("axis", "M-4-6h8")))
        elif value > 0:
            parts.append(at(x, 40, bar("now" if last else "bar1", 10, 36 * value / most)))
    names = list(labels) or [str(place + 1) for place in range(len(values))]
    rows = [
        (name, "–" if value is None else value) for name, value in zip(names, values, strict=True)
    ]
    return Chart(says, picture(42, says, parts, rtl=rtl), (_("When"), _("How many")), rows)
