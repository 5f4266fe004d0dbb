"""Consents and taking one back, looks, questions to the privacy officer, and glass broken once."""

import datetime as dt

from beside.consent import actions
from beside.consent.models import Glass
from beside.consent.policy import glass_actor
from beside.core.actor import Actor
from beside.core.models import Access
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.encounters.models import Note

DOCTOR = "Dr. Amy Sandoval, Union Street clinic"
TELLS_REFERRER = 0.35
READ_NOTE = "beside.encounters.views.notes.read"
OPEN_PERSON = "beside.home.views.inside.person"
OPEN_REQUEST = "beside.referrals.views.arranging.show"
BEHIND_GLASS = "beside.home.views.inside.behind_glass"
WHY = (
    "Sky has been off since this morning and nobody knows whom to ring. "
    "I need today's meeting and the safe way to reach them, nothing else."
)


def plan(story: Story) -> None:
    """What this person agreed to, and for some of the cast who looked and what they asked."""
    if story.told.referred_by and story.walk.legs and story.chance(TELLS_REFERRER):
        first = story.walk.legs[0].meetings[0]
        story.at(story.starts(first) + 6 * MINUTE, _tell_referrer)
    if story.told.key in PARTS:
        PARTS[story.told.key](story)


def _marlowe(story: Story) -> None:
    days_ago = story.stage.days_ago
    story.at(days_ago(31, dt.time(19, 40)), _share_with_doctor)
    story.at(days_ago(30, dt.time(11, 5)), _send_to_doctor)
    story.at(story.stage.moment(story.walk.asked_on + DAY, dt.time(9, 12)), _look_at_request)
    for days in range(1, 75, 7):
        story.at(days_ago(days, dt.time(9, 48)), _look, "rosa", OPEN_PERSON)
    for days in (12, 40):
        story.at(days_ago(days, dt.time(15, 21)), _read_notes, "ines")
    for days in (3, 11, 33):
        story.at(days_ago(days, dt.time(21, 14)), _read_own_note)


def _desmond(story: Story) -> None:
    story.at(story.stage.days_ago(300, dt.time(10, 15)), _tell_referrer)
    story.at(story.stage.days_ago(61, dt.time(22, 5)), _take_back)


def _priya(story: Story) -> None:
    story.at(story.stage.days_ago(72, dt.time(20, 30)), _share_with_doctor)


def _walt(story: Story) -> None:
    story.at(story.stage.days_ago(9, dt.time(16, 2)), _read_notes, "bernard")
    story.at(
        story.stage.days_ago(3, dt.time(6, 50)),
        _ask,
        "LOOK",
        "Somebody read my note on a Friday afternoon. Who is that, and what for?",
    )


def _pearl(story: Story) -> None:
    asked = story.stage.days_ago(121, dt.time(8, 30))
    words = "It says Birch ward. I was on Alder, and I will thank you to get that right."
    story.at(asked, _ask, "CORRECT", words)
    story.at(asked + 3 * DAY, _answer, "You were on Alder. It says so now, and I have told June.")


def _tj(story: Story) -> None:
    story.at(story.stage.days_ago(33, dt.time(9, 25)), _break_glass)


PARTS = {
    "marlowe": _marlowe,
    "desmond": _desmond,
    "priya": _priya,
    "walt": _walt,
    "pearl": _pearl,
    "tj": _tj,
}


def _tell_referrer(story: Story) -> None:
    by = next(row for row in story.stage.told.referrers if row.key == story.told.referred_by)
    actions.give_consent(
        story.me,
        story.who,
        covers="REFERRER",
        recipient=", ".join(filter(None, (by.name or by.role, by.organisation))),
        signed_name=story.told.latin_name or story.told.name,
    )


def _share_with_doctor(story: Story) -> None:
    actions.give_consent(
        story.me,
        story.who,
        covers="CARE_TEAM",
        recipient=DOCTOR,
        information=["goals"],
        purpose="So that she knows what I am working on",
        expires_on=story.stage.today + 90 * DAY,
        signed_name=story.told.name,
    )


def _send_to_doctor(story: Story) -> None:
    consent = story.who.consents.get(covers="CARE_TEAM", revoked_at=None)
    actions.record_disclosure(
        story.coordinator,
        story.who,
        consent=consent,
        recipient=DOCTOR,
        information=["goals"],
        purpose="So that she knows what they are working on",
        ground="consent",
    )


def _take_back(story: Story) -> None:
    for consent in story.who.consents.filter(covers="REFERRER", revoked_at=None):
        actions.revoke_consent(story.me, consent)


def _ask(story: Story, kind: str, words: str) -> None:
    actions.ask_question(story.me, story.who, kind=kind, words=words)


def _answer(story: Story, answer: str) -> None:
    question = story.who.questions.get(state="OPEN")
    actions.answer_question(story.stage.by("agnes"), question, answer=answer)


def _break_glass(story: Story) -> None:
    glass = actions.break_glass(story.stage.by("dolores"), story.who, reason="COVER", words=WHY)
    behind = glass_actor(story.stage.by("dolores"), glass)
    Access.write(behind, story.who, page=BEHIND_GLASS, because=WHY)
    story.at(glass.broken_at + DAY + HOUR, _review_glass)


def _review_glass(story: Story) -> None:
    for glass in Glass.objects.filter(person=story.who, reviewed_at=None):
        actions.review_glass(
            story.stage.by("agnes"),
            glass,
            words="Four minutes, one page, and the mother was rung. I would have done the same.",
        )


def _look_at_request(story: Story) -> None:
    Access.write(story.coordinator, story.request, page=OPEN_REQUEST)


def _look(story: Story, by: str, page: str) -> None:
    Access.write(story.stage.by(by), story.who, page=page)


def _read_notes(story: Story, by: str) -> None:
    _read(story, story.stage.by(by))


def _read_own_note(story: Story) -> None:
    _read(story, story.me)


def _read(story: Story, by: Actor) -> None:
    for note in Note.objects.filter(encounter__participant=story.who).order_by("-signed_at")[:2]:
        Access.write(by, note, page=READ_NOTE)
