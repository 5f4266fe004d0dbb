"""Other systems that may send referrals, each with a key of its own."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.models import Org
from beside.people.models import SystemClient

from .. import policy
from ..keys import hash_of_key


@action(event="system.let_in", may=policy.may_let_in)
def let_system_in(actor: Actor, org: Org, *, name: str, key: str) -> SystemClient:
    """From now on this key may send referrals. It is shown once; we keep its hash."""
    client = SystemClient(name=name, key_hash=hash_of_key(key), grants=[policy.SENDS])
    client.save()
    return client


@action(event="system.shut_out", may=policy.may_shut_out)
def shut_system_out(actor: Actor, client: SystemClient) -> SystemClient:
    """The key stops working at once; what it sent stays."""
    client.ended_at = clock.now()
    client.save()
    return client
