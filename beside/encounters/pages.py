"""What each page of meetings and notes needs, put together from questions and rights."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.utils import timezone

from beside.core.actor import Actor
from beside.core.models import Org
from beside.people.models import Person
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship

from . import offering, policy, queries, renderings, wording
from .afterwards import offered
from .models import AddedWords, Amendment, CalendarFeed, Draft, Encounter, Note
from .renderings import Told
from .writing import Writing, gentle_words, told_before, told_by, told_so_far

A_PAGE = 20


@dataclass(frozen=True)
class Offer:
    """The nearest times for two people, and what is asked with them."""

    relationship: Relationship
    other: Person
    is_theirs: bool
    for_form: dict[str, Any]
    reach: str = ""
    """The safe way to reach the person, masked; asked about each time."""
    has_usual: bool = False
    encounter: Encounter | None = None


@dataclass(frozen=True)
class Version:
    """One change to a note: what it said before, what it said after, who changed it and why."""

    by: str
    at: dt.datetime
    why: str
    before: list[renderings.Part]
    after: list[renderings.Part]


@dataclass(frozen=True)
class Beside:
    """Something the person said beside a note, and whether this reader may answer it."""

    added: AddedWords
    may_answer: bool
    asks: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asks", self.added.kind == AddedWords.Kind.CORRECT)


def mine(actor: Actor, now: dt.datetime, before: str | None) -> dict[str, Any]:
    coming = list(queries.coming(actor, now))
    return {
        "next": coming[0] if coming else None,
        "coming": coming[1:],
        "to_write": list(queries.without_note(actor, now)),
        "gone": Paginator(queries.gone(actor, now), A_PAGE).get_page(before),
        "walking": list(queries.walking(actor)),
        "face_id": actor.face,
    }


def one_meeting(actor: Actor, encounter: Encounter, now: dt.datetime) -> dict[str, Any]:
    is_worker = actor.face == encounter.worker_id
    return {
        "encounter": encounter,
        "other": encounter.participant if is_worker else encounter.worker,
        "is_worker": is_worker,
        "is_theirs": actor.face == encounter.participant_id,
        "is_ahead": encounter.state == Encounter.State.BOOKED and encounter.ends_at > now,
        "may_confirm": policy.may_confirm_encounter(actor, encounter),
        "may_change": policy.may_change_encounter(actor, encounter),
        "may_write": policy.may_record_attendance(actor, encounter),
        "may_miss": policy.may_mark_missed(actor, encounter),
        "may_book": policy.may_book_encounter(actor, encounter.relationship),
        "note": policy.visible_notes(actor).filter(encounter=encounter).first(),
        "afterwards": offered(actor, encounter),
    }


def offer(actor: Actor, relationship: Relationship, org: Org, now: dt.datetime) -> Offer:
    """For a new meeting."""
    times = offering.nearest(relationship, ZoneInfo(org.timezone), now=now)
    contact = (
        relationships.visible_contacts(actor).filter(person=relationship.participant_id).last()
    )
    reach = offering.masked(contact) if contact and contact.channel != contact.Channel.HERE else ""
    last = queries.last_met(relationship)
    is_theirs = actor.face == relationship.participant_id
    return Offer(
        relationship,
        relationship.worker if is_theirs else relationship.participant,
        is_theirs,
        {
            "offered": times,
            "modes": queries.modes_of(relationship.worker_id),
            "reach": reach,
            "ask": "" if is_theirs else relationship.participant.name,
            "initial": {"mode": last.mode} if last else {},
        },
        reach=reach,
    )


def offer_another(actor: Actor, encounter: Encounter, org: Org, now: dt.datetime) -> Offer:
    """For a meeting that is to be moved."""
    relationship = encounter.relationship
    minutes = round((encounter.ends_at - encounter.starts_at).total_seconds() / 60)
    times = offering.nearest(
        relationship, ZoneInfo(org.timezone), now=now, minutes=minutes, but=encounter
    )
    is_theirs = actor.face == encounter.participant_id
    return Offer(
        relationship,
        encounter.worker if is_theirs else encounter.participant,
        is_theirs,
        {"offered": times},
        encounter=encounter,
    )


def just_now(now: dt.datetime) -> dict[str, Any]:
    """A meeting that was not booked most likely just ended."""
    began = timezone.localtime(now - dt.timedelta(hours=1))
    at = began.replace(minute=began.minute - began.minute % 5, second=0, microsecond=0)
    return {"on": at.date(), "at": at.time()}


def notes(actor: Actor, now: dt.datetime, before: str | None) -> dict[str, Any]:
    return {
        "notes": Paginator(queries.notes_mine(actor), A_PAGE).get_page(before),
        "to_write": list(queries.without_note(actor, now)),
        "is_theirs": actor.holds("own.record"),
    }


def for_form(begun: Writing) -> dict[str, Any]:
    return {
        "goals": begun.goals,
        "name": begun.name,
        "first": begun.first,
        "initial": begun.initial,
    }


def writing(begun: Writing, form: Any) -> dict[str, Any]:
    typed = _typed(form.data) if form.is_bound else begun.initial
    return {
        "begun": begun,
        "encounter": begun.encounter,
        "form": form,
        **_reads(begun.encounter, begun.goals, typed),
    }


def pieces(actor: Actor, encounter: Encounter, form: str) -> dict[str, Any]:
    """What a page shows anew after a draft was kept: how it reads now."""
    draft = queries.draft_of(actor, encounter, form)
    if draft is None or form == Draft.Form.WORDS:
        return {}
    return _reads(encounter, queries.goals_for(actor, encounter), json.loads(draft.body))


def suggestions(text: str) -> dict[str, Any]:
    return {"found": wording.suggestions(text[:5000])}


def one_note(actor: Actor, note: Note, form: Any) -> dict[str, Any]:
    whole = queries.note_whole(note)
    encounter = whole.encounter
    told = _all_told(actor, whole)
    is_theirs = actor.face == encounter.participant_id
    added = sorted(whole.added.all(), key=lambda each: each.at)
    return {
        "note": whole,
        "encounter": encounter,
        "is_theirs": is_theirs,
        "layouts": renderings.all_three(told[-1]),
        "versions": _versions(whole, told),
        "added": [Beside(each, bool(policy.may_answer_correction(actor, each))) for each in added],
        "may_add": policy.may_add_words(actor, whole),
        "may_amend": policy.may_amend_note(actor, whole),
        "afterwards": offered(actor, encounter),
        "gentle": gentle_words(whole) if actor.face == whole.signed_by_id else [],
        "form": form,
    }


def words_kept(actor: Actor, note: Note) -> dict[str, Any]:
    """What the person was typing beside this note, if they went away before sending it."""
    draft = queries.draft_of(actor, note.encounter, Draft.Form.WORDS)
    return json.loads(draft.body) if draft else {}


def my_feed(actor: Actor) -> CalendarFeed | None:
    return policy.visible_feeds(actor).first()


def _reads(encounter: Encounter, goals: list[Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    told = told_so_far(encounter, goals, typed)
    return {"layouts": renderings.all_three(told), "units": told.units}


def _all_told(actor: Actor, note: Note) -> list[Told]:
    """What the note told, from the first version to the one that stands; without a goal that was
    kept back from this reader."""
    told = [*(told_before(note, json.loads(each.was)) for each in _changes(note)), told_by(note)]
    return told if queries.tells_goal(actor, note) else [replace(each, goal="") for each in told]


def _changes(note: Note) -> list[Amendment]:
    return sorted(note.amendments.all(), key=lambda each: each.version)


def _versions(note: Note, told: list[Told]) -> list[Version]:
    """Every change, the latest first, each with what it said before and after."""
    read = [renderings.plain(each) for each in told]
    found = [
        Version(each.by.name, each.at, each.why, read[number], read[number + 1])
        for number, each in enumerate(_changes(note))
    ]
    return found[::-1]


def _typed(data: Any) -> dict[str, Any]:
    return {**data.dict(), "did": data.getlist("did")} if hasattr(data, "getlist") else data
