"""What is typed when one agrees, asks, answers, or breaks glass."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.ui.forms import KindForm

from .models import Glass, Question

SHAREABLE = [
    ("whether we met", _("That we meet")),
    ("goals", _("My goals")),
    ("strengths", _("What I am good at, and what helps")),
    ("notes", _("Notes about our meetings")),
]


class Agree(KindForm):
    """The elements of a consent that only the person can fill in."""

    recipient = forms.CharField(label=_("Who may see it"), max_length=200, required=False)
    information = forms.MultipleChoiceField(
        label=_("What may be shared"),
        choices=SHAREABLE,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    purpose = forms.CharField(label=_("What it is for"), max_length=200, required=False)
    expires_on = forms.DateField(label=_("Until when"), required=False)
    signed_name = forms.CharField(label=_("Write your name to say yes"), max_length=80)
    missing = {"signed_name": _("Please write your name. Any name you use here is fine.")}

    def __init__(self, *args: Any, text: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if text.recipient:
            del self.fields["recipient"]
        if text.purpose:
            del self.fields["purpose"]
        if text.information:
            del self.fields["information"]
        if text.expires_when:
            del self.fields["expires_on"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        words = {
            "recipient": _("Please say who may see it."),
            "information": _("Please choose what may be shared."),
            "purpose": _("Please say what it is for."),
            "expires_on": _("Please choose a day when it ends. You can give it again."),
        }
        for name, why in words.items():
            if name in self.fields and not typed.get(name) and name not in self.errors:
                self.add_error(name, why)
        day = typed.get("expires_on")
        if day and day < clock.today():
            self.add_error("expires_on", _("That day has passed. Choose one that is to come."))
        return typed


class Ask(KindForm):
    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=Question.Kind, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("In your words"), widget=forms.Textarea(attrs={"rows": 4}))
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)
    missing = {"words": _("Please write a few words."), "kind": _("Please choose one.")}


class Answer(KindForm):
    answer = forms.CharField(
        label=_("Your answer, in plain words"), widget=forms.Textarea(attrs={"rows": 4})
    )
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("done", _("Done as asked")),
            ("partly", _("Done in part; the rest is kept, and the answer says why")),
            ("kept by law", _("Kept, because a law says so; the answer names it")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    missing = {"answer": _("Please write an answer.")}


class BreakGlass(KindForm):
    name = forms.CharField(label=_("The person’s name, exactly as we know it"), max_length=80)
    reason = forms.ChoiceField(label=_("Why now"), choices=Glass.Reason, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Say why, in a sentence the person will read"),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=20,
    )
    person = forms.UUIDField(widget=forms.HiddenInput, required=False)
    missing = {
        "name": _("Please write the name."),
        "reason": _("Please choose why."),
        "words": _("Please say why in a sentence or two."),
    }


class Review(KindForm):
    words = forms.CharField(label=_("What you found"), widget=forms.Textarea(attrs={"rows": 3}))
    missing = {"words": _("Please write what you found.")}
