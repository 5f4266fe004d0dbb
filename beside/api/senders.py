"""The other systems that may speak to ours, each known by its key."""

import hashlib

from beside.core import tenancy
from beside.core.actor import Actor
from beside.core.models import Org
from beside.people.models import SystemClient


def sender_with(key: str) -> tuple[Org, Actor] | None:
    """The system this key belongs to, as an actor in its organisation; None for any other key.

    A key does not say whose it is, and no wall may stand open while we look: so we look behind
    each wall in turn.
    """
    if not key:
        return None
    key_hash = hashlib.sha256(key.encode()).hexdigest()
    for org in Org.objects.order_by("-is_front", "slug"):
        with tenancy.within(org.pk):
            client = SystemClient.objects.filter(key_hash=key_hash, ended_at=None).first()
        if client is not None:
            return org, _actor(client)
    return None


def _actor(client: SystemClient) -> Actor:
    return Actor(
        client.pk,
        client.org_id,
        grants=frozenset(client.grants),
        channel="api",
        purpose="referral",
        reach=None,
    )
