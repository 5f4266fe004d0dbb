"""Tags that every page needs: the address of a page here, and the marks a form carries."""

from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beside.core import address, once

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context: template.Context, name: str, **where: Any) -> str:
    """The address of a page of the organisation this page belongs to."""
    return address.at(context["request"].org, name, **where)


@register.simple_tag(name="once")
def once_mark() -> SafeString:
    """The hidden mark that makes a form count once, however often it is sent."""
    return format_html('<input type="hidden" name="{}" value="{}">', once.FIELD, once.mark())


@register.simple_tag(takes_context=True)
def form_marks(context: template.Context) -> SafeString:
    """What every form that changes something carries: proof that it is ours, and its mark."""
    request = context["request"]
    if not hasattr(request, "form_proof"):
        # One for all the forms of a page; the marks differ.
        request.form_proof = format_html(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
        )
    return request.form_proof + once_mark()
