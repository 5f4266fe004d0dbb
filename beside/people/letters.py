"""Letters about signing in, sent by the worker: discreet, and never from within a request.

The link that resets a passphrase is made when the letter is sent, so that it lies nowhere.
"""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task


@task()
def post(to: str, subject: str, body: str) -> None:
    """One letter, plain text."""
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to]).send()


@task()
def post_reset_link(address: str, language: str) -> None:
    """To every account with this address, a link that works once. To nobody when there is none."""
    with translation.override(language):
        for account in filter_users_by_email(
            address, is_active=True, prefer_verified=True, for_login=True
        ):
            words = {"link": reset_link(account), "name": account.get_username()}
            body = render_to_string("account/email/password_reset_key_message.txt", words)
            subject = render_to_string("account/email/password_reset_key_subject.txt", words)
            EmailMessage(
                subject.strip(), body.strip(), settings.DEFAULT_FROM_EMAIL, [address]
            ).send()


def reset_link(account: Any) -> str:
    """Where this account can choose a new passphrase: once, within half an hour."""
    key = {
        "uidb36": user_pk_to_url_str(account),
        "key": default_token_generator.make_token(account),
    }
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)
