"""Icons, drawings, buttons, tags, notices, words: the smallest things on a page."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from beside.ui import drawn

register = template.Library()

TAG_ICONS = {"look": "circle-alert", "ok": "check", "on": "lamp"}
NOTICE_ICONS = {"": "info", "look": "circle-alert", "done": "circle-check"}
BUTTONS = {"", "main", "quiet", "urgent"}


@register.simple_tag
def icon(name: str, small: bool = False) -> SafeString:
    """{% icon "calendar" %} – an unknown name is an error, so no page ships a hole."""
    return drawn.icon(name, bool(small))


@register.simple_tag
def drawing(name: str) -> SafeString:
    """{% drawing "table" %} – one of our own scenes."""
    return drawn.drawing(name)


def _classes(kind: str, small: bool, wide: bool) -> str:
    if kind not in BUTTONS:
        raise ValueError(f"A button is plain, main, quiet or urgent, not “{kind}”.")
    return " ".join(
        ["btn", *filter(None, [kind, "small" if small else "", "wide" if wide else ""])]
    )


@register.simple_tag
def button(
    label: str,
    kind: str = "",
    icon: str = "",
    small: bool = False,
    wide: bool = False,
    name: str = "",
    value: str = "",
    type: str = "submit",
    **data: object,
) -> SafeString:
    """{% button _("Save") kind="main" icon="check" name="deed" value="save" data_print="" %}"""
    said: list[tuple[str, object]] = [
        (key, thing) for key, thing in (("name", name), ("value", value)) if thing
    ]
    said += [(key.replace("_", "-"), thing) for key, thing in data.items()]
    return format_html(
        '<button class="{}" type="{}"{}>{}{}</button>',
        _classes(kind, small, wide),
        type,
        format_html_join("", ' {}="{}"', said),
        drawn.icon(icon) if icon else "",
        label,
    )


@register.simple_tag
def link_button(
    label: str, href: str, kind: str = "", icon: str = "", small: bool = False, wide: bool = False
) -> SafeString:
    """{% link_button _("Book") href icon="calendar" kind="main" %}"""
    return format_html(
        '<a class="{}" href="{}">{}{}</a>',
        _classes(kind, small, wide),
        href,
        drawn.icon(icon) if icon else "",
        label,
    )


@register.simple_tag
def tag(label: str, kind: str = "", icon: str = "") -> SafeString:
    """{% tag _("Worth a look") "look" %} – a word with its mark, never colour alone."""
    mark = icon or TAG_ICONS.get(kind, "")
    return format_html(
        '<span class="tag {}">{}{}</span>', kind, drawn.icon(mark) if mark else "", label
    )


@register.simple_block_tag
def notice(content: str, kind: str = "", icon: str = "") -> SafeString:
    """{% notice "look" %}<p>…</p>{% endnotice %} – kinds: none, look, done."""
    return format_html(
        '<div class="notice {}">{}<div>{}</div></div>',
        kind,
        drawn.icon(icon or NOTICE_ICONS[kind]),
        content,
    )


@register.simple_block_tag
def empty(content: str, drawing: str = "stones") -> SafeString:
    """{% empty "cup" %}<p>…</p>{% endempty %} – nothing here yet, said kindly, with a way on."""
    return format_html('<div class="empty">{}{}</div>', drawn.drawing(drawing), content)


@register.simple_tag
def words(text: object, size: str = "", level: int = 0) -> SafeString:
    """{% words goal.words "big" level=2 %} – the person's own words: plum, with a bar."""
    if text in (None, ""):
        return SafeString("")
    element = f"h{int(level)}" if level else "p"
    return format_html(
        '<{0} class="words {1}" dir="auto">{2}</{0}>', SafeString(element), size, text
    )


@register.inclusion_tag("ui/parts/seen_by.html")
def seen_by(who: str, href: str = "", change: str = "") -> dict:
    """{% seen_by _("You and Rosa can see this.") href %} – said where the thing is written."""
    return {"who": who, "href": href, "change": change or gettext("Change who can")}


@register.simple_tag
def facts(yes: Iterable[object] = (), no: Iterable[object] = ()) -> SafeString:
    """{% facts yes=fits no=misses %} – tick or dash, then plain words."""
    said = [("yes", "check", gettext("Yes:"), fact) for fact in yes or ()]
    said += [("no", "minus", gettext("No:"), fact) for fact in no or ()]
    lines = ((kind, drawn.icon(mark), answer, fact) for kind, mark, answer, fact in said)
    one = '<li class="{}">{}<span><span class="unseen">{} </span>{}</span></li>'
    return format_html('<ul class="facts">{}</ul>', format_html_join("", one, lines))
