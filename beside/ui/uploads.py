"""A field for a paper: what it hands on was looked at and written anew."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from beside.core.uploads import KINDS, Clean, NotTaken, clean

HINT = _("A PDF or a photo, up to {most} MB. Where a photo was taken is left out.")
MISSING = _("Please choose a file.")


class PaperField(forms.FileField):
    """A PDF or a photo. `cleaned_data` holds a `Clean`, or None when nothing was chosen.

    A browser never sends a file again by itself: a form that comes back with an error says so.
    """

    widget = forms.FileInput

    def __init__(self, **how: Any) -> None:
        how.setdefault("help_text", format_lazy(HINT, most=settings.UPLOAD_MOST_BYTES // 1_000_000))
        super().__init__(**how)
        self.error_messages |= {"required": MISSING, "invalid": MISSING, "empty": MISSING}
        self.widget.attrs["accept"] = ",".join(KINDS)

    def to_python(self, data: Any) -> Clean | None:  # type: ignore[override]
        if data in self.empty_values:
            return None
        try:
            return clean(data)
        except NotTaken as problem:
            raise forms.ValidationError(str(problem.says)) from problem

    def clean(self, data: Any, initial: Any = None) -> Clean | None:
        return forms.Field.clean(self, data)


def again(form: forms.Form) -> None:
    """Where something else is to be mended, a file that was fine has to be chosen once more."""
    for name, field in form.fields.items():
        if isinstance(field, PaperField) and form.errors and form.cleaned_data.get(name):
            form.add_error(name, _("Please choose the file once more; we do not keep it halfway."))
