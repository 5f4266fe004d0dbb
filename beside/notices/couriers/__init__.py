"""Couriers carry a few discreet words to a person by a channel they named safe.

A courier is any class with one method, `carry(message)`. Choose them in the settings:

    BESIDE_COURIERS=EMAIL=beside.notices.couriers.email.Email,TEXT=somewhere.ours.Gateway

A channel without a courier is not an error: what we have to tell is then shown inside only.
`message.id` is the same however often a message is tried. Pass it to the service you use as its
idempotency key: a worker may be killed between the carrying and the noting that it was carried.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

CHANNELS = ("TEXT", "EMAIL")
"""What a machine can carry. A phone call or a word in person is for people."""


@dataclass(frozen=True)
class Message:
    """What a courier is given; there is no name in it, and it does not say what it is about."""

    id: UUID
    channel: str
    address: str
    text: str


class NotCarried(Exception):
    """It did not arrive this time. It will be tried again, later each time."""


class Courier(Protocol):
    def carry(self, message: Message) -> None:
        """Hand the message on, or raise NotCarried."""


def for_channel(channel: str) -> Courier | None:
    """The courier this installation has for a channel, if it has one."""
    return _chosen(tuple(settings.COURIERS)).get(channel)


@cache
def _chosen(entries: tuple[str, ...]) -> dict[str, Courier]:
    found: dict[str, Courier] = {}
    for entry in entries:
        channel, _is, where = entry.partition("=")
        if channel not in CHANNELS or not where:
            raise ValueError(f"BESIDE_COURIERS: {entry!r} is not like EMAIL=package.module.Class.")
        found[channel] = import_string(where)()
    return found
