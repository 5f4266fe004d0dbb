"""From which day to which."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm

LONGEST = dt.timedelta(days=366 * 8)


class Between(KindForm):
    begins_on = forms.DateField(label=_("First day"))
    ends_on = forms.DateField(label=_("Last day"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("begins_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error(
                "ends_on", gettext("The last day comes after the first, or is the same.")
            )
        elif first and last and last - first > LONGEST:
            self.add_error("ends_on", gettext("Please take eight years at most at once."))
        elif last == dt.date.max or first == dt.date.min:
            self.add_error("ends_on", gettext("Please choose a day nearer to now."))
        return given
