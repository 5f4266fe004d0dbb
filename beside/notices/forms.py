"""When somebody would rather not be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.ui.forms import KindForm


class Quiet(KindForm):
    begins = forms.TimeField(label=gettext_lazy("Quiet from"))
    ends = forms.TimeField(label=gettext_lazy("until"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("begins") and given.get("begins") == given.get("ends"):
            self.add_error("ends", _("Please choose another time than the one it begins at."))
        return given
