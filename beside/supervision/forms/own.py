"""What a worker puts on the agenda, and how often people sit down."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from beside.encounters.activities import activities
from beside.ui.forms import KindForm
from beside.workforce.models import Profile

from ..models import Cadence


class Point(KindForm):
    words = forms.CharField(
        label=_("I want to talk about…"), widget=forms.Textarea(attrs={"rows": 2}), max_length=600
    )
    missing: ClassVar = {"words": _("Please write a few words.")}


class Asked(KindForm):
    """One tap: the button that was pressed is the answer."""

    code = forms.ChoiceField(label=_("What were you asked to do?"))
    missing: ClassVar = {"code": _("Please choose what you were asked to do.")}

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (each.code, gettext(each.label)) for each in activities().values() if not each.in_role
        ]


class HowOften(KindForm):
    """One stage and its rhythm."""

    stage = forms.ChoiceField(choices=Profile.Stage.choices, label=gettext_lazy("Stage"))
    every = forms.ChoiceField(choices=Cadence.Every.choices, label=gettext_lazy("How often"))
