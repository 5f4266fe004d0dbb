"""Who sees which meeting and which note, and who may do what with them.

A meeting is known to those the person is visible to. A note is known to fewer: to the person, to
the worker who wrote it, to those who stand in for them, to their supervisor, and to the next
worker when the person chose to pass notes on.
"""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from beside.consent import policy as consent
from beside.consent.models import Consent
from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import YES, Decision, any_yes, first_no, no, yes_if
from beside.core.prepared import prepared
from beside.people import policy as people
from beside.people.models import Circle, Person
from beside.relationships.models import Goodbye, Relationship
from beside.workforce.serving import gaps

from .models import AddedWords, CalendarFeed, Draft, Encounter, Note

EARLY = dt.timedelta(minutes=15)
"""A note may be begun this long before the meeting: people are early, and write together."""
State = Encounter.State


def visible_encounters(actor: Actor) -> QuerySet[Encounter]:
    seen = people.visible_participants(actor).values("pk")
    rows = Encounter.objects.filter(participant__in=seen).select_related("participant", "worker")
    if actor.only or not actor.holds("encounters.record") or _sees_further(actor):
        return rows
    # Whoever stands in for a while sees what is to come, and what they were at: no history.
    return rows.filter(
        Q(worker=actor.face) | Q(starts_at__gte=clock.now()) | ~Q(participant__in=_lent(actor))
    )


def visible_notes(actor: Actor) -> QuerySet[Note]:
    seen = people.visible_participants(actor).values("pk")
    notes = Note.objects.filter(encounter__participant__in=seen).select_related(
        "encounter__participant", "encounter__worker", "signed_by", "goal"
    )
    if actor.is_clock or actor.is_operator or actor.only:
        return notes
    near = Q(encounter__participant=actor.face) | Q(encounter__worker=actor.face)
    if actor.holds("staff"):
        near |= Q(encounter__participant__in=_covered_by(actor))
        near |= Q(encounter__relationship__in=_passed_on())
    if actor.holds("encounters.record"):
        near |= Q(encounter__relationship__in=_passed_to_stand_in(actor))
        near |= Q(encounter__relationship__stands_in_for__worker=actor.face)
    if actor.holds("team.see"):
        near |= Q(encounter__worker__in=people.team_of(actor))
    return notes.filter(near) if actor.holds("own.record") or _supports(actor) else notes.none()


def visible_added_words(actor: Actor) -> QuerySet[AddedWords]:
    return AddedWords.objects.filter(note__in=visible_notes(actor).values("pk"))


def visible_drafts(actor: Actor) -> QuerySet[Draft]:
    """What somebody is still typing is for their own eyes."""
    return Draft.objects.filter(by=actor.face, used_at=None)


def visible_feeds(actor: Actor) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(person=actor.face, ended_at=None)


def may_open_meetings(actor: Actor) -> Decision:
    return first_no(
        yes_if(actor.face, _("Please sign in first.")),
        yes_if(
            actor.holds("own.record") or actor.holds("encounters.record"),
            _("Your role has no meetings of its own."),
        ),
    )


def may_open_notes(actor: Actor) -> Decision:
    return first_no(
        yes_if(actor.face, _("Please sign in first.")),
        yes_if(actor.holds("own.record") or _supports(actor), _("Your role does not read notes.")),
    )


def may_write(actor: Actor) -> Decision:
    return any_yes(yes_if(actor.holds("corrections.answer"), ""), _records(actor))


def may_book_encounter(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        _is_either(actor, relationship.participant, relationship.worker_id),
        yes_if(
            relationship.state in Relationship.OPEN,
            _("These two have said goodbye. Open the door again first."),
        ),
        may_serve(actor, relationship, clock.today()),
    )


def may_serve(actor: Actor, relationship: Relationship, on: dt.date) -> Decision:
    """Whether the worker holds that day what the programme asks for. Why not is told to those who
    can do something about it; to the person, that it is not about them."""
    worker, programme = relationship.worker_id, relationship.programme_id
    gap = gaps([worker], [programme], on).get((worker, programme))
    if gap is None:
        return YES
    if actor.holds("staff"):
        return no(f"{gap.says} {gap.mends}")
    words = _(
        "%(name)s can’t be booked here just now. It is not about you. Your programme can help."
    )
    return no(words % {"name": relationship.worker.name})


