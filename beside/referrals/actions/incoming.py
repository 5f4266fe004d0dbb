"""A referral from another system: taken whole, once, or not at all."""

import json
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people import vocabulary
from beside.people.actions import hash_of
from beside.people.models import Person, Programme, SystemClient

from .. import policy
from ..incoming import IncomingConsent, IncomingReferral
from ..models import NumberElsewhere, Referral, Request
from .asking import join, open_request, welcome

URGENCY = {
    "routine": Request.Urgency.STEADY,
    "soon": Request.Urgency.SOON,
    "now": Request.Urgency.SOONEST,
}


class AlreadyHere(Exception):
    """This very referral was taken before. Nothing was changed."""

    def __init__(self, referral: Referral) -> None:
        super().__init__("This referral was taken before.")
        self.referral = referral


@action(event="referral.taken", may=policy.may_take_referral)
def take_referral(
    actor: Actor, programme: Programme, *, incoming: IncomingReferral, reference: str
) -> Referral:
    """A person sent by another system waits from now on, and every word that came is kept.

    They are somebody we know only when a number says so that the sender gave us before; never
    by name, birth date or telephone. Raises AlreadyHere, or NotAllowed with the reason.
    """
    known = Referral.objects.filter(source=incoming.key).first()
    if known:
        raise AlreadyHere(known)
    if incoming.consent.given is False:
        raise NotAllowed(incoming.consent.because or _("The person has not said yes."))
    person = _person(actor, programme, incoming)
    referral = Referral(
        request=_request(actor, person, programme, incoming),
        reference_hash=hash_of(reference),
        by=Referral.By.SYSTEM,
        sent_by=SystemClient.objects.filter(pk=actor.id).first(),
        their_id=_their_id(incoming),
        source=incoming.key,
        **_words(incoming),
    )
    referral.save()
    return referral


@action(event="referral.told_anew", may=policy.may_keep_newer)
def keep_newer_word(actor: Actor, referral: Referral, *, incoming: IncomingReferral) -> Referral:
    """The same referral came again and says something else: both are kept, and it is said.

    Raises NotAllowed when no number says that it is about the same person.
    """
    if not _numbers(incoming).filter(person=referral.request.person_id).exists():
        raise NotAllowed(policy.ABOUT_SOMEBODY_ELSE)
    earlier = json.loads(str(referral.original))
    told = json.loads(str(referral.told))
    told["came_again_at"] = [*told.get("came_again_at", []), clock.now().isoformat()]
    referral.told = json.dumps(told)
    referral.original = json.dumps([*earlier, *_original(incoming)])
    referral.fingerprint = incoming.fingerprint
    referral.save()
    return referral


def _person(actor: Actor, programme: Programme, incoming: IncomingReferral) -> Person:
    """The one person all these numbers point to, else somebody new."""
    known = _numbers(incoming).select_related("person")
    people = {number.person_id: number.person for number in known}
    if len(people) == 1:
        person = next(iter(people.values()))
        join(person, programme)
    else:
        person = _newcomer(actor, programme, incoming)
    for number_hash in _hashes(incoming) - {number.number_hash for number in known}:
        NumberElsewhere(person=person, number_hash=number_hash).save()
    return person


def _numbers(incoming: IncomingReferral) -> QuerySet[NumberElsewhere]:
    """Those of its numbers that somebody here is known by."""
    return NumberElsewhere.objects.filter(number_hash__in=_hashes(incoming))


def _newcomer(actor: Actor, programme: Programme, incoming: IncomingReferral) -> Person:
    came = incoming.person
    return welcome(
        actor,
        programme,
        name=(came.nickname or came.also_known_as or _("No name yet"))[:80],
        age_band=came.age_band,
        languages=_languages(came.languages),
        pronouns=came.pronouns[:40],
    )


def _languages(said: tuple[str, ...]) -> list[str]:
    """The codes of those languages we have a word for; all of them stay with what was told."""
    codes = {name.casefold(): code for code, name in vocabulary.choices("languages")}
    codes |= {code: code for code in vocabulary.codes("languages")}
    return list(dict.fromkeys(codes[one.casefold()] for one in said if one.casefold() in codes))


def _request(
    actor: Actor, person: Person, programme: Programme, incoming: IncomingReferral
) -> Request:
    """Someone who waits here already goes on waiting, once; else they wait from now on."""
    waiting = Request.objects.filter(
        person=person, programme=programme, state__in=Request.OPEN
    ).first()
    return waiting or open_request(
        actor,
        person,
        programme=programme,
        wishes=[],
        words=incoming.asked_for.own_words,
        wants_help_choosing=True,
        urgency=URGENCY[incoming.urgency],
    )


def _their_id(incoming: IncomingReferral) -> str:
    """The id the sender gave its request; nothing when it is known by its place alone."""
    kind, _slash, name = incoming.name.partition("/")
    return name[:64] if kind == "ServiceRequest" else ""


def _words(incoming: IncomingReferral) -> dict[str, Any]:
    now = clock.now()
    return {
        "referrer": json.dumps(asdict(incoming.referrer) if incoming.referrer else {}),
        "consent_said": _consent_said(incoming.consent)[:300],
        "told": json.dumps(_told(incoming), default=str),
        "original": json.dumps(_original(incoming)),
        "fingerprint": incoming.fingerprint,
        "left_out": list(incoming.left_out),
        "received_at": now,
        "stepped_at": now,
    }


def _told(incoming: IncomingReferral) -> dict[str, Any]:
    """Everything that was read, but what has a column of its own."""
    return {
        "person": asdict(incoming.person),
        "asked_for": asdict(incoming.asked_for),
        "consent": asdict(incoming.consent),
        "wanted": asdict(incoming.wanted),
        "hints": asdict(incoming.hints),
        "written_on": incoming.written_on,
        "to_check": incoming.to_check,
        "unresolved": incoming.unresolved,
        "status_there": incoming.status_there,
    }


def _original(incoming: IncomingReferral) -> list[dict[str, str]]:
    return [asdict(record) for record in incoming.original]


def _consent_said(consent: IncomingConsent) -> str:
    if consent.given is None:
        return consent.because or _("Nothing clear was said about consent. Ask them first.")
    said = _("A consent came with it") + (f", {consent.on.isoformat()}" if consent.on else "")
    return said + (f" ({consent.by})." if consent.by else ".")


def _hashes(incoming: IncomingReferral) -> set[str]:
    salt = "beside.referrals.number"
    return {salted_hmac(salt, key, algorithm="sha256").hexdigest() for key in incoming.person_keys}
