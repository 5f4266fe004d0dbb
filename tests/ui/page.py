"""How these tests draw a bit of page, and read it back."""

from xml.dom import minidom

from django.template import Context, Template


def draw(source: str, **context: object) -> str:
    """What the template makes, in one line."""
    return " ".join(Template(source).render(Context(context)).split())


def is_well_formed(markup: str) -> bool:
    minidom.parseString(markup.encode())
    return True