def may_confirm_encounter(actor: Actor, encounter: Encounter) -> Decision:
    return first_no(people.is_self(actor, encounter.participant), _is_ahead(encounter))


def may_change_encounter(actor: Actor, encounter: Encounter) -> Decision:
    """Move it or call it off: either of the two, or who arranges for them."""
    return first_no(
        _is_either(actor, encounter.participant, encounter.worker_id), _is_ahead(encounter)
    )


def may_arrange_times(actor: Actor, relationship: Relationship) -> Decision:
    """Whether this actor could move what these two have booked."""
    return _is_either(actor, relationship.participant, relationship.worker_id)


def may_hand_on_encounter(actor: Actor, encounter: Encounter) -> Decision:
    """To whoever stands in: part of a yes, so whoever may note that may do this. Back again it
    also goes by itself."""
    own = encounter.relationship.stands_in_for
    back = own is not None and (actor.is_clock or actor.face == own.worker_id)
    return first_no(
        any_yes(yes_if(back, ""), _is_either(actor, encounter.participant, encounter.worker_id)),
        _is_ahead(encounter),
    )


def may_log_encounter(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        _records(actor),
        _is_the_worker(actor, relationship.worker_id, relationship.participant_id),
        yes_if(relationship.state in Relationship.OPEN, _("These two have said goodbye.")),
    )


def may_mark_missed(actor: Actor, encounter: Encounter) -> Decision:
    return first_no(
        _records(actor),
        _is_the_worker(actor, encounter.worker_id, encounter.participant_id),
        yes_if(encounter.state == State.BOOKED, _("This meeting is no longer open.")),
        yes_if(encounter.starts_at <= clock.now(), _("This meeting has not begun yet.")),
    )


def may_record_attendance(actor: Actor, encounter: Encounter) -> Decision:
    """That the two met is written down by the worker; no consent is needed to say only that."""
    return first_no(
        _records(actor),
        _is_the_worker(actor, encounter.worker_id, encounter.participant_id),
        _is_open_for_a_note(encounter),
    )


def may_record_encounter(actor: Actor, encounter: Encounter) -> Decision:
    return first_no(
        _records(actor),
        _is_the_worker(actor, encounter.worker_id, encounter.participant_id),
        consent.allows(encounter.participant_id, Consent.Covers.NOTES),
        _is_open_for_a_note(encounter),
    )


def may_keep_draft(actor: Actor, encounter: Encounter) -> Decision:
    """The worker, of a note or a change to one; the person, of their own words beside it."""
    return any_yes(
        first_no(
            yes_if(actor.holds("own.record"), ""),
            people.is_self(actor, encounter.participant),
        ),
        first_no(
            _records(actor),
            _is_the_worker(actor, encounter.worker_id, encounter.participant_id),
            any_yes(
                yes_if(_has_open_correction(encounter), ""),
                consent.allows(encounter.participant_id, Consent.Covers.NOTES),
            ),
            yes_if(encounter.state != State.CALLED_OFF, _("This meeting was called off.")),
        ),
    )


def may_amend_note(actor: Actor, note: Note) -> Decision:
    """Whoever wrote it, with consent; and without, when the person asked to put it right."""
    return first_no(
        _records(actor),
        _is_the_worker(actor, note.encounter.worker_id, note.about_id),
        any_yes(
            yes_if(_has_open_correction(note.encounter), ""),
            consent.allows(note.about_id, Consent.Covers.NOTES),
        ),
    )


def may_add_words(actor: Actor, note: Note) -> Decision:
    return first_no(
        yes_if(actor.holds("own.record"), _("Only the person adds their words here.")),
        people.is_self(actor, note.encounter.participant),
    )


def may_answer_correction(actor: Actor, added: AddedWords) -> Decision:
    """The worker who wrote it, or a supervisor who may read it."""
    return first_no(
        any_yes(
            yes_if(actor.holds("corrections.answer"), ""),
            _is_the_worker(actor, added.note.encounter.worker_id, added.about_id),
        ),
        yes_if(visible_notes(actor).filter(pk=added.note_id).exists(), _("This is not yours.")),
        yes_if(added.kind == AddedWords.Kind.CORRECT, _("These words ask for no answer.")),
        yes_if(added.answered_at is None, _("This has been answered already.")),
    )


def may_open_feed(actor: Actor, person: Person) -> Decision:
    return people.is_self(actor, person)


