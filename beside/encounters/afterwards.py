"""What can be done after a meeting, by the two who met. Storeys above add to it."""

from collections.abc import Callable
from uuid import UUID

from django.utils.functional import Promise

from beside.core.actor import Actor

from .models import Encounter

Offered = tuple[str | Promise, str, UUID]
"""The words of a link, the name of its page, and the id the page asks for."""
Offer = Callable[[Actor, Encounter], Offered | None]
OFFERS: list[Offer] = []


def afterwards(offer: Offer) -> Offer:
    """Let this say what can be done after a meeting, or None."""
    OFFERS.append(offer)
    return offer


def offered(actor: Actor, encounter: Encounter) -> list[Offered]:
    """Everything that can be done now after this meeting."""
    return [found for offer in OFFERS if (found := offer(actor, encounter))]
