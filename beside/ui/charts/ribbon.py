"""Some weeks together, on one ribbon: met, wrote, felt, plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .shape import Across, Chart, at, bar, circle, line, path, picture, text

FIRST, LAST = 20.0, 94.25
HEIGHTS = {"met": 40, "wrote": 40, "felt": 64, "plan": 28}
ALL = tuple(HEIGHTS)
MARKS = {"met": "mk full", "missed": "mk", "next": "mk now"}
DIAMOND = "M0-7 7 0 0 7-7 0z"


@dataclass(frozen=True)
class Week:
    """One week: `met` is met, missed, next or nothing; `felt` is 1 easiest to 5 hardest."""

    label: str
    met: str = ""
    wrote: int = 0
    felt: int | None = None
    plan: bool = False
    tick: bool = False


def ribbon(
    weeks: Sequence[Week], says: str, *, rows: Sequence[str] = ALL, rtl: bool = False
) -> Chart:
    """“Twelve weeks together”: when they met, wrote, how it felt, when the plan changed. `rows`
    are those a programme keeps, in this order."""
    across = Across(rtl)
    ys = _ys(rows)
    under = max(ys.values()) + 36
    parts = _lines(across, ys)
    for place, week in enumerate(weeks):
        x = _place(place, len(weeks), across)
        parts += _week(week, x, ys, under, last=place == len(weeks) - 1)
    heads = {
        "met": _("Met"),
        "wrote": _("Messages"),
        "felt": _("Felt, 1 easiest to 5 hardest"),
        "plan": _("Plan"),
    }
    return Chart(
        says,
        picture(under + 12, says, parts, rtl=rtl),
        (_("Week of"), *(heads[row] for row in rows)),
        [_row(week, rows) for week in weeks],
        key=" ".join(_keys(rows)),
    )


def _ys(rows: Sequence[str]) -> dict[str, int]:
    ys, y = {}, -14
    for row in rows:
        y += HEIGHTS[row]
        ys[row] = y
    return ys


def _keys(rows: Sequence[str]) -> list[str]:
    keys = {
        "met": _("Filled: met. Open: missed."),
        "felt": _("Taller bar: harder week."),
        "plan": _("Diamond: plan written or changed."),
    }
    return [keys[row] for row in rows if row in keys]


def _lines(across: Across, ys: dict[str, int]) -> list[SafeString]:
    words = {"met": _("Met"), "wrote": _("Wrote"), "felt": _("Felt"), "plan": _("Plan")}
    x1, x2 = across.span(17)
    parts = []
    for key, y in ys.items():
        word = words[key]
        parts.append(line("hair", x1, x2, y, y))
        parts.append(text(word, across.at(0), y + 5 if key != "felt" else y - 16))
    return parts


def _place(place: int, many: int, across: Across) -> str:
    step = (LAST - FIRST) / max(many - 1, 1)
    return across.at(FIRST + step * place if many > 1 else LAST)


def _week(week: Week, x: str, ys: dict[str, int], under: int, *, last: bool) -> list[SafeString]:
    parts = []
    if week.met and "met" in ys:
        parts.append(circle(MARKS[week.met], x, ys["met"], 9 if week.met == "next" else 6))
    many = min(week.wrote, 5)
    if many and "wrote" in ys:
        strokes = "".join(f"M{5 * (n - (many - 1) / 2):g}-6v12" for n in range(many))
        parts.append(at(x, ys["wrote"], path("tally", strokes)))
    if week.felt and "felt" in ys:
        parts.append(at(x, ys["felt"], bar("bar1", 12, 8 * week.felt)))
    if week.plan and "plan" in ys:
        parts.append(at(x, ys["plan"], path("mk plumk", DIAMOND)))
    if week.tick or last:
        parts.append(text(week.label, x, under, anchor="middle", kind="k" if last else ""))
    return parts


def _row(week: Week, rows: Sequence[str]) -> tuple:
    met = {"met": _("Met"), "missed": _("Missed"), "next": _("Next meeting"), "": "–"}
    wrote = ngettext("%d message", "%d messages", week.wrote) % week.wrote if week.wrote else "–"
    cells = {
        "met": met[week.met],
        "wrote": wrote,
        "felt": week.felt or "–",
        "plan": _("Changed") if week.plan else "–",
    }
    return (week.label, *(cells[row] for row in rows))
