"""A referral written by another system arrives whole, in whichever form it was sent."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from beside.api.fhir import reading
from beside.referrals.incoming import IncomingReferral, Reading, Referrer, WayToReach

from .letters import TODAY

SAMPLES = Path(__file__).parents[1] / "fhir_samples"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "fhir-referrals"


def of(path: Path) -> Reading:
    return reading.read_path(path, today=TODAY, sender="clinic")


@pytest.fixture
def letter() -> IncomingReferral:
    found = of(SAMPLES / "message_bundle.json")
    assert found.refused == found.ignored == ()
    return found.referrals[0]


def test_the_person_comes_with_the_name_they_go_by_and_how_to_reach_them(letter):
    assert letter.person.nickname == "Taz"
    assert letter.person.age_band == "AGE_26_40"
    assert letter.person.languages == ("en", "es")
    assert letter.person.needs_interpreter is False
    assert letter.person.ways == (
        WayToReach("phone", "+1 555 0100", "mobile"),
        WayToReach("email", "taz@example.org", ""),
    )
    assert letter.person.close_ones[0].name == "Ngozi Okoro"


def test_the_referrer_comes_with_role_organisation_and_a_number_at_work(letter):
    assert letter.referrer.kind == "professional"
    assert letter.referrer.name == "Bram Oduya"
    assert letter.referrer.role == "Social worker"
    assert letter.referrer.organisation == "Riverton Day Clinic"
    assert letter.referrer.ways == (WayToReach("phone", "+1 555 0140", "work"),)


def test_what_is_asked_for_comes_in_the_words_of_those_who_wrote_it(letter):
    asked = letter.asked_for
    assert asked.what == "Referral to peer support"
    assert asked.own_words == "I want to talk with someone who will not look shocked."
    assert asked.reasons == ("Feels alone since coming home from hospital",)
    assert asked.told_the_person == "Someone will ring you within two days."
    assert [note.by for note in asked.notes] == ["Bram Oduya", ""]
    assert asked.details == ("Someone who has been on a ward themselves",)


def test_how_soon_and_where_and_when_come_too(letter):
    assert letter.urgency == "soon"
    assert letter.written_on == date(2026, 9, 14)
    assert (letter.wanted.start, letter.wanted.end) == (date(2026, 9, 21), date(2026, 12, 31))
    assert letter.hints.places == ("At home or outdoors, not at the clinic",)
    assert "River Peers" in letter.hints.asked_of


def test_the_consent_comes_with_all_it_says(letter):
    consent = letter.consent
    assert (consent.given, consent.because) == (True, "")
    assert (consent.on, consent.expires) == (date(2026, 9, 12), date(2027, 9, 12))
    assert consent.by == "the person themselves"
    assert consent.held_by == "Riverton Day Clinic"
    assert consent.shared_with == ("River Peers",)
    assert consent.purposes == ("care management",)
    assert "Name and how to reach me" in consent.covers
    assert consent.source_text == "Riverton Day Clinic may tell River Peers how to reach me."


def test_nothing_of_the_letter_is_lost_and_what_is_not_kept_is_said(letter):
    sent = json.loads((SAMPLES / "message_bundle.json").read_text("utf-8"))
    kept = [json.loads(line) for line in letter.original_text.splitlines()]
    assert kept[1:] == [entry["resource"] for entry in sent["entry"]]
    assert kept[0] == sent | {"entry": []}
    assert "a diagnosis given as the reason" in letter.left_out
    assert "a number given by a state" in letter.left_out


def test_what_stays_in_the_original_is_nowhere_else(letter):
    told = repr(letter)
    for secret in ("F33", "depressive", "Depression", "Ferry Lane", "999-00-1111", "1994", "0777"):
        assert secret not in told
    for name in ("Adaeze", "Bell"):
        assert name not in repr(letter.person)


def test_a_family_may_refer_in_a_transaction_without_any_ids():
    found = of(SAMPLES / "family_transaction.json")
    referral = found.referrals[0]
    assert referral.referrer and referral.referrer.kind == "close one"
    assert (referral.referrer.name, referral.referrer.role) == ("Halima Vane", "Mother")
    assert referral.person.age_band == "AGE_13_17"
    assert referral.person.needs_interpreter is True
    assert referral.asked_for.recognised_by == "the words “Peer support”"
    assert "No consent came with it." in referral.to_check


def test_a_person_may_refer_themselves_in_one_record():
    referral = of(SAMPLES / "self_referral_contained.json").referrals[0]
    assert referral.referrer == Referrer("self")
    assert referral.person.nickname == "Noor"
    assert referral.asked_for.what == "peer support"
    assert referral.urgency == "now"


def test_many_come_one_record_to_a_line():
    found = of(SAMPLES / "many.ndjson")
    assert [referral.person.nickname for referral in found.referrals] == ["Lior", "Wren"]
    assert [(no.id, no.why) for no in found.refused] == [
        ("ServiceRequest/n2", "The sender took it back.")
    ]


def folder() -> Path:
    """The public example set if it lies beside this checkout, else our own of the same shape."""
    return SHARED if SHARED.is_dir() else SAMPLES / "single_files"


@pytest.mark.parametrize("place", [folder(), SAMPLES / "single_files"])
def test_a_folder_of_single_files_is_read_as_one_set(place):
    found = of(place)
    assert [referral.status_there for referral in found.referrals] == ["completed"]
    whole_james_or_rowan(found.referrals[0])
    assert found.refused
    assert all("which is not peer support" in no.why for no in found.refused)


def whole_james_or_rowan(referral: IncomingReferral) -> None:
    assert referral.person.nickname in ("James", "Rowan")
    assert {way.kind for way in referral.person.ways} == {"phone", "email"}
    assert referral.person.languages == ("en",)
    assert referral.person.pronouns == "he/him"
    assert referral.person.gender == "male"
    assert (referral.consent.given, referral.consent.on) == (True, date(2024, 2, 1))
    assert referral.referrer is None
    assert "Nobody is named as the referrer." in referral.to_check
    assert "a legal name" in referral.left_out
    for legal in ("Jennifer", "Rosalind"):
        assert legal not in repr(referral)
    assert len(referral.original) == 4


def test_a_number_two_people_share_joins_nobody():
    referral = of(SAMPLES / "single_files").referrals[0]
    assert referral.person_keys == ("clinic|Patient/rowan",)
    assert any("two people's records" in line for line in referral.to_check)
    assert "agreed-2" not in repr(referral.original)


@pytest.mark.parametrize("place", [folder(), SAMPLES / "single_files"])
def test_file_names_say_nothing(place, tmp_path):
    for number, path in enumerate(sorted(place.iterdir())):
        shutil.copy(path, tmp_path / f"{99 - number}.txt")
    renamed = of(tmp_path).referrals
    assert [r.key for r in renamed] == [r.key for r in of(place).referrals]


@pytest.mark.parametrize("kind", ["collection", "searchset", "batch", "transaction", "document"])
@pytest.mark.parametrize("place", [folder(), SAMPLES / "single_files"])
def test_the_same_records_make_the_same_referral_in_an_envelope(place, kind):
    bodies = [json.loads(path.read_text("utf-8")) for path in sorted(place.iterdir())]
    entries = [
        {"fullUrl": f"http://ehr.example.org/{b['resourceType']}/{b['id']}", "resource": b}
        for b in bodies
    ]
    envelope = json.dumps({"resourceType": "Bundle", "type": kind, "entry": entries})
    found = reading.read_text(envelope, today=TODAY, sender="clinic")
    assert [r.key for r in found.referrals] == [r.key for r in of(place).referrals]
    whole = found.referrals[0]
    assert (whole.consent, whole.person) == (
        of(place).referrals[0].consent,
        of(place).referrals[0].person,
    )


@pytest.mark.parametrize("place", [folder(), SAMPLES / "single_files"])
def test_the_same_records_make_the_same_referral_line_by_line_and_as_a_list(place):
    bodies = [json.loads(path.read_text("utf-8")) for path in sorted(place.iterdir())]
    lines = "\n".join(json.dumps(body) for body in bodies)
    expected = of(place).referrals[0]
    for text in (lines, json.dumps(bodies)):
        found = reading.read_text(text, today=TODAY, sender="clinic").referrals[0]
        assert (found.key, found.person, found.consent) == (
            expected.key,
            expected.person,
            expected.consent,
        )


@pytest.mark.parametrize("path", sorted(folder().iterdir()), ids=lambda path: path.name)
def test_each_file_alone_is_answered_with_a_reason(path):
    found = of(path)
    assert found.referrals == ()
    assert found.refused
    assert all(no.why.endswith(".") for no in found.refused)
