"""Opening a role, changing what it says, and closing it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.models import Org
from beside.people.models import Programme
from beside.people.vocabulary import term
from beside.workforce import rules
from beside.workforce.models import Profile

from .. import policy
from ..models import Opening


@action(event="role.opened", may=policy.may_open_role)
def open_role(
    actor: Actor,
    org: Org,
    *,
    title: str,
    about: str,
    opens_on: dt.date,
    closes_on: dt.date | None = None,
    programme: Programme | None = None,
    place: str = "",
    hours: str = "",
    pay_from: Decimal | None = None,
    pay_to: Decimal | None = None,
    pay_per: str = Opening.Per.HOUR,
    credential: str = "",
    credential_stage: str = "",
    stage: str = "",
    languages: list[str] | None = None,
    experiences: list[str] | None = None,
) -> Opening:
    """Look for somebody. Raises NotAllowed for a programme one does not answer for, or when it
    closes before it opens."""
    opening = Opening(opens_on=opens_on)
    told = {
        "title": title,
        "about": about,
        "closes_on": closes_on,
        "programme": programme,
        "place": place,
        "hours": hours,
        "pay_from": pay_from,
        "pay_to": pay_to,
        "pay_per": pay_per,
        "credential": credential,
        "credential_stage": credential_stage,
        "stage": stage,
        "languages": languages or [],
        "experiences": experiences or [],
    }
    return _kept(actor, opening, told)


@action(event="role.changed", may=policy.may_change_opening)
def change_role(actor: Actor, opening: Opening, *, told: dict[str, Any]) -> Opening:
    """Say it anew. Those who have asked already still have asked."""
    return _kept(actor, opening, told)


@action(event="role.closed", may=policy.may_change_opening)
def close_role(actor: Actor, opening: Opening) -> Opening:
    """Nobody is looked for any more. Who has asked still gets an answer."""
    opening.closed_at = clock.now()
    opening.save()
    return opening


def _kept(actor: Actor, opening: Opening, told: dict[str, Any]) -> Opening:
    for name, value in told.items():
        setattr(opening, name, value)
    _check(actor, opening)
    opening.save()
    return opening


def _check(actor: Actor, opening: Opening) -> None:
    """Raises NotAllowed for what cannot be; VocabularyError or ValueError for codes nobody knows."""
    if not actor.reaches(opening.programme_id):
        raise NotAllowed(_("Choose a programme that you answer for."))
    if opening.closes_on and opening.closes_on < opening.opens_on:
        raise NotAllowed(_("It closes before it opens."))
    low, high = opening.pay_from, opening.pay_to
    if (low is not None and low < 0) or (low is not None and high is not None and high < low):
        raise NotAllowed(_("Please look at the pay again."))
    known = rules.shipped().credentials.get(opening.credential)
    if opening.credential and (known is None or opening.credential_stage not in known[1].stages):
        raise ValueError(f"No pack knows {opening.credential}/{opening.credential_stage}.")
    if opening.stage:
        opening.stage = Profile.Stage(opening.stage)
    for kind, codes in (("languages", opening.languages), ("experiences", opening.experiences)):
        for code in codes:
            term(kind, code)
