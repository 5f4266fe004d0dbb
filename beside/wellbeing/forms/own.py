"""A worker's own words about themself."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm


def _words(label: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, widget=area, required=False)


class OwnWords(KindForm):
    how = _words(_("How I am"))
    helps = _words(_("What helps me"))
    signs = _words(_("How I notice early that it is getting too much"))
    plan = _words(_("What I do then"))
    calls = _words(_("Whom I call"))


class Line(KindForm):
    words = forms.CharField(label=_("One line from me"), max_length=200)
    missing: ClassVar = {"words": _("Please write the line you would like to share.")}
