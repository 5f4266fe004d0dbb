"""How organisations, programmes and people come to be here, and the parts they play."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.core.models import Org

from . import policy
from .models import (
    Account,
    Invitation,
    Membership,
    Person,
    Programme,
    SafeContact,
    Supervises,
)
from .roles import ROLES

INVITATION_LASTS = dt.timedelta(days=14)


@action(event="programme.opened", may=policy.may_set_up)
def open_programme(
    actor: Actor,
    org: Org,
    *,
    name: str,
    slug: str,
    setting: str,
    ages: str = Programme.Ages.ADULT,
    focus: str = Programme.Focus.MENTAL_HEALTH,
    about: str = "",
    is_part2: bool = True,
) -> Programme:
    programme = Programme(
        name=name,
        slug=slug,
        setting=setting,
        ages=ages,
        focus=focus,
        about=about,
        is_part2=is_part2,
    )
    programme.save()
    return programme


@action(event="organisation.restyled", may=policy.may_set_up)
def restyle_organisation(actor: Actor, org: Org, *, look: dict[str, Any]) -> Org:
    """Change the words for people and the accent. The caller has checked the contrast."""
    org.look = {**org.look, **look}
    org.save()
    return org


@action(event="person.welcomed", may=policy.may_welcome)
def welcome_participant(
    actor: Actor,
    programme: Programme,
    *,
    name: str,
    pronouns: str = "",
    languages: list[str] | None = None,
    age_band: str = "",
    account: Account | None = None,
) -> Person:
    """Someone new in a programme. Needs nothing but what to call them."""
    today = clock.today()
    person = Person(
        face=Person.Face.PARTICIPANT,
        name=name,
        pronouns=pronouns,
        languages=languages or [],
        age_band=age_band,
        account=account,
        joined_on=today,
    )
    person.save()
    Membership(person=person, role="participant", programme=programme, started_on=today).save()
    return person


@action(event="staff.welcomed", may=policy.may_change_roster)
def welcome_staff(
    actor: Actor,
    org: Org,
    *,
    name: str,
    account: Account | None = None,
    pronouns: str = "",
    languages: list[str] | None = None,
) -> Person:
    person = Person(
        face=Person.Face.STAFF,
        name=name,
        account=account,
        pronouns=pronouns,
        languages=languages or [],
        joined_on=clock.today(),
    )
    person.save()
    return person


@action(event="part.given", may=policy.may_change_roster)
def give_part(
    actor: Actor, person: Person, *, role: str, programme: Programme | None = None
) -> Membership:
    """Let a person play a role, in one programme or everywhere. Raises NotAllowed for a role
    that does not belong to this face, or a place where they are on the other side."""
    kind = ROLES[role]
    if kind.face != person.face:
        raise NotAllowed("This role belongs to another face.")
    if kind.is_everywhere and programme is not None:
        raise NotAllowed("This role belongs to the whole organisation.")
    if role == "participant" and programme is None:
        raise NotAllowed("A participant belongs to a programme.")
    require(policy.not_on_both_sides(person, programme))
    part = Membership(person=person, role=role, programme=programme, started_on=clock.today())
    part.save()
    return part


@action(event="part.ended", may=policy.may_change_roster)
def end_part(actor: Actor, part: Membership) -> Membership:
    part.ended_on = clock.today()
    part.save()
    return part


@action(event="supervision.agreed", may=policy.may_change_roster)
def agree_supervision(actor: Actor, worker: Person, *, supervisor: Person) -> Supervises:
    for former in Supervises.objects.filter(worker=worker, ended_on=None):
        former.ended_on = clock.today()
        former.save()
    supervises = Supervises(worker=worker, supervisor=supervisor, started_on=clock.today())
    supervises.save()
    return supervises


@action(event="invitation.written", may=policy.may_invite)
def write_invitation(actor: Actor, person: Person, *, code: str) -> Invitation:
    """A card with a one-use code. `code` is shown once, to whoever hands over the card; we keep
    only its hash. An earlier unused card stops working."""
    now = clock.now()
    for earlier in Invitation.objects.filter(person=person, used_at=None, cancelled_at=None):
        earlier.cancelled_at = now
        earlier.save()
    invitation = Invitation(
        person=person, code_hash=hash_of(code), expires_at=now + INVITATION_LASTS
    )
    invitation.save()
    return invitation


@action(event="invitation.used", may=policy.may_use_invitation)
def use_invitation(actor: Actor, invitation: Invitation, *, account: Account) -> Person:
    """The account becomes this person's way to sign in."""
    invitation.used_at = clock.now()
    invitation.save()
    person = invitation.person
    person.account = account
    person.save()
    return person


@action(event="safe_contact.named", may=policy.may_keep_contact)
def name_safe_contact(
    actor: Actor,
    person: Person,
    *,
    channel: str,
    address: str = "",
    hours: str = "",
    may_leave_message: bool = False,
    code_word: str = "",
) -> SafeContact:
    """From now on this is the way to reach them; the one before it is no longer used."""
    for former in SafeContact.objects.filter(person=person, ended_at=None):
        former.ended_at = clock.now()
        former.save()
    contact = SafeContact(
        person=person,
        channel=channel,
        address=address,
        hours=hours,
        may_leave_message=may_leave_message,
        code_word=code_word,
        checked_on=clock.today(),
    )
    contact.save()
    return contact


@action(event="safe_contact.checked", may=policy.may_check_contact)
def check_safe_contact(actor: Actor, contact: SafeContact) -> SafeContact:
    """They were asked again, and it is still a safe way to reach them."""
    contact.checked_on = clock.today()
    contact.save()
    return contact


def new_code() -> str:
    """For a card: 4 groups of 4, without letters or digits that look alike. About 78 bits."""
    letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
    groups = ["".join(secrets.choice(letters) for _ in range(4)) for _ in range(4)]
    return "-".join(groups)


def hash_of(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
