"""Ways to sign in: their ids and names, how they come to be, and how they begin anew."""

import secrets
from typing import Any
from uuid import UUID, uuid4

FIRST = "amber birch brook cedar clover coral fern harbor hazel heron ivory juniper lark linden"
SECOND = "bridge candle corner field garden island kettle lantern meadow path porch river stone"


def own_address(account: Any) -> None:
    """The address an account has is its owner's: the organisation or they themself gave it. A
    new one only counts once a letter there has been read."""
    from allauth.account.models import EmailAddress  # our own models are not ready before it

    if account.email:
        EmailAddress.objects.update_or_create(
            user=account, email=account.email.lower(), defaults={"verified": True, "primary": True}
        )


def new_id() -> UUID:
    return uuid4()


def sign_in_name() -> str:
    """A name to sign in with that says nothing about the person: `heron-lantern-4821`."""
    first, second = secrets.choice(FIRST.split()), secrets.choice(SECOND.split())
    return f"{first}-{second}-{secrets.randbelow(9000) + 1000}"
