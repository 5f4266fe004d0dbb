"""What is typed when somebody asks to meet, or says that it is not a fit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.ui.forms import KindForm


class Ask(KindForm):
    """Ask to meet; and whether the worker may see what was asked for. No is a whole answer."""

    may_see = forms.ChoiceField(
        label=gettext_lazy("May they see what you asked for?"),
        choices=[
            ("yes", gettext_lazy("Yes, show them what I asked for")),
            ("no", gettext_lazy("Not now")),
        ],
        widget=forms.RadioSelect,
    )
    signed_name = forms.CharField(
        label=gettext_lazy("Your name, to say yes"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Any name we call you by. Only needed if you said yes."),
    )
    missing = {"may_see": gettext_lazy("Please choose one. You can change it later.")}
    autocompletes = {"signed_name": "nickname"}

    def __init__(self, *args: Any, shows_already: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if shows_already:
            del self.fields["may_see"], self.fields["signed_name"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("may_see") == "yes" and not given.get("signed_name", "").strip():
            self.add_error("signed_name", _("Please write your name, or choose “Not now”."))
        return given

    @property
    def consent(self) -> dict[str, Any]:
        return {
            "may_see_wishes": self.cleaned_data.get("may_see") == "yes",
            "signed_name": self.cleaned_data.get("signed_name", ""),
        }


class NotAFit(KindForm):
    never_again = forms.BooleanField(
        label=gettext_lazy("Please don’t suggest us to each other again"), required=False
    )
