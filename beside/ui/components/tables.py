"""A table of people that becomes cards on a phone and stays a table for a screen reader."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def queue(content: str, caption: str, *heads: str) -> SafeString:
    """{% queue _("People waiting") _("Person") _("Asked for") %}rows{% endqueue %}

    The roles are written out because a phone lays the rows out as blocks, and some
    browsers then forget that it is a table.
    """
    head = format_html_join(
        "", '<th scope="col" role="columnheader">{}</th>', ((word,) for word in heads)
    )
    return format_html(
        '<table class="queue" role="table"><caption class="unseen">{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>',
        caption,
        head,
        content,
    )


@register.simple_block_tag
def queue_row(content: str, id: str = "") -> SafeString:
    """{% queue_row %}cells{% endqueue_row %} in a queue."""
    return format_html('<tr role="row"{}>{}</tr>', _id(id), content)


@register.simple_block_tag
def cell(content: str, label: str = "", kind: str = "") -> SafeString:
    """{% cell _("Asked for") %}…{% endcell %} – the label shows on a phone; kind="acts": buttons."""
    shown = (
        format_html('<span class="cell-label" aria-hidden="true">{}</span>', label) if label else ""
    )
    return format_html('<td role="cell" class="{}">{}{}</td>', kind, shown, content)


def _id(value: str) -> SafeString:
    return format_html(' id="{}"', value) if value else SafeString("")
