"""What a passphrase must be: long, not one that many people use, and not one's own name."""

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHORTEST = 12


class LongEnough:
    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            missing = SHORTEST - len(password)
            raise ValidationError(
                ngettext(
                    "Please make it longer: one more character is enough.",
                    "Please make it longer: %(missing)d more characters are enough.",
                    missing,
                ),
                code="too_short",
                params={"missing": missing},
            )

    def get_help_text(self) -> str:
        return _("12 characters or more.")


class NotCommon(CommonPasswordValidator):
    def validate(self, password: str, user: Any = None) -> None:
        plain = "".join(password.lower().split())
        halves = plain[: len(plain) // 2], plain[len(plain) // 2 :]
        is_doubled = halves[0] == halves[1] and halves[0] in self.passwords
        if plain in self.passwords or is_doubled or len(set(plain)) < 4:
            raise ValidationError(
                _("Many people use this one, so it is easy to guess. Please choose another."),
                code="too_common",
            )


class NotTheName:
    def validate(self, password: str, user: Any = None) -> None:
        names = [getattr(user, "username", ""), getattr(user, "email", "")]
        if any(len(name) > 5 and name.lower() in password.lower() for name in names):
            raise ValidationError(
                _("Your sign-in name is in it. Please choose something else."), code="too_similar"
            )

    def get_help_text(self) -> str:
        return _("Not your sign-in name.")
