"""What a worker writes down about an application."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.ui.forms import KindForm
from beside.workforce.forms.development import credentials

from ..models import Application
from ..states import DEEDS, Stand

FAR = dt.timedelta(days=3660)
NEEDED: dict[str, tuple[str, ...]] = {
    Stand.EXAM_BOOKED: ("exam_on",),
    Stand.NOT_GRANTED: ("appeal_until_on",),
    Stand.GRANTED: ("until_on", "number"),
}
"""What is asked besides the day, for each step."""


class Apply(KindForm):
    which = forms.ChoiceField(label=_("Which credential?"))
    missing: ClassVar = {"which": _("Please choose a credential.")}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Choose")), *credentials(with_stages=True)]

    @property
    def told(self) -> dict[str, str]:
        credential, _sep, stage = self.cleaned_data["which"].partition("/")
        return {"credential": credential, "stage": stage}


class MoveOn(KindForm):
    """One step further. Only what this step needs is asked."""

    on = forms.DateField(label=_("On which day?"))
    exam_on = forms.DateField(label=_("When is the exam?"))
    appeal_until_on = forms.DateField(
        label=_("Until when can you ask them to look again?"),
        help_text=_("It stands in their letter."),
        required=False,
    )
    until_on = forms.DateField(label=_("It ends on"), required=False)
    number = forms.CharField(label=_("Number"), required=False, max_length=60)
    words = forms.CharField(
        label=_("A note to yourself"),
        help_text=_("Only you read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
    missing: ClassVar = {"exam_on": _("Please write the day of the exam.")}

    def __init__(self, *args: Any, application: Application, to: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.application, self.to = application, to
        for name in ("exam_on", "appeal_until_on", "until_on", "number"):
            if name not in NEEDED.get(to, ()):
                del self.fields[name]
        is_exam = to in (Stand.EXAM_PASSED, Stand.EXAM_AGAIN)
        day = application.exam_on if is_exam else None
        self.initial.setdefault("on", min(day or clock.today(), clock.today()))

    @property
    def deed(self) -> str:
        return str(DEEDS[Stand(self.to)])

    def clean_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(gettext("That day has not come yet."))
        if day < self.application.stands_since_on:
            raise forms.ValidationError(
                gettext("The step before this one came later. Please look at the day again.")
            )
        last = self.application.appeal_until_on
        if self.to == Stand.APPEALED and last and day > last:
            raise forms.ValidationError(
                gettext("The time to ask them to look again was over by then.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        on = given.get("on")
        for name in ("exam_on", "appeal_until_on", "until_on"):
            day = given.get(name)
            if on and day and not on <= day <= clock.today() + FAR:
                self.add_error(name, gettext("This comes after the day above. Please look again."))
        return given

    @property
    def told(self) -> dict[str, Any]:
        return {"stands": self.to, **self.cleaned_data}


class Cost(KindForm):
    cost = forms.DecimalField(
        label=_("What does it cost, all in all?"),
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
    )
    paid_by = forms.ChoiceField(label=_("Who pays?"), choices=Application.Pays.choices)


class AskLetter(KindForm):
    name = forms.CharField(label=_("Whom have you asked?"), max_length=80)
    missing: ClassVar = {"name": _("Please write whom you have asked.")}
