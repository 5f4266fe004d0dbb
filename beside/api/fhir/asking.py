"""What a referral asks for, why, how soon, and in whose words."""

import re

from beside.api.fhir.fields import (
    Body,
    concept,
    concepts,
    day,
    each,
    exact,
    one,
    plain,
    unique,
    words,
)
from beside.api.fhir.follower import Follower, called
from beside.api.fhir.peer_support import Recognised
from beside.api.fhir.record import Record
from beside.referrals.incoming import AskedFor, Hints, Note, Urgency, Wanted

_URGENCY: dict[str, Urgency] = {
    "": "routine",
    "routine": "routine",
    "urgent": "soon",
    "asap": "soon",
    "stat": "now",
}
_DIAGNOSES = re.compile(
    r"icd-?(9|10|11)|icd9|icd10|dsm|2\.16\.840\.1\.113883\.6\.(90|103|3|4)$", re.I
)
_TAG = re.compile(
    r"\s*\((procedure|finding|situation|regime/therapy|observable entity|event|disorder)\)$"
)
_LONG = 10_000


def asked_for(
    asking: Record, tasks: list[Record], person: Record, known_as: Recognised, follower: Follower
) -> AskedFor:
    """The request in words. A diagnosis is never among them: it stays in the original."""
    body = asking.body
    notes = [(record, note) for record in (asking, *tasks) for note in each(record.body, "note")]
    own = [words(n, "text", most=_LONG) for r, n in notes if _is_theirs(r, n, person, follower)]
    others = [(r, n) for r, n in notes if not _is_theirs(r, n, person, follower)]
    reasons = [part for record in (asking, *tasks) for part in _reasons(record.body)]
    return AskedFor(
        what=said(body) or known_as.name,
        recognised_by=known_as.by,
        details=unique(
            [*map(_untagged, concepts(body, "orderDetail"))]
            + [words(task.body, "description", most=_LONG) for task in tasks]
        ),
        reasons=unique(_untagged(concept(r)) for r in reasons if not is_diagnosis(r)),
        notes=tuple(_note(record, note, follower) for record, note in others),
        own_words="\n\n".join(filter(None, own)),
        told_the_person=words(body, "patientInstruction", most=_LONG),
    )


def said(body: Body) -> str:
    """What is asked for, in the sender's own words; nothing where there are only codes."""
    detail = next(iter(concepts(body, "orderDetail")), "")
    return _untagged(concept(one(body, "code")) or detail)


def urgency(asking: Record, tasks: list[Record]) -> tuple[Urgency, str]:
    """How soon, as the sender marked it; a mark we do not know is read as soon, and said."""
    marks = [exact(record.body, "priority") for record in (asking, *tasks)]
    mark = next(filter(None, marks), "")
    known = _URGENCY.get(mark)
    if known:
        return known, ""
    return "soon", f"The sender marked it “{plain(mark, most=40)}”. We read that as soon."


def wanted(body: Body) -> Wanted:
    """When support is hoped for."""
    period, timing = one(body, "occurrencePeriod"), one(body, "occurrenceTiming")
    bounds = one(one(timing, "repeat"), "boundsPeriod")
    start = body.get("occurrenceDateTime") or period.get("start") or bounds.get("start")
    end = period.get("end") or bounds.get("end")
    return Wanted(day(start), day(end, last=True), concept(one(timing, "code")))


def hints(asking: Record, tasks: list[Record], follower: Follower) -> Hints:
    """Who, where and what kind of support was named, to help choose a programme."""
    asked = [called(*pair) for pair in follower.follow_each(asking, "performer")]
    owners = [(one(t.body, "owner"), follower.follow(t, "owner")) for t in tasks]
    places = [called(*pair) for pair in follower.follow_each(asking, "locationReference")]
    return Hints(
        asked_of=unique([*asked, *(called(*pair) for pair in owners)]),
        places=unique([*concepts(asking.body, "locationCode"), *places]),
        categories=unique(map(_untagged, concepts(asking.body, "category"))),
    )


def is_diagnosis(reason: Body) -> bool:
    """True for a reason that is a diagnosis by its code, or by the mark of its code's name."""
    return any(
        _DIAGNOSES.search(exact(coding, "system"))
        or exact(coding, "display").endswith("(disorder)")
        for coding in each(reason, "coding")
    )


def _reasons(body: Body) -> list[Body]:
    return each(body, "reasonCode") + [r for r in [one(body, "reasonCode")] if r]


def _is_theirs(record: Record, note: Body, person: Record, follower: Follower) -> bool:
    return follower.shelf.find(one(note, "authorReference"), record) is person


def _note(record: Record, note: Body, follower: Follower) -> Note:
    author = one(note, "authorReference")
    there = follower.reach(author, record, "note.author")
    by = words(note, "authorString") or called(author, there)
    return Note(words(note, "text", most=_LONG), by, day(note.get("time")))


def _untagged(said: str) -> str:
    """Without the mark in brackets that one code system puts behind its names."""
    return _TAG.sub("", said)
