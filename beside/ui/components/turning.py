"""Pages of a long list."""

from django import template
from django.core.paginator import Page

register = template.Library()


@register.inclusion_tag("ui/parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Page, key: str = "page") -> dict:
    """{% pages page %} – newer and older, with the place said in words; keeps the other choices."""
    request = context.get("request")
    asked = request.GET.copy() if request else None

    def to(number: int) -> str:
        if asked is None:
            return f"?{key}={number}"
        asked[key] = str(number)
        return "?" + asked.urlencode()

    return {
        "page": page,
        "back": to(page.previous_page_number()) if page.has_previous() else "",
        "on": to(page.next_page_number()) if page.has_next() else "",
    }
