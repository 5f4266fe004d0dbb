"""Everything we keep about one person, gathered for them: as plain data, and as a document."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beside.consent import policy as consent
from beside.consent import queries as trust
from beside.core.actor import Actor
from beside.encounters import policy as encounters
from beside.encounters.activities import activities
from beside.people.models import Membership, Person, SafeContact
from beside.people.vocabulary import label, own_name
from beside.plans.models import Goal, Step, Strength
from beside.referrals.models import Referral, Request, Wish
from beside.referrals.wishes import WORDS_OF
from beside.relationships import policy as relationships
from beside.supervision import policy as supervision
from beside.supervision import statements

DOCUMENT = Path(__file__).with_name("record.typ")


def gather(actor: Actor, person: Person) -> dict[str, Any]:
    """The whole record as data, in the person's order of interest. Nothing is left out but the
    other organisation's original files, which the page offers to ask for."""
    return {
        "about": _about(person),
        "ways_to_reach_me": [_contact(row) for row in _of(SafeContact, person)],
        "asked_for": [_request(row) for row in _of(Request, person).order_by("asked_at")],
        "walked_with": [
            _relationship(row)
            for row in relationships.visible_relationships(actor)
            .filter(participant=person)
            .select_related("worker", "goodbye")
            .order_by("introduced_at")
        ],
        "plan": [_goal(row) for row in _of(Goal, person).order_by("place")],
        "strengths": [
            {"kind": row.get_kind_display(), "words": row.words}
            for row in _of(Strength, person).filter(ended_at=None).order_by("added_at")
        ],
        "meetings": [_meeting(row) for row in _meetings(actor, person)],
        "how_meetings_were": [
            _impression(row)
            for row in supervision.visible_impressions(actor)
            .filter(by=person)
            .select_related("encounter")
            .order_by("given_at")
        ],
        "consents": [_consent(row) for row in _all_consents(actor, person)],
        "given_to_others": [_disclosure(row) for row in trust.disclosures(actor, person)],
        "questions": [_question(row) for row in trust.questions_of(actor, person)],
        "who_looked": _looks(person),
    }


def as_json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2, default=_written)


def _written(thing: Any) -> str:
    """A moment or a day as every computer reads it; anything else in its own words."""
    return thing.isoformat() if isinstance(thing, dt.date) else str(thing)


def as_pdf(record: dict[str, Any], *, org: str, now: dt.datetime) -> bytes:
    """A readable, tagged document. Words are passed as data, so nothing in them is a command."""
    printed = date_format(timezone.localtime(now), "j F Y, H:i")
    given = {"org": org, "printed": printed, "record": _plain(record)}
    return typst.compile(DOCUMENT, sys_inputs={"given": json.dumps(given, ensure_ascii=False)})


def _of(model: Any, person: Person) -> Any:
    return model.objects.filter(person=person)


def _about(person: Person) -> dict[str, Any]:
    parts = Membership.objects.filter(person=person).select_related("programme")
    return {
        "name": person.name,
        "pronouns": person.pronouns,
        "age_band": label("age_bands", person.age_band),
        "languages": [own_name(code) for code in person.languages],
        "here_since": person.joined_on,
        "programmes": [part.programme.name for part in parts if part.programme],
    }


def _contact(row: SafeContact) -> dict[str, Any]:
    return {
        "channel": row.get_channel_display(),
        "address": row.address,
        "hours": row.hours,
        "may_leave_message": row.may_leave_message,
        "checked_on": row.checked_on,
        "in_use": row.ended_at is None,
    }


def _request(row: Request) -> dict[str, Any]:
    referral = Referral.objects.filter(request=row).first()
    return {
        "asked_at": row.asked_at,
        "programme": row.programme.name,
        "words": row.words,
        "wishes": [
            {
                "kind": wish.get_kind_display(),
                "what": label(WORDS_OF[Wish.Kind(wish.kind)], wish.code),
                "weight": wish.get_weight_display(),
            }
            for wish in row.wishes.filter(ended_at=None)
        ],
        "state": row.get_state_display(),
        "referred_by": json.loads(referral.referrer or "{}") if referral else None,
    }


