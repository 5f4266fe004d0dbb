"""What a person agreed to, and who may see, ask and answer."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.core.prepared import prepared
from beside.people import policy as people
from beside.people.models import Person

from .models import Consent, Disclosure, Glass, Question

WORDS_AT_LEAST = 20
"""Letters in the reason for breaking glass (security model, A3)."""


def in_force(today: dt.date) -> Q:
    return Q(revoked_at=None) & (Q(expires_on=None) | Q(expires_on__gte=today))


def allows(person_id: UUID | None, covers: str, recipient: str | None = None) -> Decision:
    """Has this person said yes to this, not taken it back, and is it still good?"""
    if recipient is None:
        given = bool(_given(person_id=person_id, covers=str(covers)))
    else:
        rows = Consent.objects.filter(in_force(clock.today()), person_id=person_id, covers=covers)
        given = rows.filter(recipient__iexact=recipient.strip()).exists()
    return yes_if(given, _("There is no consent in force for this."))


@prepared
def _given(*, person_id: UUID | None, covers: str) -> QuerySet:
    given = Consent.objects.filter(in_force(clock.today()), person_id=person_id, covers=covers)
    return given.values_list("pk")[:1]


def visible_consents(actor: Actor) -> QuerySet[Consent]:
    return Consent.objects.filter(person__in=people.visible_participants(actor).values("pk"))


def visible_disclosures(actor: Actor) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(person__in=people.visible_participants(actor).values("pk"))


def visible_questions(actor: Actor) -> QuerySet[Question]:
    """One's own; and all of them for whoever answers them."""
    if actor.holds("questions.answer"):
        return Question.objects.all()
    return Question.objects.filter(person=actor.face)


def visible_glass(actor: Actor) -> QuerySet[Glass]:
    if actor.holds("glass.review"):
        return Glass.objects.all()
    return Glass.objects.filter(Q(by=actor.face) | Q(person=actor.face))


def visible_behind_glass(actor: Actor) -> QuerySet[Person]:
    """People of the programmes this actor answers for, whose record they could break into."""
    if not actor.holds("glass.break"):
        return Person.objects.none()
    there = Q(face=Person.Face.PARTICIPANT)
    if actor.reach is not None:
        there &= Q(memberships__programme__in=actor.reach)
    return Person.objects.filter(there).distinct()


def may_speak_for(actor: Actor, person: Person) -> Decision:
    return any_yes(
        yes_if(actor.is_operator, ""),
        yes_if(actor.face == person.pk, _("Only the person can decide this.")),
    )


def may_revoke(actor: Actor, consent: Consent) -> Decision:
    return first_no(
        may_speak_for(actor, consent.person),
        yes_if(consent.revoked_at is None, _("You have taken this back already.")),
    )


def may_disclose(actor: Actor, person: Person) -> Decision:
    """Staff who stand near, or arrange; the person for themself; a job that was asked to."""
    return any_yes(
        yes_if(actor.is_operator or actor.is_clock or actor.face == person.pk, ""),
        people.is_near(actor, person.pk),
        people.arranges_for(actor, person),
    )


def may_ask(actor: Actor, person: Person) -> Decision:
    return may_speak_for(actor, person)


def may_answer(actor: Actor, question: Question) -> Decision:
    return first_no(
        yes_if(actor.holds("questions.answer"), _("Your role does not answer these.")),
        yes_if(question.state == Question.State.OPEN, _("This has been answered.")),
    )


def may_break_glass(actor: Actor, person: Person) -> Decision:
    return first_no(
        yes_if(actor.holds("glass.break"), _("Your role does not break glass.")),
        yes_if(
            visible_behind_glass(actor).filter(pk=person.pk).exists(),
            _("This person is in another programme."),
        ),
        people.not_a_colleague(actor.face, person),
    )


def may_review_glass(actor: Actor, glass: Glass) -> Decision:
    return first_no(
        yes_if(actor.holds("glass.review"), _("Your role does not review this.")),
        yes_if(glass.by_id != actor.face, _("Somebody else must review what you did.")),
        yes_if(glass.reviewed_at is None, _("This has been reviewed.")),
    )


def may_read_log(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(actor.holds("log.read"), _("Your role does not read the log."))


def may_see_own(actor: Actor, subject: Any = None) -> Decision:
    """Pages a participant has about themself."""
    return yes_if(actor.holds("own.record"), _("Only a person's own face has these pages."))


def may_break_any_glass(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(actor.holds("glass.break"), _("Your role does not break glass."))


def glass_actor(actor: Actor, glass: Glass) -> Actor:
    """Who somebody is behind broken glass: reads one record, for an hour, and does nothing."""
    return replace(
        actor,
        grants=frozenset(),
        reach=frozenset(),
        purpose="emergency",
        only=glass.person_id,
        face=actor.face,
    )


def may_look_through(actor: Actor, glass: Glass) -> Decision:
    return first_no(
        yes_if(glass.by_id == actor.face, _("Somebody else opened this.")),
        yes_if(glass.ends_at > clock.now(), _("The hour is over. Give your reason again.")),
    )
