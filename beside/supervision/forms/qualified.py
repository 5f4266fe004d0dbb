"""What a supervisor brings."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm
from beside.workforce.topics import TITLES


class Brings(KindForm):
    titles = forms.MultipleChoiceField(
        label=_("What are you?"), choices=list(TITLES.items()), required=False
    )
    hours = forms.IntegerField(
        label=_("Hours of training in how to supervise"),
        required=False,
        min_value=0,
        max_value=2000,
    )
    missing: ClassVar = {}
