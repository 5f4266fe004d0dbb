"""A referral by a person, and the loop back to them."""

import json
from typing import Any

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.actions import hash_of
from beside.people.models import Programme

from .. import policy
from ..models import Referral, Request
from ..wishes import Wanted
from .asking import open_request, welcome


@action(event="referral.received", may=policy.may_refer)
def refer(
    actor: Actor,
    programme: Programme,
    *,
    name: str,
    age_band: str,
    languages: list[str],
    pronouns: str = "",
    contact: dict[str, Any] | None,
    words: str,
    wishes: list[Wanted],
    urgency: int,
    by: str,
    referrer: dict[str, str],
    consent_said: str,
    reference: str,
) -> Referral:
    """Somebody asks for someone else, who said yes to it.

    `contact` is how the referrer says they can be reached: it is kept, and used only after the
    person has called it safe. `reference` is shown once; we keep its hash. Raises NotAllowed
    when that reference number was given before.
    """
    if Referral.objects.filter(reference_hash=hash_of(reference)).exists():
        raise NotAllowed(policy.REFERENCE_GIVEN)
    person = welcome(
        actor, programme, name=name, age_band=age_band, languages=languages, pronouns=pronouns
    )
    request = open_request(
        actor,
        person,
        programme=programme,
        wishes=wishes,
        words=words,
        wants_help_choosing=True,
        urgency=urgency,
    )
    now = clock.now()
    referral = Referral(
        request=request,
        reference_hash=hash_of(reference),
        by=by,
        referrer=json.dumps(referrer),
        consent_said=consent_said,
        told=json.dumps({"contact": contact or {}}),
        received_at=now,
        stepped_at=now,
    )
    referral.save()
    return referral


@action(event="referral.stepped", may=policy.may_mark)
def mark_referral(actor: Actor, referral: Referral, *, step: str) -> Referral:
    """One of the four words a referrer may read. It only ever moves on."""
    advance(referral, step)
    return referral


@action(event="reference.withdrawn", may=policy.may_withdraw)
def withdraw_reference(actor: Actor, referral: Referral) -> Referral:
    """The reference number answers from now on as if there had never been one."""
    referral.withdrawn_at = clock.now()
    referral.save()
    return referral


def advance_all(request: Request, step: str) -> None:
    for referral in Referral.objects.filter(request=request):
        advance(referral, step)


def advance(referral: Referral, step: str) -> None:
    order = Referral.Step.values
    if order.index(step) > order.index(referral.step):
        referral.step = step
        referral.stepped_at = clock.now()
        referral.save()
