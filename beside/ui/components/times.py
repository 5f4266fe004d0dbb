"""Days and times, written as people say them and readable by machines."""

from datetime import date, datetime, time

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()

FORMS = {"day", "date", "short", "time", "both"}


def _local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def _day(moment: date | datetime) -> str:
    """“Today”, “Tomorrow”, “Yesterday”, a weekday within the week, else the date."""
    on = moment.date() if isinstance(moment, datetime) else moment
    away = (on - timezone.localdate()).days
    near = {0: gettext("Today"), 1: gettext("Tomorrow"), -1: gettext("Yesterday")}
    if away in near:
        return near[away]
    if 1 < away < 7:
        return formats.date_format(on, "l")
    return _date(on)


def _date(on: date) -> str:
    this_year = on.year == timezone.localdate().year
    return formats.date_format(on, gettext("j F") if this_year else gettext("j F Y"))


def _time(moment: datetime | time) -> str:
    """“6:30 pm”: the language's own way, without the full stops that end a sentence too early."""
    said = formats.time_format(moment, "TIME_FORMAT")
    return said.replace("a.m.", "am").replace("p.m.", "pm")


def say(moment: date | datetime | time | None, form: str = "both") -> str:
    """A moment in words. Nothing for no moment."""
    if form not in FORMS:
        raise ValueError(f"A moment is written as one of {sorted(FORMS)}, not “{form}”.")
    if moment is None or moment == "":
        return ""
    if isinstance(moment, time):
        return _time(moment)
    here = _local(moment)
    if form == "time" and isinstance(here, datetime):
        return _time(here)
    if form == "short":
        return formats.date_format(here, gettext("j M"))
    if form == "date":
        return _date(here.date() if isinstance(here, datetime) else here)
    if form == "both" and isinstance(here, datetime):
        return gettext("%(day)s at %(time)s") % {"day": _day(here), "time": _time(here)}
    return _day(here)


@register.simple_tag
def when(moment: date | datetime | time | None, form: str = "both") -> SafeString:
    """{% when meeting.starts_at "day" %} – forms: both, day, date, short, time."""
    if moment is None or moment == "":
        return SafeString("")
    here = moment if isinstance(moment, time) else _local(moment)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), say(moment, form))


@register.simple_block_tag
def moment(content: str, at: object, title: str, line: str = "", state: str = "") -> SafeString:
    """{% moment at=starts title=… line=… state="next" %}buttons{% endmoment %} in <ol class="day">.

    States: none, past, next, and sel for the row that is open beside the list.
    """
    shown = (
        when(at, "time") if isinstance(at, datetime | time) else format_html("<span>{}</span>", at)
    )
    body = format_html('<div class="row">{}</div>', content) if content.strip() else ""
    said = format_html('<span class="small">{}</span>', line) if line else ""
    return format_html(
        '<li class="{}"{}>{}<div><b>{}</b>{}{}</div></li>',
        state,
        SafeString(' aria-current="time"') if "next" in state.split() else "",
        shown,
        title,
        said,
        body,
    )
