"""What weighs how much."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm

from ..models import Weight


class Weigh(KindForm):
    what = forms.ChoiceField(label=_("What"), choices=Weight.What.choices)
    minutes = forms.IntegerField(label=_("Minutes each"), min_value=0, max_value=600)
