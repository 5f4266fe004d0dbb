"""Words for roles in templates: `{% load roles %}`."""

from django import template

from beside.people.roles import ROLES

register = template.Library()


@register.filter
def role_name(key: str) -> str:
    """{{ part.role|role_name }} – “Peer worker”."""
    return str(ROLES[key].name) if key in ROLES else key