def _relationship(row: Any) -> dict[str, Any]:
    goodbye = getattr(row, "goodbye", None)
    return {
        "peer_worker": row.worker.name,
        "since": row.began_at or row.introduced_at,
        "until": row.ended_at,
        "ending": row.get_ending_display() if row.ending else "",
        "their_goodbye": goodbye.from_worker if goodbye else "",
        "my_goodbye": goodbye.from_participant if goodbye else "",
    }


def _goal(row: Goal) -> dict[str, Any]:
    steps = row.steps.exclude(state=Step.State.LET_GO).order_by("place")
    return {
        "words": row.words,
        "why": row.why,
        "state": row.get_state_display(),
        "set_at": row.set_at,
        "steps": [
            {"words": step.words, "state": step.get_state_display(), "done_on": step.done_on}
            for step in steps
        ],
    }


def _meetings(actor: Actor, person: Person) -> Any:
    rows = encounters.visible_encounters(actor).filter(participant=person)
    return (
        rows.select_related("worker", "note__goal", "note__signed_by")
        .prefetch_related("note__added", "note__amendments__by")
        .order_by("starts_at")
    )


def _meeting(row: Any) -> dict[str, Any]:
    note = getattr(row, "note", None)
    return {
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "how": row.get_mode_display(),
        "place": row.place,
        "with": row.worker.name,
        "state": row.get_state_display(),
        "note": _note(note) if note else None,
    }


def _note(note: Any) -> dict[str, Any]:
    labels = {code: str(activity.label) for code, activity in activities().items()}
    return {
        "only_that_we_met": note.is_attendance_only,
        "goal": note.goal.words if note.goal else "",
        "what_we_did": [labels.get(code, code) for code in note.did],
        "in_my_words": note.words,
        "what_is_next": note.next,
        "minutes": note.minutes,
        "written_together": note.is_together,
        "signed_by": note.signed_by.name,
        "signed_at": note.signed_at,
        "my_words_beside_it": [
            {"words": added.words, "at": added.at, "answer": added.answer}
            for added in note.added.all()
        ],
        "changed_later": [
            {"at": change.at, "by": change.by.name, "why": change.why, "it_said": change.was}
            for change in note.amendments.all()
        ],
    }


def _impression(row: Any) -> dict[str, Any]:
    said = statements.read(row.answers)
    return {
        "meeting": row.encounter.starts_at,
        "said_at": row.given_at,
        "answers": [
            {"to": str(each.person), "answer": str(statements.ANSWERS[said[each.code]])}
            for each in statements.STATEMENTS
            if each.code in said
        ],
    }


def _all_consents(actor: Actor, person: Person) -> Any:
    return consent.visible_consents(actor).filter(person=person).order_by("signed_at")


def _consent(row: Any) -> dict[str, Any]:
    return {
        "covers": row.get_covers_display(),
        "discloser": row.discloser,
        "information": row.information,
        "recipient": row.recipient,
        "purpose": row.purpose,
        "how_to_revoke": row.how_to_revoke,
        "ends": row.expires_on or row.expires_when,
        "signed_name": row.signed_name,
        "signed_at": row.signed_at,
        "statements": row.statements,
        "revoked_at": row.revoked_at,
    }


def _disclosure(row: Any) -> dict[str, Any]:
    return {
        "at": row.disclosed_at,
        "to": row.recipient,
        "what": row.information,
        "purpose": row.purpose,
        "ground": row.ground,
        "notice": row.notice,
    }


def _question(row: Any) -> dict[str, Any]:
    return {
        "kind": row.get_kind_display(),
        "asked_at": row.asked_at,
        "words": row.words,
        "answer": row.answer,
        "decision": row.decision,
    }


def _looks(person: Person) -> list[dict[str, Any]]:
    looks, number = [], 1
    while True:
        page = trust.looks_at(person, number=number)
        looks += [
            {"at": look.at, "who": look.who, "role": look.role, "what": look.what, "why": look.why}
            for look in page.object_list
        ]
        if not page.has_next():
            return looks
        number += 1


def _plain(value: Any) -> Any:
    """Moments and days as people say them; everything else as it is."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dt.datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    if value is None or isinstance(value, bool):
        return "" if value is None else (_("yes") if value else _("no"))
    return str(value)
