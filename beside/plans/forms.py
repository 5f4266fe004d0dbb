"""What is typed into a plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm

from .models import Strength


class GoalForm(KindForm):
    words = forms.CharField(
        label=_("What I want, in my own words"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    why = forms.CharField(
        label=_("Why it matters to me"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    missing = {"words": _("Please write what you want. A few words are enough.")}


class StepForm(KindForm):
    words = forms.CharField(label=_("A small step"), max_length=200)
    by_on = forms.DateField(label=_("By when"), required=False)
    missing = {"words": _("Please write the step. A few words are enough.")}


class StrengthForm(KindForm):
    kind = forms.ChoiceField(
        choices=Strength.Kind, widget=forms.RadioSelect, label=_("What is it?")
    )
    words = forms.CharField(label=_("In a few words"), max_length=200)
    missing = {"words": _("Please write a few words."), "kind": _("Please choose one.")}
