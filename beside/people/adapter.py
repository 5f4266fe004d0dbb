"""How sign-in behaves here: nobody signs up by themselves; an invitation opens the door."""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import keys

from . import known, letters, news, qr, visits, wishes
from .faces import is_staff_anywhere

NO_MATCH = _("That name and passphrase do not go together. Please look at both and try again.")
WAIT = _(
    "Those were a few tries in a row. Please wait five minutes and try again. "
    "If you can't remember, choose “I can't get in” below."
)
WORDS: dict[str, str | Promise] = {
    "account_inactive": _("This account is closed."),
    "email_password_mismatch": NO_MATCH,
    "username_password_mismatch": NO_MATCH,
    "invalid_login": NO_MATCH,
    "too_many_login_attempts": WAIT,
    "rate_limited": _("Please wait a moment before you try again."),
    "incorrect_password": _("That is not the passphrase of this account. Please try again."),
    "enter_current_password": _("That is not the passphrase you use now. Please try again."),
    "invalid_password_reset": _("This link has been used already, or it is too old."),
    "duplicate_email": _("This is the e-mail address we have for you already."),
    "email_taken": _("Please use another e-mail address."),
}
SEALED_FOR = "mfa_authenticator.data"


class Adapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **WORDS}

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        """Nothing before it: a subject line is read on lock screens."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        body = render_to_string(f"{template_prefix}_message.txt", context).strip()
        letters.post.enqueue(email, subject, body)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """How this account can be used has changed: tell its owner, here and by letter."""
        news.way_in_changed(user, what=template_prefix.rpartition("/")[2])
        to = email or user.email
        if to:
            self.send_mail(template_prefix, to, {**(context or {}), "user": user})

    def get_password_change_redirect_url(self, request: Any) -> str:
        return reverse("mfa_index")

    def get_email_confirmation_url(self, request: Any, emailconfirmation: Any) -> str:
        """From the address people know, never from the one a request claims."""
        return settings.BASE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def get_logout_redirect_url(self, request: Any) -> str:
        """Signing out wipes the device; what was wished for on one's own device comes back."""
        kept = {} if visits.is_shared(request.session) else wishes.of(request)
        return f"{reverse('signed_out')}?{urlencode(kept)}" if kept else reverse("signed_out")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Someone who signed in a moment ago has just shown who they are."""
        records = get_authentication_records(self.request, self.request.user)
        just_now = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > just_now for record in records)

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        say = {
            "reauthenticate": _("Use your passphrase"),
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        return [
            {**method, "description": say[method["id"]]}
            for method in super().get_reauthentication_methods(user)
        ]

    def _get_login_attempts_cache_key(self, request: Any, **credentials: Any) -> str:
        """Tries are counted for one name from one place, so that nobody is locked out by
        somebody elsewhere."""
        return f"{_typed(credentials)}|{self.get_client_ip(request)}"

    def pre_authenticate(self, request: Any, **credentials: Any) -> None:
        """Beyond that, tries from everywhere together have a wider limit, which a device that
        knows the account does not feel."""
        super().pre_authenticate(request, **credentials)
        login = _typed(credentials)
        self._from_everywhere = None
        if known.knows(request, login):
            return
        self._from_everywhere = ratelimit.consume(
            request, app="allauth.account", action="login_everywhere", key=login
        )
        if not self._from_everywhere:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        super()._rollback_login_failed_rl_usage()
        if self._from_everywhere:
            self._from_everywhere.rollback()


class SecondStep(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code did not fit. Please look again; a code lasts 30 seconds."),
        "no_passkey": _("Your device did not give us a passkey. Please try again."),
        "cannot_delete_authenticator": _(
            "This is the only second step you have, and your work here needs one. "
            "Add another one first."
        ),
        "last_way_in": _("This is the only way you can sign in. Choose a passphrase first."),
    }

    def encrypt(self, text: str) -> str:
        """What an authenticator app shares with us lies sealed."""
        return keys.seal(text, SEALED_FOR).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return keys.unseal(bytes.fromhex(encrypted_text), SEALED_FOR)

    def build_totp_svg(self, url: str) -> str:
        return qr.drawn(url, gettext("A square code for your authenticator app"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep at least one second step."""
        others = Authenticator.objects.filter(
            user=authenticator.user_id,
            type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN],
        ).exclude(pk=authenticator.pk)
        return others.exists() or not is_staff_anywhere(authenticator.user)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        if count == 0:
            return gettext("My passkey")
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "beside"}

    def _get_site_name(self) -> str:
        return "beside"


def _typed(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("username") or "").strip().lower()
