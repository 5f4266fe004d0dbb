"""What follows here when something is decided elsewhere."""

from beside.consent.models import Consent
from beside.core.action import on
from beside.core.actor import Actor

from . import actions, queries


@on("consent.revoked")
def tell_the_referrer_nothing_more(actor: Actor, consent: Consent) -> None:
    for referral in queries.told_under(consent):
        actions.withdraw_reference(actor, referral)
