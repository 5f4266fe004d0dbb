"""The component tags: `{% load ui %}`. Each is shown, with its code, on the living page at /ui."""

from django import template

from beside.ui.components import (
    choosing,
    fields,
    figures,
    marks,
    people,
    tables,
    times,
    turning,
)

register = template.Library()
for shelf in (marks, fields, people, choosing, figures, tables, times, turning):
    register.tags.update(shelf.register.tags)
    register.filters.update(shelf.register.filters)
