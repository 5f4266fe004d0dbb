"""Signing the note that two people share."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.encounters import actions
from beside.encounters.models import Draft, Encounter, Note
from beside.notices.models import Notice
from beside.plans import actions as plans
from beside.relationships.models import Relationship

from .conftest import anew, on


def test_the_worker_signs_it(cast, note, goal):
    assert note.words == "I sat by the door and it was all right."
    assert note.did == ["LISTENED", "PRACTICED_A_SKILL"]
    assert (note.goal_id, note.minutes, note.is_together) == (goal.pk, 50, True)
    assert note.signed_by_id == cast.dev.person.pk


def test_they_met_and_walk_together_from_now_on(cast, note, walking):
    anew(walking)
    assert walking.state == Relationship.State.ACTIVE
    assert walking.last_met_at == on(1, 14)
    with tenancy.within(cast.here.pk):
        assert Encounter.objects.get().state == "MET"


def test_the_person_can_read_it_at_once_and_is_told(cast, note, as_):
    page = as_(cast.marlowe).get(f"/o/river/notes/{note.pk}/").content.decode()
    assert "I sat by the door and it was all right." in page
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(kind="note.signed")
    assert told.person_id == cast.marlowe.person.pk
    assert told.words == "Dev wrote a note about your meeting. You can add your words."


def test_it_leaves_an_event_that_names_the_note_but_does_not_quote_it(cast, note):
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="encounter.recorded")
    assert event.about_id == cast.marlowe.person.pk
    assert "door" not in str(event.changes) and "one stop" not in str(event.changes)
    assert any("words" in change["fields"] for change in event.changes)


def test_the_words_lie_sealed(cast, note):
    from django.db import connection

    with tenancy.within(cast.here.pk), connection.cursor() as cursor:
        cursor.execute("select words, next from encounters_note")
        assert all(b"door" not in bytes(cell) for row in cursor.fetchall() for cell in row)


@pytest.mark.parametrize("who", ["marlowe", "rosa", "ines", "cora", "manu", "ari", "pia"])
def test_nobody_else_may(cast, after, agreed, sign, who):
    with pytest.raises(NotAllowed):
        sign(after, by=getattr(cast, who))


def test_a_stranger_from_another_organisation_cannot_even_find_it(cast, after, agreed, sign):
    with pytest.raises(Encounter.DoesNotExist):
        sign(after, by=cast.zed)


def test_not_without_consent_to_notes(cast, after, sign):
    with pytest.raises(NotAllowed, match="no consent"):
        sign(after)


def test_not_before_the_meeting_but_a_little_early_is_fine(cast, meeting, agreed, sign):
    with clock.at(on(1, 13, 40)), pytest.raises(NotAllowed, match="not begun yet"):
        sign(meeting)
    with clock.at(on(1, 13, 45)):
        sign(meeting)


def test_not_twice(cast, note, sign):
    with pytest.raises(NotAllowed, match="a note about this meeting already"):
        sign(note.encounter)


def test_not_of_a_meeting_that_was_called_off(cast, meeting, agreed, sign):
    actions.call_off_encounter(cast.dev.actor, meeting)
    with clock.at(on(1, 15)), pytest.raises(NotAllowed, match="called off"):
        sign(meeting)


def test_not_toward_somebody_elses_goal(cast, after, agreed, sign, other_pair):
    hers = plans.set_goal(cast.ana.actor, cast.ana.person, words="Sing again", why="")
    with pytest.raises(NotAllowed, match="somebody else"):
        sign(after, goal=hers)


def test_what_nobody_knows_is_not_noted_as_done(cast, after, agreed, sign):
    assert sign(after, did=["FLEW", "LISTENED"]).did == ["LISTENED"]


def test_its_draft_is_used_up(cast, after, agreed, sign):
    actions.keep_draft(cast.dev.actor, after, body="{}")
    sign(after)
    with tenancy.within(cast.here.pk):
        assert Draft.objects.get().used_at is not None


def test_a_refusal_leaves_nothing_behind(cast, after, sign):
    with pytest.raises(NotAllowed):
        sign(after)
    with tenancy.within(cast.here.pk):
        assert not Note.objects.exists()
        assert Encounter.objects.get().state == "BOOKED"


def test_who_referred_the_person_learns_that_they_met(cast, referred, agreed, sign):
    referral, met = referred
    with clock.at(on(1, 15)):
        sign(met)
    anew(referral)
    assert referral.step == "MET"


@pytest.fixture
def referred(cast):
    """Marlowe came through a referral; the request behind it led to Dev."""
    from beside.core.actor import anyone, operator
    from beside.referrals import actions as referrals
    from beside.relationships import actions as relationships
    from tests import worlds

    from .conftest import NINE_TO_FIVE

    referral = referrals.refer(
        anyone(cast.here.pk), cast.community, **_what_a_referrer_says("Marlowe")
    )
    worlds.profile(cast.dev, hours=NINE_TO_FIVE)
    with tenancy.within(cast.here.pk):
        person = referral.request.person
    walking = relationships.introduce(
        operator(cast.here.pk),
        person,
        worker=cast.dev.person,
        programme=cast.community,
        request_id=referral.request_id,
    )
    from beside.consent import actions as consent

    consent.give_consent(operator(cast.here.pk), person, covers="NOTES", signed_name="Marlowe")
    booked = actions.book_encounter(
        cast.dev.actor, walking, starts_at=on(1, 14), minutes=50, mode="IN_PERSON", place=""
    )
    return referral, booked


def _what_a_referrer_says(name):
    return {
        "name": name,
        "age_band": "26-40",
        "languages": ["en"],
        "contact": {"channel": "PHONE", "address": "555 0117"},
        "words": "Wants company on the bus.",
        "wishes": [],
        "urgency": 1,
        "by": "PROFESSIONAL",
        "referrer": {"name": "Sam", "role": "Nurse", "organisation": "Ward 3", "reach": "x"},
        "consent_said": "Yes, today",
        "reference": "ABCD-EFGH-JKMN-PQRS",
    }


# By the web door.


def said(**rest):
    return {
        "goal": "none",
        "did": ["LISTENED", "PLANNED"],
        "words": "It was fine.",
        "next": "Ride one stop",
        "next_on": "2026-11-28",
        "minutes": "50",
        "is_together": "on",
        **rest,
    }


def test_the_page_begins_with_what_is_known(cast, after, agreed, goal, as_):
    plans.lay_step(cast.marlowe.actor, goal, words="Ride one stop", by_on=dt.date(2026, 11, 28))
    page = as_(cast.dev).get(f"/o/river/meetings/{after.pk}/note/")
    body = page.content.decode()
    form = page.context["form"]
    assert "Library, room 2" in body and "Note with Marlowe" in body
    assert form["goal"].value() == str(goal.pk)
    assert (form["next"].value(), form["minutes"].value()) == ("Ride one stop", 50)
    assert 'value="2026-11-28"' in body


def test_the_goal_of_last_time_is_chosen_again(cast, note, book, goal, sign, as_):
    second = plans.set_goal(cast.marlowe.actor, cast.marlowe.person, words="Cook", why="")
    with clock.at(on(1, 16)):
        next_time = book(on(2, 11))
    with clock.at(on(2, 12)):
        sign(next_time, goal=second)
        third = book(on(3, 11))
    with clock.at(on(3, 12)):
        page = as_(cast.dev).get(f"/o/river/meetings/{third.pk}/note/")
    assert page.context["form"]["goal"].value() == str(second.pk)


def test_signing_leads_to_the_note(cast, after, agreed, as_):
    answer = as_(cast.dev).post(f"/o/river/meetings/{after.pk}/note/", said(), follow=True)
    body = answer.content.decode()
    assert "Signed. Marlowe can read it now." in body and "It was fine." in body


def test_sent_twice_it_is_signed_once(cast, after, agreed, as_):
    client = as_(cast.dev)
    address = f"/o/river/meetings/{after.pk}/note/"
    first = client.post(address, said(_once="the-same-mark"))
    second = client.post(address, said(_once="the-same-mark"))
    assert first["Location"] == second["Location"]
    with tenancy.within(cast.here.pk):
        assert Note.objects.count() == 1


def test_how_long_it_took_is_known(cast, after, agreed, as_):
    opened = (clock.now() - dt.timedelta(seconds=42)).isoformat()
    as_(cast.dev).post(f"/o/river/meetings/{after.pk}/note/", said(opened_at=opened))
    with tenancy.within(cast.here.pk):
        note = Note.objects.get()
    assert (note.signed_at - note.opened_at).seconds == 42


@pytest.mark.parametrize("opened", ["", "soon", "2026-01-01T00:00:00+00:00", "2099-01-01"])
def test_a_time_that_makes_no_sense_is_left_out(cast, after, agreed, as_, opened):
    as_(cast.dev).post(f"/o/river/meetings/{after.pk}/note/", said(opened_at=opened))
    with tenancy.within(cast.here.pk):
        assert Note.objects.get().opened_at is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"minutes": "many"}, "whole number"),
        ({"next_on": "soon"}, "could not read that day"),
        ({"did": ["FLEW"]}, "no longer there"),
        ({"goal": "5"}, "no longer there"),
        ({"words": "x" * 5001}, "longer than we can keep"),
        ({"words": "a\x00b"}, "cannot keep"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, after, agreed, as_, wrong, says):
    page = as_(cast.dev).post(f"/o/river/meetings/{after.pk}/note/", said(**wrong))
    body = page.content.decode()
    assert page.status_code == 200 and says in body
    assert "Ride one stop" in body
    with tenancy.within(cast.here.pk):
        assert not Note.objects.exists()


def test_any_writing_of_the_world(cast, after, agreed, as_):
    words = "أنا بخير 🌱 naïve \u202eevil"
    as_(cast.dev).post(f"/o/river/meetings/{after.pk}/note/", said(words=words))
    with tenancy.within(cast.here.pk):
        assert Note.objects.get().words == "أنا بخير 🌱 naïve evil"


def test_without_consent_the_page_offers_that_they_met(cast, after, as_):
    body = as_(cast.dev).get(f"/o/river/meetings/{after.pk}/note/").content.decode()
    assert "has not agreed to shared notes" in body
    assert "Just that we met" in body and "Sign the note" not in body


def test_consent_taken_back_while_writing_is_said_kindly(cast, after, agreed, as_):
    from beside.consent import actions as consent

    consent.revoke_consent(cast.marlowe.actor, agreed)
    page = as_(cast.dev).post(f"/o/river/meetings/{after.pk}/note/", said())
    assert page.status_code == 200
    assert "There is no consent in force" in page.content.decode()


def test_the_page_is_hidden_from_bystanders_and_strangers(cast, after, agreed, as_):
    address = f"meetings/{after.pk}/note/"
    assert as_(cast.rosa).get(f"/o/river/{address}").status_code == 404
    assert as_(cast.manu).get(f"/o/river/{address}").status_code == 404
    assert as_(cast.zed).get(f"/o/hill/{address}").status_code == 404
    assert as_(cast.marlowe).get(f"/o/river/{address}").status_code == 403


def test_an_unkind_word_is_met_after_signing_and_never_blocks(cast, after, agreed, as_):
    client = as_(cast.dev)
    hard = said(next="He was noncompliant, an addict")
    body = client.post(f"/o/river/meetings/{after.pk}/note/", hard, follow=True).content.decode()
    assert "A thought about a word, if you like" in body and "noncompliant" in body
    with tenancy.within(cast.here.pk):
        note = Note.objects.get()
    theirs = as_(cast.marlowe).get(f"/o/river/notes/{note.pk}/").content.decode()
    assert "A thought about a word" not in theirs


def test_the_persons_own_words_are_never_suggested_about(cast, after, agreed, as_):
    said_by_them = said(words="I was clean for a month, me, an addict")
    body = (
        as_(cast.dev)
        .post(f"/o/river/meetings/{after.pk}/note/", said_by_them, follow=True)
        .content.decode()
    )
    assert "A thought about a word" not in body
