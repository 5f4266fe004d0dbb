"""Some weeks together, on one ribbon: met, wrote, felt, plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .shape import Across, Chart, at, bar, circle, line, path, picture, text

FIRST, LAST = 20.0, 94.25
ROWS = {"met": 26, "wrote": 66, "felt": 130, "plan": 158}
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


def ribbon(weeks: Sequence[Week], says: str, *, rtl: bool = False) -> Chart:
    """“Twelve weeks together”: when they met, wrote, how it felt, when the plan changed."""
    across = Across(rtl)
    parts = _lines(across)
    for place, week in enumerate(weeks):
        parts += _week(week, _place(place, len(weeks), across), last=place == len(weeks) - 1)
    return Chart(
        says,
        picture(206, says, parts, rtl=rtl),
        (_("Week of"), _("Met"), _("Messages"), _("Felt, 1 easiest to 5 hardest"), _("Plan")),
        [_row(week) for week in weeks],
        key=_(
            "Filled: met. Open: missed. Taller bar: harder week. Diamond: plan written or changed."
        ),
    )


def _lines(across: Across) -> list[SafeString]:
    words = {"met": _("Met"), "wrote": _("Wrote"), "felt": _("Felt"), "plan": _("Plan")}
    x1, x2 = across.span(17)
    parts = []
    for key, word in words.items():
        y = ROWS[key]
        parts.append(line("hair", x1, x2, y, y))
        parts.append(text(word, across.at(0), y + 5 if key != "felt" else y - 16))
    return parts


def _place(place: int, many: int, across: Across) -> str:
    step = (LAST - FIRST) / max(many - 1, 1)
    return across.at(FIRST + step * place if many > 1 else LAST)


def _week(week: Week, x: str, *, last: bool) -> list[SafeString]:
    parts = []
    if week.met:
        parts.append(circle(MARKS[week.met], x, ROWS["met"], 9 if week.met == "next" else 6))
    many = min(week.wrote, 5)
    if many:
        strokes = "".join(f"M{5 * (n - (many - 1) / 2):g}-6v12" for n in range(many))
        parts.append(at(x, ROWS["wrote"], path("tally", strokes)))
    if week.felt:
        parts.append(at(x, ROWS["felt"], bar("bar1", 12, 8 * week.felt)))
    if week.plan:
        parts.append(at(x, ROWS["plan"], path("mk plumk", DIAMOND)))
    if week.tick or last:
        parts.append(text(week.label, x, 194, anchor="middle", kind="k" if last else ""))
    return parts


def _row(week: Week) -> tuple:
    met = {"met": _("Met"), "missed": _("Missed"), "next": _("Next meeting"), "": "–"}
    wrote = ngettext("%d message", "%d messages", week.wrote) % week.wrote if week.wrote else "–"
    return (week.label, met[week.met], wrote, week.felt or "–", _("Changed") if week.plan else "–")
