"""A list of staff, as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.people.roster import MOST_BYTES
from beside.ui.forms import KindForm


class RosterFile(KindForm):
    file = forms.FileField(
        label=_("The list"), help_text=_("A CSV file, as every spreadsheet program can save.")
    )

    def clean_file(self) -> bytes:
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 5 MB. Please split it."))
        return given.read()
