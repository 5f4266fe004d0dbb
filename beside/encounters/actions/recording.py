"""The note two people share: signing it, and changing it without losing what it said."""

import datetime as dt
import json

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.plans.models import Goal

from .. import policy
from ..activities import activities
from ..models import Amendment, Draft, Encounter, Note
from .booking import save_if_both_are_free
from .drafting import author, use_up


@action(event="encounter.recorded", may=policy.may_record_encounter)
def record_encounter(
    actor: Actor,
    encounter: Encounter,
    *,
    goal: Goal | None,
    did: list[str],
    words: str,
    next: str,
    next_on: dt.date | None,
    minutes: int,
    is_together: bool,
    opened_at: dt.datetime | None = None,
) -> Note:
    """Sign the note. From this moment the person can read it."""
    note = _signed(actor, encounter, minutes)
    _write(note, goal=goal, did=did, words=words, next=next, next_on=next_on)
    note.is_together, note.opened_at = is_together, opened_at
    _say_that_they_met(encounter)
    note.save()
    use_up(actor, encounter, Draft.Form.NOTE)
    return note


@action(event="attendance.recorded", may=policy.may_record_attendance)
def record_attendance(
    actor: Actor, encounter: Encounter, *, minutes: int, opened_at: dt.datetime | None = None
) -> Note:
    """Just that we met: a whole and valid note."""
    note = _signed(actor, encounter, minutes)
    note.is_attendance_only, note.opened_at = True, opened_at
    _say_that_they_met(encounter)
    note.save()
    use_up(actor, encounter, Draft.Form.NOTE)
    return note


@action(event="note.amended", may=policy.may_amend_note)
def amend_note(
    actor: Actor,
    note: Note,
    *,
    why: str,
    did: list[str],
    words: str,
    next: str,
    next_on: dt.date | None,
    minutes: int,
    goal: Goal | None,
) -> Note:
    """Change a signed note. What it said before stays beside it, with the reason."""
    Amendment(
        note=note,
        version=note.version,
        was=json.dumps(as_it_stands(note)),
        why=why,
        by_id=author(actor),
        at=clock.now(),
    ).save()
    _write(note, goal=goal, did=did, words=words, next=next, next_on=next_on)
    note.minutes, note.version = minutes, note.version + 1
    note.is_attendance_only = False
    note.save()
    use_up(actor, note.encounter, Draft.Form.CHANGE)
    return note


def as_it_stands(note: Note) -> dict[str, object]:
    """All that a note says, as plain values: what an amendment keeps."""
    return {
        "goal": note.goal.words if note.goal else "",
        "did": note.did,
        "words": note.words,
        "next": note.next,
        "next_on": note.next_on.isoformat() if note.next_on else None,
        "minutes": note.minutes,
        "is_together": note.is_together,
        "is_attendance_only": note.is_attendance_only,
    }


def _signed(actor: Actor, encounter: Encounter, minutes: int) -> Note:
    return Note(
        encounter=encounter, minutes=minutes, signed_at=clock.now(), signed_by_id=author(actor)
    )


def _write(
    note: Note,
    *,
    goal: Goal | None,
    did: list[str],
    words: str,
    next: str,
    next_on: dt.date | None,
) -> None:
    if goal is not None and goal.person_id != note.encounter.participant_id:
        raise NotAllowed(_("This goal is somebody else’s."))
    note.goal = goal
    note.did = [code for code in activities() if code in did]
    note.words, note.next, note.next_on = words, next, next_on


def _say_that_they_met(encounter: Encounter) -> None:
    was_given_up = encounter.state == Encounter.State.MISSED
    if encounter.state != Encounter.State.MET:
        encounter.state = Encounter.State.MET
        encounter.reached_out_at = None
        if was_given_up:
            save_if_both_are_free(encounter)
        else:
            encounter.save()
