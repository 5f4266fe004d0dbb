"""Who somebody is and how to reach them: asked of the person, or of whoever refers them."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from beside.people import vocabulary
from beside.people.models import SafeContact
from beside.ui.forms import KindForm

UNDER_13 = "UNDER_13"
Channel = SafeContact.Channel
NEEDS_NUMBER = {Channel.TEXT, Channel.PHONE}


def age_choices() -> list[tuple[str, str]]:
    bands = [(term.code, gettext(term.label)) for term in vocabulary.terms("age_bands")]
    return [(UNDER_13, gettext("Under 13")), *bands]


def language_choices() -> list[tuple[str, str]]:
    """Each language as its own speakers write it."""
    return [(term.code, term.own_name) for term in vocabulary.terms("languages")]


class Who(KindForm):
    """A name to be called by, an age band, a language. Nothing that is on anybody's papers."""

    name = forms.CharField(max_length=80, label=_("What can we call you?"))
    pronouns = forms.CharField(max_length=40, required=False, label=_("Your pronouns"))
    age_band = forms.ChoiceField(
        choices=age_choices, widget=forms.RadioSelect, label=_("How old are you?")
    )
    language = forms.ChoiceField(
        choices=language_choices, label=_("Which language do you like best?")
    )

    missing: ClassVar = {
        "name": _("Please write what we can call you. Any name is fine."),
        "age_band": _("Please choose one, so that we show you the right people."),
    }
    autocompletes: ClassVar = {"name": "nickname"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = (get_language() or "en").partition("-")[0]
        if here in vocabulary.codes("languages"):
            self.fields["language"].initial = here

    @property
    def is_too_young(self) -> bool:
        return self.data.get("age_band") == UNDER_13

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        if not any(letter.isalnum() for letter in name):
            raise ValidationError(gettext("Please use at least one letter or number."))
        return name

    def clean_age_band(self) -> str:
        band = str(self.cleaned_data["age_band"])
        if band == UNDER_13:
            raise ValidationError(gettext("We support people from 13 on."))
        return band


class SafeWay(KindForm):
    """One way to reach somebody, and how to keep it safe. No other way is ever used."""

    channel = forms.ChoiceField(
        choices=Channel.choices, widget=forms.RadioSelect, label=_("How is it safe to reach you?")
    )
    address = forms.CharField(
        max_length=200,
        required=False,
        label=_("The number, e-mail or place"),
        help_text=_("Not needed for “Only in this app”."),
    )
    hours = forms.CharField(max_length=200, required=False, label=_("When is a good time?"))
    may_leave_message = forms.BooleanField(
        required=False, label=_("You may leave a message if I do not answer")
    )
    code_word = forms.CharField(max_length=60, required=False, label=_("A code word"))

    missing: ClassVar = {"channel": _("Please choose one way.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        channel, address = cleaned.get("channel"), (cleaned.get("address") or "").strip()
        if channel == Channel.HERE:
            return {**cleaned, "address": "", "may_leave_message": False}
        if channel and "address" in cleaned:
            wrong = _wrong_address(channel, address)
            if wrong:
                self.add_error("address", wrong)
        return {**cleaned, "address": address}


class TheirSafeWay(SafeWay):
    """The same about somebody else, who cannot use the app yet."""

    channel = forms.ChoiceField(
        choices=[one for one in Channel.choices if one[0] != Channel.HERE],
        widget=forms.RadioSelect,
        label=_("How is it safe to reach them?"),
    )
    address = forms.CharField(
        max_length=200, required=False, label=_("The number, e-mail or place")
    )
    may_leave_message = forms.BooleanField(
        required=False, label=_("It is safe to leave a message there")
    )


class TheirName(Who):
    """The same about somebody else."""

    name = forms.CharField(max_length=80, label=_("What do they like to be called?"))
    pronouns = forms.CharField(max_length=40, required=False, label=_("Their pronouns"))
    age_band = forms.ChoiceField(
        choices=age_choices, widget=forms.RadioSelect, label=_("How old are they?")
    )
    language = forms.ChoiceField(
        choices=language_choices, label=_("Which language do they like best?")
    )

    missing: ClassVar = {
        "name": _("Please write what they like to be called. A first name is enough."),
        "age_band": _("Please choose one. Your best guess is fine."),
    }
    autocompletes: ClassVar = {}


class Whom(TheirName, TheirSafeWay):
    """Somebody who is referred: who they are, and how to reach them safely."""

    missing: ClassVar = {**TheirName.missing, **TheirSafeWay.missing}


def bare(address: str) -> str:
    """A number or address without the signs people put between."""
    return "".join(sign for sign in address.casefold() if sign.isalnum() or sign == "@")


def _wrong_address(channel: str, address: str) -> str:
    """What to say about an address that cannot work; nothing when it may."""
    if channel in NEEDS_NUMBER and sum(sign.isdigit() for sign in address) < 5:
        return gettext("Please write the number.")
    if channel == Channel.EMAIL:
        try:
            validate_email(address)
        except ValidationError:
            return gettext("Please write the e-mail address. It looks like sam@example.org.")
    if channel == Channel.IN_PERSON and not address:
        return gettext("Please say where: a place, and a time if there is one.")
    return ""
