"""Small pictures for the agenda: something to talk about, and nobody is measured by them."""

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.ui.charts import Chart, Share, shares, sparkline

from .charter import EDGE, MIDDLE, OUTSIDE


def of_the_charter(places: dict[str, int]) -> Chart:
    """What the notes were made of, beside the role charter."""
    labels = (
        (MIDDLE, _("In the middle of the role")),
        (EDGE, _("At its edge")),
        (OUTSIDE, _("Outside it")),
    )
    says = _(
        "Of what the notes name: %(middle)s in the middle of the role, %(edge)s at its edge, "
        "%(outside)s outside it."
    ) % {
        "middle": places[MIDDLE],
        "edge": places[EDGE],
        "outside": places[OUTSIDE],
    }
    return shares([Share(label, places[place]) for place, label in labels], says)


def of_the_asks(months: Sequence[tuple[dt.date, int]]) -> Chart:
    """How often a worker was asked to act outside their role, month by month."""
    total = sum(times for _month, times in months)
    says = ngettext(
        "Asked to act outside the role %(n)s time in six months.",
        "Asked to act outside the role %(n)s times in six months.",
        total,
    ) % {"n": total}
    labels = [date_format(month, "F Y") for month, _times in months]
    return sparkline([times for _month, times in months], says, labels=labels)
