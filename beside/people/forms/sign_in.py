"""The forms of signing in: allauth's rules, our words."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from beside.people.visits import WILL_SHARE
from beside.ui.forms import too_long

LABELS: dict[str, Any] = {
    "login": _("Sign-in name or e-mail"),
    "password": _("Passphrase"),
    "oldpassword": _("The passphrase you use now"),
    "password1": _("New passphrase"),
    "password2": _("The same once more"),
    "code": _("Code"),
    "email": _("E-mail"),
    "name": _("What to call this passkey"),
    "passwordless": _("Let me sign in with this passkey alone"),
    "shared": _("This is a shared device"),
}
HINTS: dict[str, Any] = {
    "password1": _("12 characters or more. A few words that only make sense to you work well."),
    "shared": _("We will sign you out after 5 quiet minutes, and remember nothing here."),
}
MISSING: dict[str, Any] = {
    "login": _("Please write your sign-in name or e-mail."),
    "password": _("Please write your passphrase."),
    "oldpassword": _("Please write the passphrase you use now."),
    "password1": _("Please write a new passphrase."),
    "password2": _("Please write the new passphrase once more."),
    "code": _("Please write the code."),
    "email": _("Please write an e-mail address."),
    "credential": _("The passkey did not answer. Please try again."),
}
ONE_CODE_LASTS = 3 * 60
LONGEST = 1000
UNREADABLE = (KeyError, ValueError, TypeError, AttributeError, IndexError, struct.error)


class Ours(forms.BaseForm):
    """Puts our words on the fields of a form that is not ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if type(field.widget) in (forms.TextInput, forms.PasswordInput):
                field.validators = [
                    *field.validators,
                    MaxLengthValidator(LONGEST, too_long(LONGEST)),
                ]


class Shared(forms.Form):
    """Asks whether other people use this device, and tells the visit that is about to begin."""

    shared = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # Kept for the second step, which comes by another form.
        context.request.session[WILL_SHARE] = bool(cleaned.get("shared"))
        return cleaned


class LogIn(Ours, Shared, account.LoginForm):
    field_order = ("login", "password", "shared")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        del self.fields["remember"]
        self.order_fields(self.field_order)

    def clean_login(self) -> str:
        """As it is written on the card, or nearly: spaces for dashes, capitals for small."""
        login = self.cleaned_data["login"].strip()
        return login if "@" in login else "-".join(login.split())

    def user_credentials(self) -> dict[str, str]:
        """One name, looked up once: a known one takes as long as an unknown one."""
        login = self.cleaned_data["login"]
        kind = "email" if "@" in login else "username"
        return {kind: login, "password": self.cleaned_data["password"]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["remember"] = not cleaned.get("shared")
        return cleaned


class Careful(forms.Form):
    """What claims to be a passkey's answer is read with care: nonsense is refused kindly."""

    def clean_credential(self) -> Any:
        read = getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"])
        return self._carefully(read)

    def clean(self) -> dict[str, Any]:
        return self._carefully(super().clean) or {}

    def _carefully(self, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except UNREADABLE as problem:
            raise get_adapter().validation_error("no_passkey") from problem


class LogInByPasskey(Shared, Careful, webauthn.LoginWebAuthnForm):
    pass


class EnterPasskey(Careful, webauthn.AuthenticateWebAuthnForm):
    pass


class ConfirmByPasskey(Careful, webauthn.ReauthenticateWebAuthnForm):
    pass


class Once(mfa.BaseAuthenticateForm):
    """A code from an app works once, also within the little time that clocks may differ."""

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split())
        self.cleaned_data["code"] = code
        used = f"second-step:{self.user.pk}:{code}"
        if cache.get(used):
            raise get_adapter().validation_error("incorrect_code")
        code = super().clean_code()
        if not cache.add(used, True, ONE_CODE_LASTS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class EnterCode(Ours, Once, mfa.AuthenticateForm):
    pass


class ConfirmByCode(Ours, Once, mfa.ReauthenticateForm):
    pass


class ConfirmByPassphrase(Ours, account.ReauthenticateForm):
    pass


class ChangePassphrase(Ours, account.ChangePasswordForm):
    pass


class ChoosePassphrase(Ours, account.SetPasswordForm):
    pass


class ChoosePassphraseByLink(Ours, account.ResetPasswordKeyForm):
    pass


class ChangeEmail(Ours, account.AddEmailForm):
    pass


class StartApp(Ours, ActivateTOTPForm):
    pass


class FirstPasskey(Ours, Careful, webauthn.SignupWebAuthnForm):
    """Made with a card, before there is an account."""


class AddPasskey(Ours, Careful, webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskey(Ours, webauthn.EditWebAuthnForm):
    pass


class AskForLink(Ours, account.ResetPasswordForm):
    """The same work, in the same time, whether we know the address or not."""

    def save(self, request: Any, **kwargs: Any) -> str:
        from beside.people.letters import post_reset_link

        address = self.cleaned_data["email"]
        post_reset_link.enqueue(address, request.LANGUAGE_CODE)
        return address