def may_close_feed(actor: Actor, feed: CalendarFeed) -> Decision:
    return first_no(
        yes_if(actor.face == feed.person_id, _("This address is somebody else's.")),
        yes_if(feed.ended_at is None, _("This address was taken back already.")),
    )


def may_remind(actor: Actor, encounter: Encounter) -> Decision:
    return first_no(
        yes_if(actor.is_clock, _("Reminders are sent when it is time, not by hand.")),
        _is_ahead(encounter),
    )


def may_close_drafts(actor: Actor, person: Person) -> Decision:
    """When a person takes back their yes to notes, by whoever carries that out."""
    return yes_if(
        not consent.allows(person.pk, Consent.Covers.NOTES), _("They still agree to notes.")
    )


def _records(actor: Actor) -> Decision:
    return yes_if(actor.holds("encounters.record"), _("Your role does not record meetings."))


def _supports(actor: Actor) -> bool:
    return actor.holds("encounters.record") or actor.holds("team.see")


def _is_the_worker(actor: Actor, worker_id: object, person_id: object) -> Decision:
    return first_no(
        yes_if(actor.face == worker_id, _("Only the peer worker who was there can do this.")),
        people.is_near(actor, person_id),
    )


def _is_either(actor: Actor, participant: Person, worker_id: object) -> Decision:
    return any_yes(
        yes_if(actor.face == participant.pk and actor.holds("own.record"), ""),
        first_no(_records(actor), _is_the_worker(actor, worker_id, participant.pk)),
        people.arranges_for(actor, participant),
    )


def _is_ahead(encounter: Encounter) -> Decision:
    return first_no(
        yes_if(encounter.state == State.BOOKED, _("This meeting is no longer open.")),
        yes_if(encounter.ends_at > clock.now(), _("This meeting is over.")),
    )


def has_come(encounter: Encounter, now: dt.datetime) -> bool:
    """It has begun, or nearly: from here on it can be written about."""
    return encounter.starts_at - EARLY <= now


def _is_open_for_a_note(encounter: Encounter) -> Decision:
    return first_no(
        yes_if(encounter.state != State.CALLED_OFF, _("This meeting was called off.")),
        yes_if(
            has_come(encounter, clock.now()),
            _("This meeting has not begun yet. You can write about it when you are there."),
        ),
        yes_if(
            not _notes_about(encounter=encounter.pk),
            _("There is a note about this meeting already."),
        ),
    )


@prepared
def _notes_about(*, encounter: UUID) -> QuerySet:
    return Note.objects.filter(encounter=encounter).values_list("pk")


def _has_open_correction(encounter: Encounter) -> bool:
    asked = AddedWords.objects.filter(note__encounter=encounter, kind=AddedWords.Kind.CORRECT)
    return asked.filter(answered_at=None).exists()


def _covered_by(actor: Actor) -> QuerySet:
    """People this actor stands in for while their own worker is away."""
    now = clock.now()
    return (
        Circle.objects.filter(member=actor.face, part=Circle.Part.COVER, since__lte=now)
        .filter(Q(until=None) | Q(until__gt=now))
        .values("person")
    )


def _sees_further(actor: Actor) -> bool:
    """By another of their roles they see all the meetings of whom they see."""
    return actor.holds("team.see") or actor.holds("people.see_programme")


def _lent(actor: Actor) -> QuerySet:
    """People this actor only ever stood in with, for a while."""
    mine = Relationship.objects.filter(worker=actor.face)
    own = mine.filter(stands_in_for=None).values("participant")
    lent = mine.filter(stands_in_for__isnull=False).exclude(participant__in=own)
    return lent.values("participant")


def _passed_to_stand_in(actor: Actor) -> QuerySet:
    """Relationships for which this actor stands in, with the notes the person let them see."""
    rows = Relationship.objects.filter(worker=actor.face, stands_in_for__isnull=False)
    chosen = rows.filter(state__in=Relationship.OPEN).annotate(chosen=Cast("passes", TextField()))
    return chosen.filter(chosen__contains='"notes"').values("stands_in_for")


def _passed_on() -> QuerySet:
    """Relationships whose notes the person chose to pass on at the goodbye."""
    chosen = Goodbye.objects.annotate(chosen=Cast("handover", TextField()))
    return chosen.filter(chosen__contains='"notes"').values("relationship")
