"""What follows from a meeting, a note and a consent taken back: each in one line."""

from typing import Any
from zoneinfo import ZoneInfo

from beside.consent.models import Consent
from beside.core.action import on
from beside.core.actor import Actor
from beside.core.actor import clock as clock_actor
from beside.people.models import Person
from beside.referrals import actions as referrals
from beside.referrals.models import Referral
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship
from beside.workforce import actions as workforce
from beside.workforce.models import WorkedHours

from . import actions, news, queries
from .models import AddedWords, Encounter, Note


@on("encounter.booked")
def tell_of_booking(actor: Actor, encounter: Encounter) -> None:
    news.booked(actor, encounter)


@on("encounter.confirmed")
def tell_of_confirmation(actor: Actor, encounter: Encounter) -> None:
    news.confirmed(encounter)


@on("encounter.moved")
def tell_of_move(actor: Actor, encounter: Encounter) -> None:
    news.moved(actor, encounter)


@on("encounter.handed_on")
def tell_of_handing_on(actor: Actor, encounter: Encounter) -> None:
    news.handed_on(encounter)


@on("encounter.called_off")
def tell_of_calling_off(actor: Actor, encounter: Encounter) -> None:
    news.called_off(actor, encounter)


@on("encounter.logged")
def walk_on_from_a_logged_meeting(actor: Actor, encounter: Encounter) -> None:
    _walk_on(actor, encounter)


@on("encounter.recorded")
@on("attendance.recorded")
def walk_on_from_a_note(actor: Actor, note: Note) -> None:
    _walk_on(actor, note.encounter)


@on("encounter.recorded")
@on("attendance.recorded")
def tell_of_note(actor: Actor, note: Note) -> None:
    news.signed(note)


@on("note.amended")
def tell_of_change(actor: Actor, note: Note) -> None:
    news.amended(note)


@on("words.added")
@on("correction.asked")
def tell_of_words(actor: Actor, added: AddedWords) -> None:
    news.words_added(added)


@on("correction.answered")
def tell_of_answer(actor: Actor, added: AddedWords) -> None:
    news.correction_answered(added)


@on("consent.revoked")
def close_drafts_when_notes_are_no_longer_wanted(actor: Actor, consent: Consent) -> None:
    if consent.covers == Consent.Covers.NOTES:
        actions.close_drafts(actor, consent.person)


@on("encounter.recorded")
@on("attendance.recorded")
@on("note.amended")
def count_the_hours(actor: Actor, note: Note) -> None:
    """What was signed counts towards the worker's credential, as it stands now; nobody types it
    again."""
    worker, hours = _hours_of(note)
    workforce.count_hours(clock_actor(actor.org_id), worker, **hours)


def _hours_of(note: Note) -> tuple[Person, dict[str, Any]]:
    starts_at = note.encounter.starts_at.astimezone(ZoneInfo(note.org.timezone))
    return note.encounter.worker, {
        "kind": WorkedHours.Kind.WORK,
        "day_on": starts_at.date(),
        "minutes": note.minutes,
        "source": "encounters.Note",
        "source_id": note.pk,
    }


def _walk_on(actor: Actor, encounter: Encounter) -> None:
    """They met: from now on they walk together, and whoever referred them may know it."""
    relationship = encounter.relationship
    if relationship.state == Relationship.State.INTRODUCED:
        relationships.begin_walking(actor, relationship)
    relationships.note_meeting(actor, relationship, at=encounter.starts_at)
    referral = queries.referral_behind(relationship)
    if referral and referral.step in (Referral.Step.RECEIVED, Referral.Step.REACHED_OUT):
        referrals.mark_referral(actor, referral, step=Referral.Step.MET)
