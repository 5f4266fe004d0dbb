"""A courier that sends e-mail, from a sender that the operator chose to say nothing."""

from email.utils import parseaddr
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from . import Message, NotCarried

PATIENCE = 10
"""Seconds to wait for the mail server."""


class Email:
    def carry(self, message: Message) -> None:
        """The same words as subject and text: a preview shows nothing that the mail does not."""
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
        mail = EmailMessage(
            subject=message.text,
            body=message.text,
            to=[message.address],
            headers={
                "Message-ID": f"<{message.id}@{domain}>",
                "Auto-Submitted": "auto-generated",
            },
            connection=get_connection(timeout=PATIENCE),
        )
        try:
            mail.send()
        except (SMTPException, OSError, ValueError) as trouble:
            raise NotCarried(type(trouble).__name__) from trouble
