"""The one safe way to reach somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.people.models import SafeContact
from beside.ui.forms import KindForm

NEEDS_ADDRESS = {
    SafeContact.Channel.TEXT: _("Please write the number to text."),
    SafeContact.Channel.PHONE: _("Please write the number to call."),
    SafeContact.Channel.EMAIL: _("Please write the e-mail address."),
    SafeContact.Channel.IN_PERSON: _("Please write where, and with whom to ask."),
}


class SafeWay(KindForm):
    channel = forms.ChoiceField(
        label=_("How may we reach you?"), choices=SafeContact.Channel, widget=forms.RadioSelect
    )
    address = forms.CharField(label=_("Number, address or place"), required=False, max_length=200)
    hours = forms.CharField(
        label=_("When is it safe?"),
        help_text=_("For example: weekdays from 10 to 4. Empty means any time."),
        required=False,
        max_length=200,
    )
    may_leave_message = forms.BooleanField(
        label=_("You may leave a message"),
        help_text=_("We never say what it is about."),
        required=False,
    )
    code_word = forms.CharField(
        label=_("A word that shows it is really you, or really us"),
        required=False,
        max_length=60,
    )

    missing = {"channel": _("Please choose one way.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        channel = cleaned.get("channel")
        if channel in NEEDS_ADDRESS and not cleaned.get("address"):
            self.add_error("address", NEEDS_ADDRESS[SafeContact.Channel(channel)])
        if channel == SafeContact.Channel.HERE:
            cleaned |= {"address": "", "may_leave_message": False}
        return cleaned
