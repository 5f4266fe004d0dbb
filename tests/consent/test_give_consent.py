"""Saying yes: all ten elements, taken back at once, and asked again at every use."""

import datetime as dt

import pytest

from beside.consent import actions, policy, texts
from beside.consent.models import Consent, Disclosure
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event


def yes(cast, **changes):
    details = {"covers": "NOTES", "signed_name": "Marlowe", **changes}
    return actions.give_consent(cast.marlowe.actor, cast.marlowe.person, **details)


def to_clinic(cast, **changes):
    details = {
        "covers": "CARE_TEAM",
        "recipient": "Dr. Okafor, Elm Clinic",
        "information": ["goals"],
        "purpose": "So that she knows what I work on",
        "expires_on": clock.today() + dt.timedelta(days=90),
    }
    return yes(cast, **{**details, **changes})


def test_it_holds_all_ten_elements(cast):
    given = yes(cast)
    elements = [given.person, given.discloser, given.information, given.recipient, given.purpose,
                given.how_to_revoke, given.expires_on or given.expires_when, given.signed_name,
                given.signed_at, given.statements]  # fmt: skip
    assert all(elements) and len(elements) == 10


def test_it_keeps_the_words_that_were_on_the_screen(cast):
    given = yes(cast)
    text = texts.text_for("NOTES", clock.today())
    assert (given.text_version, given.text_hash) == (text.version, text.hash)


def test_the_event_names_the_consent_and_not_the_signature(cast):
    yes(cast, signed_name="Marlowe Secret-Name")
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="consent.given")
    assert "Secret-Name" not in str(event.changes)
    assert event.about_id == cast.marlowe.person.pk


def test_nobody_can_say_yes_for_another(cast):
    for who in (cast.dev, cast.cora, cast.manu):
        with pytest.raises(NotAllowed, match="Only the person"):
            actions.give_consent(
                who.actor, cast.marlowe.person, covers="NOTES", signed_name="Marlowe"
            )


def test_it_can_be_taken_back_at_once(cast):
    given = yes(cast)
    with tenancy.within(cast.here.pk):
        assert policy.allows(cast.marlowe.person.pk, "NOTES")
    actions.revoke_consent(cast.marlowe.actor, given)
    with tenancy.within(cast.here.pk):
        assert not policy.allows(cast.marlowe.person.pk, "NOTES")
    with pytest.raises(NotAllowed, match="already"):
        actions.revoke_consent(cast.marlowe.actor, given)


def test_it_runs_out_on_its_day(cast):
    to_clinic(cast)
    with tenancy.within(cast.here.pk):
        assert policy.allows(cast.marlowe.person.pk, "CARE_TEAM", "dr. okafor, elm clinic")
        with clock.at(clock.now() + dt.timedelta(days=92)):
            assert not policy.allows(cast.marlowe.person.pk, "CARE_TEAM")


@pytest.mark.parametrize(
    ("left_out", "why"),
    [
        ({"recipient": ""}, "who"),
        ({"information": []}, "what"),
        ({"purpose": " "}, "for"),
        ({"expires_on": None}, "until"),
        ({"signed_name": " "}, "name"),
    ],
)
def test_a_yes_that_leaves_something_open_is_none(cast, left_out, why):
    with pytest.raises(NotAllowed, match=why):
        to_clinic(cast, **left_out)
    with tenancy.within(cast.here.pk):
        assert not Consent.objects.exists()


def test_something_leaves_the_house_only_under_a_consent_that_covers_it(cast):
    given = to_clinic(cast)
    send = {
        "consent": given,
        "recipient": given.recipient,
        "information": ["goals"],
        "purpose": given.purpose,
        "ground": "consent",
    }
    told = actions.record_disclosure(cast.cora.actor, cast.marlowe.person, **send)
    assert "42 CFR Part 2" in told.notice and told.notice_version
    for wrong in (
        {"recipient": "Somebody else"},
        {"information": ["notes"]},
        {"consent": None},
    ):
        with pytest.raises(NotAllowed):
            actions.record_disclosure(cast.cora.actor, cast.marlowe.person, **{**send, **wrong})
    actions.revoke_consent(cast.marlowe.actor, given)
    with pytest.raises(NotAllowed):
        actions.record_disclosure(cast.cora.actor, cast.marlowe.person, **send)
    with tenancy.within(cast.here.pk):
        assert Disclosure.objects.count() == 1


# by the web door


def test_the_person_agrees_and_stops_in_two_taps(cast, as_):
    client = as_(cast.marlowe)
    client.post("/o/river/sharing/agree/notes/", {"signed_name": "Marlowe"})
    with tenancy.within(cast.here.pk):
        given = Consent.objects.get()
    page = client.get("/o/river/sharing/")
    assert f"/o/river/sharing/{given.pk}/stop/" in page.content.decode()
    client.post(f"/o/river/sharing/{given.pk}/stop/")
    with tenancy.within(cast.here.pk):
        assert Consent.objects.get().revoked_at


def test_what_was_typed_is_kept_when_something_is_missing(cast, as_):
    reply = as_(cast.marlowe).post(
        "/o/river/sharing/agree/care_team/", {"recipient": "Dr. Okafor", "signed_name": "M"}
    )
    body = reply.content.decode()
    assert reply.status_code == 200 and "Dr. Okafor" in body and "Please" in body


def test_staff_have_no_such_page(cast, as_):
    assert as_(cast.dev).get("/o/river/sharing/").status_code == 403
    assert as_(cast.zed).get("/o/river/sharing/").status_code == 404
