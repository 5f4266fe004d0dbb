"""What came with a referral about consent: the newest word counts, and a no counts most."""

import base64
import binascii
from datetime import date

from beside.api.fhir.fields import (
    Body,
    concept,
    concepts,
    day,
    each,
    ended,
    exact,
    one,
    plain,
    unique,
    words,
)
from beside.api.fhir.follower import Follower, called
from beside.api.fhir.record import Record
from beside.referrals.incoming import IncomingConsent

_NOT_ABOUT_SHARING = {"research", "adr"}
_STATUS_SAYS_NO = {"rejected": "it was turned down", "inactive": "it was taken back or replaced"}
_OTHER = "What came about consent is for something else, or was sent in error."
_MOST_TEXT = 20_000


def agreement(
    consents: list[Record], person: Record, follower: Follower, today: date
) -> IncomingConsent:
    """The consent in force for this person, read from all that came; empty if none came."""
    unread = [follower.broken[r.top] for r in consents if r.top in follower.broken]
    whole = [record for record in consents if record.top not in follower.broken]
    ours = [record for record in whole if _counts(record.body)]
    if unread:
        return IncomingConsent(because=f"A consent came that cannot be read. {unread[0]}")
    if not ours:
        return IncomingConsent(because=_OTHER if whole else "No consent came with it.")
    read = [(_read(record, person, follower, today)) for record in ours]
    return max(read, key=lambda consent: (consent.on or date.min, consent.given is False))


def _counts(consent: Body) -> bool:
    scopes = {exact(coding, "code") for coding in each(one(consent, "scope"), "coding")}
    return exact(consent, "status") != "entered-in-error" and not scopes & _NOT_ABOUT_SHARING


def _read(record: Record, person: Record, follower: Follower, today: date) -> IncomingConsent:
    consent, provision = record.body, one(record.body, "provision")
    given, because = _is_given(consent, provision, today)
    actors = each(provision, "actor")
    return IncomingConsent(
        given=given,
        because=because,
        on=day(consent.get("dateTime")),
        by=", ".join(_named(record, "performer", person, follower)),
        held_by=", ".join(_named(record, "organization", person, follower)),
        shared_with=unique(_actor(record, part, follower) for part in actors),
        purposes=unique(
            words(c, "display") or words(c, "code") for c in each(provision, "purpose")
        ),
        covers=_covers(consent, provision),
        expires=day(one(provision, "period").get("end"), last=True),
        source_text=_source_text(one(consent, "sourceAttachment")),
    )


def _is_given(consent: Body, provision: Body, today: date) -> tuple[bool | None, str]:
    status = exact(consent, "status")
    if consent.get("modifierExtension"):
        return None, "The consent carries a condition we do not understand."
    if status in _STATUS_SAYS_NO:
        return False, f"The consent does not hold: {_STATUS_SAYS_NO[status]}."
    if status != "active":
        return None, "The consent is not finished yet."
    if exact(provision, "type") == "deny":
        return False, "The consent says no."
    if ended(one(provision, "period"), today):
        return False, "The consent has run out."
    starts = day(one(provision, "period").get("start"))
    if starts and starts > today:
        return None, "The consent does not hold yet."
    return True, ""


def _named(record: Record, name: str, person: Record, follower: Follower) -> tuple[str, ...]:
    """Who is named here: by their record if it came, else as the sender wrote it."""
    found = follower.follow_each(record, name)
    return unique(
        "the person themselves" if there is person else called(reference, there)
        for reference, there in found
    )


def _actor(record: Record, part: Body, follower: Follower) -> str:
    reference = one(part, "reference")
    return called(reference, follower.reach(reference, record, "provision.actor"))


def _covers(consent: Body, provision: Body) -> tuple[str, ...]:
    return unique(
        (
            concept(one(consent, "scope")),
            *concepts(consent, "category"),
            *concepts(provision, "action"),
            *(words(c, "display") or words(c, "code") for c in each(provision, "class")),
            *concepts(provision, "code"),
            concept(one(consent, "policyRule")),
        )
    )


def _source_text(attachment: Body) -> str:
    """The words of the form itself, where they came as text; a scan stays in the original."""
    if not exact(attachment, "contentType").startswith("text/plain"):
        return words(attachment, "title")
    try:
        raw = base64.b64decode(exact(attachment, "data")[: _MOST_TEXT * 8], validate=False)
    except (binascii.Error, ValueError):
        return words(attachment, "title")
    return plain(raw.decode("utf-8", "replace"), most=_MOST_TEXT)
