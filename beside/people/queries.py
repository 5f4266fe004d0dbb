"""What is asked about people, programmes and cards."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor

from . import policy
from .codes import hash_of
from .models import Invitation, Membership, Person, Programme, SafeContact, Supervises, SystemClient
from .roles import ROLES, Role


def programmes(actor: Actor) -> QuerySet[Programme]:
    """Every programme, the open ones first."""
    return policy.visible_programmes(actor).order_by(F("closed_on").asc(nulls_first=True), "name")


def staff(actor: Actor) -> QuerySet[Person]:
    """The people who work here, with the parts they play and who looks after them."""
    return (
        policy.visible_workers(actor)
        .filter(left_on=None)
        .order_by("name")
        .prefetch_related(
            Prefetch("memberships", _parts_now(), to_attr="parts"),
            Prefetch("looked_after_by", _supervision_now(), to_attr="supervisors"),
        )
    )


def supervisors(actor: Actor) -> QuerySet[Person]:
    """Who could look after a worker."""
    supervising = Membership.objects.filter(role="supervisor", ended_on=None)
    return (
        policy.visible_workers(actor)
        .filter(left_on=None, pk__in=supervising.values("person"))
        .order_by("name")
    )


def open_systems(actor: Actor) -> QuerySet[SystemClient]:
    """The other systems whose keys still open the door."""
    return policy.visible_clients(actor).filter(ended_at=None)


def parts_of(person: Person) -> list[tuple[Role, Membership]]:
    """What somebody does here now, each with the words for it."""
    parts = _parts_now().filter(person=person)
    return [(ROLES[part.role], part) for part in parts if part.role in ROLES]


def supervisor_of(worker: Person) -> Person | None:
    agreed = _supervision_now().filter(worker=worker).first()
    return agreed.supervisor if agreed else None


def safe_contact(person: Person) -> SafeContact | None:
    """The one way to reach them that counts now."""
    return SafeContact.objects.filter(person=person, ended_at=None).first()


@dataclass(frozen=True)
class Card:
    """A card with a code, and why it does not work, when it does not."""

    invitation: Invitation | None
    title: str | Promise = ""
    next: str | Promise = ""

    @property
    def works(self) -> bool:
        return not self.title


def card_with(code: str, *, now: dt.datetime) -> Card:
    """The card with this code. Words are for whoever holds it: they did nothing wrong."""
    found = (
        Invitation.objects.select_related("person", "person__account")
        .filter(code_hash=hash_of(code))
        .first()
    )
    return Card(found, *_why_not(found, now))


def newest_card(person: Person, *, now: dt.datetime) -> Card | None:
    """The card somebody was given last."""
    newest = Invitation.objects.filter(person=person).order_by("-expires_at").first()
    return Card(newest, *_why_not(newest, now)) if newest else None


def _why_not(card: Invitation | None, now: dt.datetime) -> tuple[Any, ...]:
    if card is None:
        return (
            _("We don't know this code"),
            _("Please look at the card again. A letter may have slipped in or out."),
        )
    if card.used_at:
        return (
            _("This card has been used"),
            _("If you used it, sign in. If it was not you, please tell the team at once."),
        )
    if not card.tries_left:
        return (
            _("This card is closed"),
            _(
                "Too many names were tried that are not yours. Ask for a new one: it is quickly made."
            ),
        )
    if card.cancelled_at:
        return (
            _("There is a newer card than this one"),
            _("Please use the newer one. If you can't find it, ask for another."),
        )
    if card.expires_at <= now or card.person.left_on:
        return (
            _("This card is too old now"),
            _("Cards last two weeks. Ask your peer worker or the team for a new one."),
        )
    return ()


def _parts_now() -> QuerySet[Membership]:
    return Membership.objects.filter(ended_on=None).select_related("programme").order_by("role")


def _supervision_now() -> QuerySet[Supervises]:
    return Supervises.objects.filter(ended_on=None).select_related("supervisor")
