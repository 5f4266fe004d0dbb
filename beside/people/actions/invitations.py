"""Cards that open the door: a one-use code that lets a person make a way to sign in."""

import datetime as dt

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import require
from beside.people import policy
from beside.people.codes import hash_of
from beside.people.models import Account, Invitation, Person
from beside.people.whose import is_called

INVITATION_LASTS = dt.timedelta(days=14)


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


@action(event="invitation.answered", may=policy.may_use_invitation)
def say_whose(actor: Actor, invitation: Invitation, *, called: str) -> Invitation:
    """Whoever holds the card says what they are called here. After five names that are not it,
    the card stops working."""
    if is_called(invitation.person.name, called):
        invitation.is_theirs = True
        return invitation
    invitation.wrong_words += 1
    if not invitation.tries_left:
        invitation.cancelled_at = clock.now()
    invitation.save()
    return invitation


@action(event="invitation.used", may=policy.may_use_invitation)
def use_invitation(actor: Actor, invitation: Invitation, *, account: Account) -> Person:
    """The account becomes this person's way to sign in."""
    person = invitation.person
    require(policy.may_be_one(person, account))
    invitation.used_at = clock.now()
    invitation.save()
    person.account = account
    person.save()
    return person


@action(event="way_in.taken_back", may=policy.may_invite)
def take_back_way_in(actor: Actor, person: Person) -> Person:
    """Somebody else has used their card: that account is nobody here from now on."""
    for card in Invitation.objects.filter(person=person, used_at=None, cancelled_at=None):
        card.cancelled_at = clock.now()
        card.save()
    person.account = None
    person.save()
    return person
