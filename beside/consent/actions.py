"""Saying yes, taking it back, telling what left the house, asking, and breaking glass."""

import datetime as dt

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.people.models import Person

from . import policy, texts
from .models import Consent, Disclosure, Glass, Question

ANSWER_WITHIN = dt.timedelta(days=30)
"""The access and deletion promise (field notes 3.9: access 30 days; decision record CO-09)."""


@action(event="consent.given", may=policy.may_speak_for)
def give_consent(
    actor: Actor,
    person: Person,
    *,
    covers: str,
    signed_name: str,
    recipient: str = "",
    purpose: str = "",
    information: list[str] | None = None,
    expires_on: dt.date | None = None,
    expires_when: str = "",
    language: str = "en",
) -> Consent:
    """A yes, with its ten elements. What the person did not fill in comes from the words they
    saw. Raises NotAllowed when it would not say to whom, what for or until when."""
    text = texts.text_for(covers, clock.today())
    consent = Consent(
        person=person,
        covers=covers,
        discloser=str(person.org),
        information=information or list(text.information),
        recipient=recipient.strip() or text.recipient,
        purpose=purpose.strip() or text.purpose,
        how_to_revoke=text.how_to_revoke,
        expires_on=expires_on,
        expires_when=expires_when.strip() or ("" if expires_on else text.expires_when),
        signed_name=signed_name.strip(),
        signed_at=clock.now(),
        statements=text.statements,
        text_version=text.version,
        text_hash=text.hash,
        language=language,
    )
    _insist_on_the_elements(consent)
    consent.save()
    return consent


def _insist_on_the_elements(consent: Consent) -> None:
    for words, why in (
        (consent.signed_name, "Write your name to say yes."),
        (consent.recipient, "Say who may see it."),
        (consent.information, "Say what may be shared."),
        (consent.purpose, "Say what it is for."),
        (consent.expires_on or consent.expires_when, "Say until when."),
    ):
        if not words:
            raise NotAllowed(why)
    if consent.expires_on and consent.expires_on < clock.today():
        raise NotAllowed("That day has passed. Choose one that is still to come.")


@action(event="consent.revoked", may=policy.may_revoke)
def revoke_consent(actor: Actor, consent: Consent) -> Consent:
    """From this moment it no longer holds, anywhere."""
    consent.revoked_at = clock.now()
    consent.save()
    return consent


@action(event="record.disclosed", may=policy.may_disclose)
def record_disclosure(
    actor: Actor,
    person: Person,
    *,
    recipient: str,
    information: list[str],
    purpose: str,
    ground: str,
    consent: Consent | None = None,
) -> Disclosure:
    """Tell that something left the house. On the ground of a consent, that consent is asked
    again now: it must be in force, for this recipient, for all of this."""
    if ground == "consent":
        _insist_it_covers(consent, person, recipient, information)
    notice = texts.notice(clock.today())
    disclosure = Disclosure(
        person=person,
        consent=consent,
        recipient=recipient,
        information=information,
        purpose=purpose,
        ground=ground,
        notice_version=notice.version,
        notice=notice.words,
        disclosed_at=clock.now(),
        by_id=None if actor.face == person.pk else actor.face,
    )
    disclosure.save()
    return disclosure


def _insist_it_covers(
    consent: Consent | None, person: Person, recipient: str, information: list[str]
) -> None:
    if consent is None or consent.person_id != person.pk:
        raise NotAllowed("There is no consent for this.")
    require(policy.allows(person.pk, consent.covers, recipient))
    if not set(information) <= set(consent.information):
        raise NotAllowed("The consent does not cover all of this.")
    if not Consent.objects.filter(policy.in_force(clock.today()), pk=consent.pk).exists():
        raise NotAllowed("This consent is no longer in force.")


@action(event="question.asked", may=policy.may_ask)
def ask_question(
    actor: Actor, person: Person, *, kind: str, words: str, about: str = ""
) -> Question:
    """Ask why someone looked, for a correction, or for something to be deleted."""
    question = Question(
        person=person,
        kind=kind,
        words=words,
        about=about,
        asked_at=clock.now(),
        due_on=clock.today() + ANSWER_WITHIN,
    )
    question.save()
    return question


@action(event="question.answered", may=policy.may_answer)
def answer_question(
    actor: Actor, question: Question, *, answer: str, decision: str = ""
) -> Question:
    question.state = Question.State.ANSWERED
    question.answer, question.decision = answer, decision
    question.answered_at, question.answered_by_id = clock.now(), actor.me
    question.save()
    return question


@action(event="glass.broken", may=policy.may_break_glass)
def break_glass(actor: Actor, person: Person, *, reason: str, words: str) -> Glass:
    """Open one record to be read for an hour. The person and a reviewer are told."""
    if len("".join(words.split())) < policy.WORDS_AT_LEAST:
        raise NotAllowed("Say why in a sentence or two, so that the person can understand it.")
    now = clock.now()
    glass = Glass(
        person=person,
        by_id=actor.me,
        reason=reason,
        words=words,
        broken_at=now,
        ends_at=now + dt.timedelta(minutes=Glass.MINUTES),
    )
    glass.save()
    return glass


@action(event="glass.reviewed", may=policy.may_review_glass)
def review_glass(actor: Actor, glass: Glass, *, words: str) -> Glass:
    glass.reviewed_at, glass.reviewed_by_id, glass.review = clock.now(), actor.me, words
    glass.save()
    return glass
