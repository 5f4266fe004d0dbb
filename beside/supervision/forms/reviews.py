"""What a supervisor writes to a worker about a note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm


class Read(KindForm):
    words = forms.CharField(
        label=_("To the worker: what was strong, then one thing to think about"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
    )
    missing = {"words": _("Please write a few words. They will read them.")}
