"""A person as a stone with a letter; a row for one person; a card to choose by."""

import unicodedata
from hashlib import sha256

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beside.ui import drawn

register = template.Library()

SHAPES = ("a", "b", "c", "d")
JOINER = "\u200d"


def shape(key: object) -> str:
    """The same id always has the same stone."""
    return SHAPES[sha256(str(key).encode("utf-8", "replace")).digest()[0] % len(SHAPES)]


def initial(name: object) -> str:
    """The first letter as a reader sees it, with the marks that belong to it."""
    text = str(name).strip()
    if not text:
        return "·"
    letter = text[0]
    for sign in text[1:]:
        if not (letter[-1] == JOINER or _belongs(sign)):
            break
        letter += sign
    return letter.upper() if len(letter.upper()) == len(letter) else letter


def _belongs(sign: str) -> bool:
    """Accents, joiners and skin tones belong to the letter before them."""
    marks = unicodedata.category(sign).startswith("M")
    return marks or sign == JOINER or "\U0001f3fb" <= sign <= "\U0001f3ff"


@register.simple_tag
def stone(name: object = "", id: object = None, size: str = "", icon: str = "") -> SafeString:
    """{% stone person.name person.id "l" %} or {% stone icon="stones" %}; sizes: s, none, l."""
    inside = drawn.icon(icon) if icon else initial(name)
    key = id if id is not None else (icon or name)
    return format_html(
        '<span class="stone {} {}" aria-hidden="true">{}</span>', shape(key), size, inside
    )


@register.inclusion_tag("ui/parts/person.html")
def person(
    name: str,
    line: str = "",
    href: str = "",
    id: object = None,
    aside: object = "",
    icon: str = "",
    look: str = "",
    selected: bool = False,
) -> dict:
    """{% person name line href id=… aside=… look=… %} inside <ul class="people">."""
    return {
        "name": name,
        "line": line,
        "href": href,
        "id": id,
        "aside": aside,
        "icon": icon,
        "look": look,
        "selected": selected,
    }


@register.inclusion_tag("ui/parts/who.html")
def who(name: str, line: str = "", id: object = None, level: int = 2, anchor: str = "") -> dict:
    """{% who name line id=… level=1 %} – a large stone, the name, and one line under it."""
    return {"name": name, "line": line, "id": id, "level": level, "anchor": anchor}


@register.simple_block_tag
def choice(
    content: str,
    name: str,
    id: object = None,
    also: str = "",
    say: str = "",
    fits: object = (),
    misses: object = (),
    fits_title: str = "",
    when: object = "",
    where: object = "",
) -> SafeString:
    """{% choice name id=… say=… fits=… misses=… when=… where=… %}buttons{% endchoice %}

    Inside .three, where the rows of the cards line up so that they can be read across.
    """
    return render_to_string(
        "ui/parts/choice.html",
        {
            "name": name,
            "id": id,
            "also": also,
            "say": say,
            "fits": fits,
            "misses": misses,
            "fits_title": fits_title,
            "when": when,
            "where": where,
            "content": content,
        },
    )
