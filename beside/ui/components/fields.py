"""A form's fields, drawn our way: label, hint, why we ask, what to mend; chips, faces, wishes."""

from collections.abc import Iterator
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()

SETS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def _described(bound: BoundField, *, why: str, limit: int | None) -> dict[str, Any]:
    """What a screen reader reads after the label: the hint and what to mend."""
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}_hint")
    if bound.errors:
        ids.append(f"{bound.auto_id}_wrong")
    attrs: dict[str, Any] = {}
    if ids:
        attrs["aria-describedby"] = " ".join(ids)
    if limit:
        attrs["data-counter"] = str(limit)
    return attrs


def _limit(bound: BoundField) -> int | None:
    if isinstance(bound.field.widget, forms.Textarea):
        return getattr(bound.field, "max_length", None)
    return None


def _frame(bound: BoundField, label: str, why: str, optional: bool | None) -> dict[str, Any]:
    free = not bound.field.required if optional is None else optional
    return {
        "bound": bound,
        "label": label or bound.label,
        "why": why,
        "optional": gettext("if you like") if free else "",
    }


@register.inclusion_tag("ui/parts/field.html")
def field(
    bound: BoundField,
    label: str = "",
    why: str = "",
    own: bool = False,
    optional: bool | None = None,
    rows: int = 0,
    placeholder: str = "",
    **attrs: str,
) -> dict:
    """{% field form.name why=_("So we know what to call you.") own=True %}

    Knows text, textarea, e-mail, phone, number, date, time, file and select; a single
    checkbox becomes a tick and a set of choices becomes chips.
    """
    widget = bound.field.widget
    limit = _limit(bound)
    wanted = _described(bound, why=why, limit=limit)
    wanted |= {key.replace("_", "-"): value for key, value in attrs.items()}
    classes = [widget.attrs.get("class", ""), "own" if own else ""]
    if any(classes):
        wanted["class"] = " ".join(filter(None, classes))
    if rows:
        wanted["rows"] = rows
    if placeholder:
        wanted["placeholder"] = placeholder
    frame = _frame(bound, label, why, optional)
    kind = "set" if isinstance(widget, SETS) else "box"
    if isinstance(widget, forms.CheckboxInput):
        kind = "tick"
    if kind == "set":
        return frame | {"kind": kind, "options": list(_options(bound)), "look": ""}
    return frame | {"kind": kind, "widget": bound.as_widget(attrs=wanted), "limit": limit}


def _options(bound: BoundField) -> Iterator[dict]:
    """The choices of a set. An empty choice (the “nothing chosen” of a select) is left out."""
    options: list[BoundWidget] = list(bound.subwidgets)
    for option in options:
        if option.data["value"] == "" and not bound.field.required:
            continue
        yield {
            "id": option.data["attrs"].get("id"),
            "name": option.data["name"],
            "type": option.data["type"],
            "value": option.data["value"],
            "label": option.choice_label,
            "checked": option.data["selected"],
            "disabled": option.data["attrs"].get("disabled", False),
        }


@register.inclusion_tag("ui/parts/field.html")
def chips(
    bound: BoundField,
    look: str = "",
    label: str = "",
    why: str = "",
    optional: bool | None = None,
) -> dict:
    """{% chips form.did "plum long" %} – plum: the person's own words; long: one per line."""
    frame = _frame(bound, label, why, optional)
    return frame | {"kind": "set", "options": list(_options(bound)), "look": look}


@register.inclusion_tag("ui/parts/faces.html")
def faces(bound: BoundField, label: str = "", optional: bool | None = False) -> dict:
    """{% faces form.week %} – five faces, from easiest to hardest, each with its word."""
    frame = _frame(bound, label, "", optional)
    options = [{**option, "face": number} for number, option in enumerate(_options(bound), 1)]
    return frame | {"options": options}


@register.inclusion_tag("ui/parts/tick.html")
def tick(bound: BoundField, label: str = "") -> dict:
    """{% tick form.together %} – one box to tick, with a large target."""
    attrs = _described(bound, why="", limit=None)
    return {"bound": bound, "label": label or bound.label, "widget": bound.as_widget(attrs=attrs)}


@register.inclusion_tag("ui/parts/wish.html")
def preference(bound: BoundField, about: BoundField | None = None, label: str = "") -> dict:
    """{% preference form.language_weight about=form.language %} – doesn't matter, nice, must.

    `bound` is a radio set of three; `about`, if given, is what the wish is for, drawn above it.
    """
    shown: dict[str, Any] = {
        "bound": bound,
        "label": label or (about.label if about else bound.label),
        "options": list(_options(bound)),
    }
    if about is not None:
        attrs = _described(about, why="", limit=None)
        shown |= {"about": about, "widget": about.as_widget(attrs=attrs)}
        shown["about_options"] = (
            list(_options(about)) if isinstance(about.field.widget, SETS) else None
        )
    return shown


@register.inclusion_tag("ui/parts/form_errors.html")
def form_errors(*forms_: forms.BaseForm) -> dict:
    """{% form_errors form %} – what to mend, at the top, with a link to each place."""
    found = []
    for form in forms_:
        found += [("", "", error) for error in form.non_field_errors()]
        for bound in form:
            where = bound.auto_id
            if isinstance(bound.field.widget, SETS):
                where = f"{bound.auto_id}_0"
            label = str(bound.label)
            label += "" if label.endswith(("?", ":", "؟")) else ":"
            found += [(where, label, error) for error in bound.errors]
    return {"found": found}


@register.inclusion_tag("ui/parts/draft_status.html")
def draft_status() -> dict:
    """{% draft_status %} in <form data-draft="…"> – says whether what is typed is kept."""
    return {}


@register.simple_tag
def once() -> SafeString:
    """{% once %} in a form: however often it is sent, it is done once."""
    from beside.core import once as core_once  # the models behind it must be ready first

    return format_html(
        '<input type="hidden" name="{}" value="{}">', core_once.FIELD, core_once.mark()
    )
