"""Other systems that may speak to ours, each with a key of its own."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.models import Org
from beside.people import policy
from beside.people.codes import hash_of_key
from beside.people.models import SystemClient

MAY = ("referrals.send",)
"""What another system may do, as long as nobody says otherwise."""


@action(event="client.added", may=policy.may_set_up)
def add_client(
    actor: Actor, org: Org, *, name: str, key: str, grants: list[str] | None = None
) -> SystemClient:
    """Another system may do this much here. We keep no more than the hash of its key."""
    client = SystemClient(name=name, key_hash=hash_of_key(key), grants=grants or list(MAY))
    client.save()
    return client


@action(event="client.ended", may=policy.may_set_up)
def end_client(actor: Actor, client: SystemClient) -> SystemClient:
    """Its key opens nothing from now on."""
    client.ended_at = clock.now()
    client.save()
    return client
