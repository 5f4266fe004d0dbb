"""A worker takes their own page along, to read anywhere."""

from django.utils.translation import gettext as _

from .models import OwnPage


def as_text(page: OwnPage) -> str:
    """Their words under plain headings; what they left empty is left out."""
    heads = {
        "how": _("How I am"),
        "helps": _("What helps me"),
        "signs": _("How I notice early that it is getting too much"),
        "plan": _("What I do then"),
        "calls": _("Whom I call"),
    }
    said = [(heads[name], getattr(page, name)) for name in OwnPage.WORDS]
    return "\n\n".join(f"{head}\n{words}" for head, words in said if words) + "\n"
