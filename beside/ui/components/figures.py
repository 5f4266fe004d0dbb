"""Numbers to read: tiles, a funnel, and charts with their sentence and their table."""

from collections.abc import Iterable

from django import template

from beside.ui.charts.shape import Chart
from beside.ui.components.marks import TAG_ICONS

register = template.Library()


@register.inclusion_tag("ui/parts/tile.html")
def tile(figure: object, label: str, unit: str = "", note: str = "", look: str = "") -> dict:
    """{% tile 74 _("First contact within 2 days") unit="%" note=… look=… %} in .tiles."""
    return {
        "figure": figure,
        "label": label,
        "unit": unit,
        "note": note,
        "look": look,
        "icon": TAG_ICONS["look"],
    }


@register.inclusion_tag("ui/parts/funnel.html")
def funnel(steps: Iterable[tuple], caption: str = "", few: int = 0) -> dict:
    """{% funnel steps caption=… few=11 %} – each step: (label, how many, why not the rest).
    Fewer than `few` people are said to be that, and no more."""
    rows = [(*step, "")[:3] for step in steps]
    most = max((count for _label, count, _why in rows), default=0) or 1
    bars = [
        {
            "label": label,
            "count": count,
            "few": few if 0 < count < few else 0,
            "share": min(100.0, round(100 * max(count, few if count else 0) / most, 1)),
            "why": why,
        }
        for label, count, why in rows
    ]
    return {"rows": bars, "caption": caption}


@register.inclusion_tag("ui/parts/chart.html")
def chart(drawn: Chart, title: str = "", level: int = 3, more: str = "") -> dict:
    """{% chart weeks title=_("Eight weeks") %} – the sentence, the picture, the table behind it."""
    return {"chart": drawn, "title": title, "level": level, "more": more}
