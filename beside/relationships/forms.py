"""What is typed when something changes between two people."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.ui.components.times import say
from beside.ui.forms import KindForm

from .models import Goodbye, Relationship

ENDING = Relationship.Ending
ENDINGS_FOR_THE_PERSON = (ENDING.GOOD, ENDING.ENOUGH, ENDING.MOVED)
ENDINGS_FOR_THE_WORKER = (ENDING.GOOD, ENDING.ENOUGH, ENDING.MOVED, ENDING.QUIET, ENDING.AWAY)


class Change(KindForm):
    words = forms.CharField(
        label=gettext_lazy("What would be different with somebody who fits?"),
        widget=forms.Textarea,
        required=False,
    )


class SayGoodbye(KindForm):
    """When, how it ends, and a few words. The person need give no notice; a worker gives some."""

    ending = forms.ChoiceField(label=gettext_lazy("How does it end?"), widget=forms.RadioSelect)
    ends_on = forms.DateField(label=gettext_lazy("Your last day together"))
    words = forms.CharField(
        label=gettext_lazy("Your words to them"), widget=forms.Textarea, required=False
    )

    def __init__(self, *args: Any, earliest: dt.date, is_theirs: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        endings = ENDINGS_FOR_THE_PERSON if is_theirs else ENDINGS_FOR_THE_WORKER
        self.earliest = earliest
        field = self.fields["ending"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.value, each.label) for each in endings]
        self.fields["ends_on"].widget.attrs["min"] = earliest.isoformat()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        last_day = given.get("ends_on")
        if last_day and last_day < self.earliest and given.get("ending") != ENDING.AWAY:
            self.add_error(
                "ends_on",
                _("A goodbye needs a little time. Choose %(day)s or later.")
                % {"day": say(self.earliest, "date")},
            )
        return given


class Words(KindForm):
    words = forms.CharField(label=gettext_lazy("Your words"), widget=forms.Textarea)


class HandOver(KindForm):
    handover = forms.MultipleChoiceField(
        label=gettext_lazy("What may the next peer worker see?"),
        choices=Goodbye.Handover.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class End(KindForm):
    ending = forms.ChoiceField(
        label=gettext_lazy("How did it end?"),
        choices=[(each.value, each.label) for each in ENDINGS_FOR_THE_WORKER],
        widget=forms.RadioSelect,
    )
