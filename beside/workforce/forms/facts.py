"""The answer to one question of the rules."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.ui.forms import KindForm

from .. import questions
from ..questions import Kind

YES, NO = "yes", "no"


class Answer(KindForm):
    """Made for one question: only the fields that it needs are there."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(YES, _("Yes")), (NO, _("Not yet"))],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("On which day?"), required=False)
    n = forms.IntegerField(label=_("How many"), min_value=0)
    missing: ClassVar = {"answer": _("Please choose one."), "n": _("Please write a number.")}

    def __init__(self, *args: Any, code: str, months: int = 0, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.code, self.months = code, months
        self.kind = questions.QUESTIONS[code].kind
        if self.kind in (Kind.NUMBER, Kind.BORN):
            del self.fields["answer"]
        if self.kind not in (Kind.DAY, Kind.BORN):
            del self.fields["on"]
        if self.kind is not Kind.NUMBER:
            del self.fields["n"]
        elif most := questions.QUESTIONS[code].most:
            self.fields["n"].widget.attrs["max"] = most

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        if self._needs_day and not given.get("on"):
            self.add_error("on", _("Please choose the day."))
        elif wrong := questions.fault(self.code, self.told, clock.today()):
            self.add_error("n" if self.kind is Kind.NUMBER else "on", str(wrong))
        return given

    @property
    def _needs_day(self) -> bool:
        said_yes = self.cleaned_data.get("answer") == YES
        return self.kind is Kind.BORN or (self.kind is Kind.DAY and said_yes)

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = self.cleaned_data
        if self.kind is Kind.NUMBER:
            return {"n": given["n"]}
        told: dict[str, Any] = {"is": self.kind is Kind.BORN or given["answer"] == YES}
        if self._needs_day:
            told["on"] = given["on"].isoformat()
        if self.kind is Kind.ATTEST and told["is"] and self.months:
            told["months"] = self.months
        return told
