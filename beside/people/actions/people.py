"""Somebody new, and the safe way to reach them."""

from beside.core import clock, ledger
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import require
from beside.people import policy
from beside.people.models import Account, Membership, Person, Programme, SafeContact
from beside.people.vocabulary import term


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
    require(policy.not_on_both_sides(person, programme))
    person.save()
    Membership(person=person, role="participant", programme=programme, started_on=today).save()
    return person


@action(event="languages.said", may=policy.may_say_languages)
def say_languages(actor: Actor, person: Person, *, languages: list[str]) -> Person:
    """What they speak, the one they like best first. Raises VocabularyError for an unknown code."""
    person.languages = [term("languages", code).code for code in dict.fromkeys(languages)]
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


@action(event="way_in.changed", may=policy.is_self)
def note_way_in(actor: Actor, person: Person, *, what: str) -> Person:
    """How this person signs in has changed: a passphrase, a passkey, a code, an address."""
    ledger.note({"what": "people.Account", "id": str(person.pk), "fields": {what: None}})
    return person


@action(event="safe_contact.checked", may=policy.may_check_contact)
def check_safe_contact(actor: Actor, contact: SafeContact) -> SafeContact:
    """They were asked again, and it is still a safe way to reach them."""
    contact.checked_on = clock.today()
    contact.save()
    return contact
