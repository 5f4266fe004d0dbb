"""What somebody with a card types."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from beside.people.forms.sign_in import HINTS, LABELS
from beside.ui.forms import KindForm


class Code(KindForm):
    code = forms.CharField(label=_("The code on your card"), max_length=60)

    missing = {"code": _("Please write the code on your card.")}


class Whose(KindForm):
    """Asked of whoever holds a card, so that one that went astray opens nothing."""

    called = forms.CharField(
        label=_("What do you like to be called here?"),
        max_length=80,
        help_text=_("The name you gave us. It may be a nickname. Capitals do not matter."),
    )

    missing = {"called": _("Please write what you are called here.")}
    autocompletes = {"called": "off"}


class OwnPassphrase(KindForm):
    """`account` is the one about to be opened; staff are asked for an e-mail as well."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        help_text=HINTS["password1"],
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput,
    )
    again = forms.CharField(
        label=LABELS["password2"], strip=False, max_length=1000, widget=forms.PasswordInput
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("For a link when you forget your passphrase."),
    )
    shared = forms.BooleanField(label=LABELS["shared"], help_text=HINTS["shared"], required=False)

    missing = {
        "passphrase": _("Please choose a passphrase."),
        "again": _("Please write the passphrase once more."),
    }
    autocompletes = {"passphrase": "new-password", "again": "new-password", "email": "email"}

    def __init__(self, data: Any = None, *, account: Any, asks_email: bool) -> None:
        super().__init__(data)
        self.account = account
        if not asks_email:
            del self.fields["email"]

    def clean_passphrase(self) -> str:
        passphrase = self.cleaned_data["passphrase"]
        validate_password(passphrase, self.account)
        return passphrase

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("passphrase"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two are not the same. Please write it once more."))
        return cleaned
