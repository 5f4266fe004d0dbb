"""The keys by which other systems are known. A key names the organisation it belongs to, so
that the right wall stands before anything is looked up."""

import hashlib
import secrets

from beside.core import tenancy
from beside.core.actor import Actor
from beside.core.models import Org
from beside.people.models import SystemClient


def new_key(org: Org) -> str:
    """The organisation's name in addresses, a full stop, and 256 random bits."""
    return f"{org.slug}.{secrets.token_urlsafe(32)}"


def hash_of_key(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def sender_with(key: str) -> tuple[Org, Actor] | None:
    """The system this key belongs to, as an actor in its organisation; None for any other key."""
    org = Org.objects.filter(slug=key.partition(".")[0]).first()
    if org is None:
        return None
    with tenancy.within(org.pk):
        client = SystemClient.objects.filter(key_hash=hash_of_key(key), ended_at=None).first()
    if client is None:
        return None
    grants = frozenset(client.grants)
    return org, Actor(
        client.pk, org.pk, grants=grants, channel="api", purpose="referral", reach=None
    )
