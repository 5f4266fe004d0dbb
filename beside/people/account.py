"""Ways to sign in: their ids and names, how they come to be, and how they begin anew."""

import secrets
from uuid import UUID, uuid4

FIRST = "amber birch brook cedar clover coral fern harbor hazel heron ivory juniper lark linden"
SECOND = "bridge candle corner field garden island kettle lantern meadow path porch river stone"


def new_id() -> UUID:
    return uuid4()


def sign_in_name() -> str:
    """A name to sign in with that says nothing about the person: `heron-lantern-4821`."""
    first, second = secrets.choice(FIRST.split()), secrets.choice(SECOND.split())
    return f"{first}-{second}-{secrets.randbelow(9000) + 1000}"
