"""Steps, stones and tabs: where you are, and what you can turn to."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

register = template.Library()

STATES = {"done": _("Done"), "here": _("You are here"), "ahead": _("Ahead")}


def _stone(step: Any, number: int) -> dict:
    """A step as the template wants it, from a mapping or an object."""

    def of(key: str, default: object = "") -> Any:
        found = step.get(key, default) if isinstance(step, dict) else getattr(step, key, default)
        return default if found is None else found

    state = of("state", "ahead")
    if state not in STATES:
        raise ValueError(f"A stone is done, here or ahead, not “{state}”.")
    return {
        "state": state,
        "state_word": STATES[state],
        "title": of("title"),
        "note": of("note"),
        "href": of("href"),
        "number": number,
    }


@register.inclusion_tag("ui/parts/path.html")
def path(steps: Iterable, label: str = "", across: bool = False, plain: bool = False) -> dict:
    """{% path steps label=_("Steps for this goal") %} – each step: state, title, note, href.

    `across` lays it sideways on a laptop; `plain` is for a how-to, where nothing is done or ahead.
    """
    stones = [_stone(step, number) for number, step in enumerate(steps, 1)]
    return {"stones": stones, "label": label, "across": across, "plain": plain}


@register.inclusion_tag("ui/parts/step.html")
def step(now: int, of: int) -> dict:
    """{% step 2 4 %} – “Step 2 of 4”, with the stones."""
    marks = ["done" if n < now else "here" if n == now else "" for n in range(1, int(of) + 1)]
    return {"now": now, "of": of, "marks": marks}


@register.simple_block_tag
def tabset(content: str, label: str, *names: str, name: str = "tab") -> SafeString:
    """{% tabset _("Print as") _("Plain") _("GIRP") name="as" %}two tabs{% endtabset %}

    Radio buttons, so it works without script; at most four tabs.
    """
    if not 2 <= len(names) <= 4:
        raise ValueError("A tab set has two to four tabs.")
    labels = format_html_join(
        "",
        '<label><input type="radio" name="{}"{}><span>{}</span></label>',
        ((name, SafeString(" checked") if n == 0 else "", word) for n, word in enumerate(names)),
    )
    return format_html(
        '<div class="tabset"><div class="tabs" role="radiogroup" aria-label="{}">{}</div>{}</div>',
        label,
        labels,
        content,
    )


@register.simple_block_tag
def tab(content: str) -> SafeString:
    """One sheet of a tab set, in the order of its names."""
    return format_html('<section class="tab">{}</section>', content)


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(links: Iterable, label: str = "") -> dict:
    """{% tabs links label=_("Show") %} – links to pages; each: label, href, current, count."""
    return {"links": links, "label": label or gettext("Show")}
