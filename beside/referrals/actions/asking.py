"""Asking for support: the first time, and again."""

import hashlib
from typing import Any

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.people import actions as people
from beside.people import policy as people_policy
from beside.people.models import Account, Membership, Person, Programme

from .. import policy
from ..models import Request, Wish
from ..wishes import Wanted, checked


@action(event="support.asked", may=policy.may_ask)
def ask_for_support(
    actor: Actor,
    programme: Programme,
    *,
    name: str,
    age_band: str,
    languages: list[str],
    pronouns: str = "",
    contact: dict[str, Any] | None,
    wishes: list[Wanted],
    words: str,
    wants_help_choosing: bool,
    account: Account | None = None,
    code: str = "",
) -> Request:
    """Someone asks for themself: they are welcomed, their safe contact is named, they wait.

    `code` is for the card with which they come back; it was shown to nobody else. Raises
    NotAllowed when the programme is not for people of this age.
    """
    person = welcome(
        actor,
        programme,
        name=name,
        age_band=age_band,
        languages=languages,
        pronouns=pronouns,
        account=account,
    )
    if contact:
        people.name_safe_contact(actor, person, **contact)
    if code:
        people.write_invitation(actor, person, code=code)
    return open_request(
        actor,
        person,
        programme=programme,
        wishes=wishes,
        words=words,
        wants_help_choosing=wants_help_choosing,
    )


@action(event="support.asked_again", may=policy.may_ask_again)
def ask_again(
    actor: Actor,
    person: Person,
    *,
    programme: Programme,
    wishes: list[Wanted],
    words: str,
    wants_help_choosing: bool,
) -> Request:
    """Someone we know asks anew, here or in another programme; nothing is asked twice.

    Raises NotAllowed while they wait in this programme already.
    """
    join(person, programme)
    return open_request(
        actor,
        person,
        programme=programme,
        wishes=wishes,
        words=words,
        wants_help_choosing=wants_help_choosing,
    )


@action(event="request.asked", may=policy.may_open_request)
def open_request(
    actor: Actor,
    person: Person,
    *,
    programme: Programme,
    wishes: list[Wanted],
    words: str,
    wants_help_choosing: bool,
    urgency: int = Request.Urgency.STEADY,
) -> Request:
    """From now on they wait for an answer. The one event that every way of asking ends in."""
    if Request.objects.filter(person=person, programme=programme, state__in=Request.OPEN).exists():
        raise NotAllowed(policy.ALREADY_WAITING)
    request = Request(
        person=person,
        programme=programme,
        asked_at=clock.now(),
        words=words,
        wants_help_choosing=wants_help_choosing,
        urgency=urgency,
    )
    request.lottery = _drawn(request)
    request.save()
    for kind, code, weight in checked(wishes):
        Wish(request=request, kind=kind, code=code, weight=weight).save()
    return request


def welcome(actor: Actor, programme: Programme, *, age_band: str, **details: Any) -> Person:
    """A new participant of this programme, if it is for people of their age."""
    require(policy.serves(programme, age_band))
    return people.welcome_participant(actor, programme, age_band=age_band, **details)


def join(person: Person, programme: Programme) -> None:
    """Make sure that they belong to this programme; they may be in several."""
    require(policy.serves(programme, person.age_band))
    part = {"person": person, "role": "participant", "programme": programme}
    if Membership.objects.filter(**part, ended_on=None).exists():
        return
    require(people_policy.not_on_both_sides(person, programme))
    Membership(**part, started_on=clock.today()).save()


def _drawn(request: Request) -> int:
    """A lot nobody chose and anybody can draw again: it follows from the request's random id."""
    return int.from_bytes(hashlib.sha256(request.pk.bytes).digest()[:4]) >> 1
