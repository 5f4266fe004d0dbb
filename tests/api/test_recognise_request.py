"""What is peer support, and what is turned away with a kind reason."""

from datetime import date
from urllib.parse import urlsplit

import pytest

from beside.api.fhir.peer_support import known

from .letters import PEER_SUPPORT, read, refusal, request, taken, task, wren

HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
NUCC = "http://nucc.org/provider-taxonomy"


@pytest.mark.parametrize(
    ("changes", "by"),
    [
        ({"code": PEER_SUPPORT}, "SNOMED code 461481000124109"),
        ({"code": {"coding": [{"system": HCPCS, "code": "H0038"}]}}, "HCPCS code H0038"),
        ({"code": {"coding": [{"system": HCPCS, "code": "g0140"}]}}, "HCPCS code G0140"),
        ({"code": {"text": "Peer Support Services"}}, "the words “Peer Support”"),
        ({"code": {"text": "recovery peer-specialist"}}, "the words “peer-specialist”"),
        (
            {"code": {"coding": [{"system": "urn:x", "code": "7", "display": "PEER MENTOR"}]}},
            "the words “PEER MENTOR”",
        ),
        (
            {"code": {"text": "Referral"}, "orderDetail": [{"text": "wants a peer worker"}]},
            "the words “peer worker”",
        ),
        (
            {"code": {"text": "Referral"}, "category": [{"text": "Peer navigation"}]},
            "the words “Peer navigation”",
        ),
        (
            {
                "code": {"text": "Referral"},
                "performerType": {"coding": [{"system": NUCC, "code": "175T00000X"}]},
            },
            "NUCC code 175T00000X",
        ),
    ],
)
def test_peer_support_is_known_by_its_code_or_its_words(changes, by):
    assert taken(request(**changes), wren()).asked_for.recognised_by == by


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            {"coding": [{"system": "http://snomed.info/sct", "code": "467771000124109"}]},
            "It asks for “467771000124109”, which is not peer support.",
        ),
        (
            {"coding": [{"display": "Assistance with application for food pantry (procedure)"}]},
            "It asks for “Assistance with application for food pantry”, which is not peer support.",
        ),
        ({"text": "Peer review of notes"}, "It asks for “Peer review of notes”, which is not"),
        ({"coding": [{"system": "urn:mine", "code": "H0038"}]}, "It asks for “H0038”, which"),
        ({"coding": [{"system": HCPCS, "code": "H0025"}]}, "It asks for “H0025”, which is not"),
        (None, "It does not say what it asks for: ServiceRequest.code is missing."),
    ],
)
def test_anything_else_is_turned_away_by_its_name(code, reason):
    assert refusal(request(code=code), wren()).startswith(reason)


def test_a_code_that_only_memory_knows_is_switched_off():
    rows = [row for name in ("asked_for", "asked_of", "we_send") for row in known()[name]]
    assert "H0025" in [row["code"] for row in rows if row["confidence"] == "recalled"]
    for row in rows:
        assert row["source"]
        assert isinstance(row["read_on"], date)
        assert row["confidence"] in ("official", "secondary", "recalled")


def test_every_code_system_has_an_address():
    for addresses in known()["systems"].values():
        assert all(urlsplit(address).scheme in ("http", "https", "urn") for address in addresses)


@pytest.mark.parametrize("status", ["active", "completed", "on-hold", "unknown"])
def test_what_stands_is_taken_with_its_mark(status):
    assert taken(request(status=status), wren()).status_there == status


def test_a_mark_that_means_something_here_is_said():
    told = taken(request(status="completed"), wren()).to_check
    assert "The sender marked it completed: they may think that it is already done." in told


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "draft"}, "It is still a draft. Send it when it is ready."),
        ({"status": "revoked"}, "The sender took it back."),
        ({"status": "entered-in-error"}, "The sender marked it as written in error."),
        ({"doNotPerform": "yes"}, "It asks that this is not done (doNotPerform)."),
        ({"doNotPerform": True}, "It asks that this is not done (doNotPerform)."),
        ({"intent": "option"}, "It is one of several choices, and nobody has chosen it yet."),
        ({"modifierExtension": [{"url": "x"}]}, "It carries a condition we do not understand"),
        ({"implicitRules": "http://example.org/rules"}, "It carries a condition we do not"),
    ],
)
def test_what_does_not_stand_is_turned_away(changes, reason):
    assert refusal(request(**changes), wren()).startswith(reason)


@pytest.mark.parametrize(
    ("marks", "urgency"),
    [
        ((None, None), "routine"),
        (("routine", "stat"), "routine"),
        ((None, "urgent"), "soon"),
        (("urgent", None), "soon"),
        (("asap", None), "soon"),
        (("stat", None), "now"),
        (("yesterday", None), "soon"),
    ],
)
def test_how_soon(marks, urgency):
    found = taken(request(priority=marks[0]), task(priority=marks[1]), wren())
    assert found.urgency == urgency
    doubtful = "The sender marked it “yesterday”. We read that as soon."
    assert (doubtful in found.to_check) == ("yesterday" in marks)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"occurrenceDateTime": "2026-12-01T10:00:00+01:00"}, (date(2026, 12, 1), None, "")),
        ({"occurrencePeriod": {"start": "2026-12"}}, (date(2026, 12, 1), None, "")),
        ({"occurrencePeriod": {"end": "2027"}}, (None, date(2027, 12, 31), "")),
        ({"occurrencePeriod": {"end": "2027-02"}}, (None, date(2027, 2, 28), "")),
        (
            {
                "occurrenceTiming": {
                    "code": {"text": "Weekly"},
                    "repeat": {"boundsPeriod": {"start": "2026-12-01"}},
                }
            },
            (date(2026, 12, 1), None, "Weekly"),
        ),
        ({}, (None, None, "")),
    ],
)
def test_when(changes, wanted):
    found = taken(request(**changes), wren()).wanted
    assert (found.start, found.end, found.words) == wanted


def test_a_diagnosis_given_as_a_reason_stays_in_the_original():
    reasons = [
        {"text": "Wants company"},
        {"coding": [{"display": "Loneliness (finding)"}]},
        {"coding": [{"display": "Depressive disorder (disorder)"}]},
        {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "display": "F32"}], "text": "F32"},
        {"coding": [{"system": "urn:oid:2.16.840.1.113883.6.90", "display": "F33"}]},
    ]
    referral = taken(request(reasonCode=reasons), wren())
    assert referral.asked_for.reasons == ("Wants company", "Loneliness")
    assert "a diagnosis given as the reason" in referral.left_out
    assert "F32" not in repr(referral)
    assert "F33" in referral.original_text


def test_words_of_the_person_are_told_apart_from_words_about_them():
    notes = [
        {"text": "I like dogs.", "authorReference": {"reference": "Patient/wren"}},
        {"text": "Call before noon.", "authorString": "Bram", "time": "2026-11-01T08:00:00Z"},
    ]
    asked = taken(request(note=notes), wren()).asked_for
    assert asked.own_words == "I like dogs."
    assert [(n.text, n.by, n.on) for n in asked.notes] == [
        ("Call before noon.", "Bram", date(2026, 11, 1))
    ]


def test_fields_we_do_not_read_are_said():
    told = taken(request(bodySite=[{"text": "arm"}], asNeededBoolean=True), wren()).left_out
    assert "a part of the body" in told
    assert "“asNeededBoolean” of the request" in told


# What carries it


def test_a_task_that_carries_nothing_that_came_is_refused():
    assert refusal(task()) == "The request it carries (ServiceRequest/r1) did not come with it."


def test_a_task_about_somebody_else_than_its_request_stops_it():
    found = read(request(), task(for_={"reference": "Patient/lark"}), wren(), wren(id="lark"))
    assert found.referrals == ()
    assert found.refused[0].why.startswith("A Task that carries it is about somebody else.")


def test_a_request_whose_tasks_were_all_cancelled_is_turned_away():
    gone = task(status="cancelled")
    assert refusal(request(), gone, wren()) == "The sender cancelled it."
    assert taken(request(), gone, task(id="t2"), wren())
    assert taken(request(), task(status="entered-in-error"), wren())


def test_words_on_a_task_come_too():
    referral = taken(
        request(),
        task(
            description="A walk, not a clinic",
            note=[{"text": "Rings back slowly"}],
            owner={"display": "River Peers"},
            reasonCode={"text": "New in town"},
            authoredOn="2026-10-01",
        ),
        wren(),
    )
    assert referral.asked_for.details == ("A walk, not a clinic",)
    assert referral.asked_for.notes[0].text == "Rings back slowly"
    assert referral.asked_for.reasons == ("New in town",)
    assert referral.hints.asked_of == ("River Peers",)
    assert referral.written_on == date(2026, 10, 1)


def test_the_same_request_twice_is_one_referral():
    assert taken(request(), request(), wren()).name == "ServiceRequest/r1"


def test_one_number_and_two_stories_is_no_referral():
    number = {"identifier": [{"system": "urn:x", "value": "1"}]}
    found = read(request(**number), request(id="r2", priority="stat", **number), wren())
    assert found.referrals == ()
    assert {no.why for no in found.refused} == {
        "It came more than once and does not say the same each time."
    }


def test_the_newest_of_two_versions_is_taken():
    old = request(meta={"lastUpdated": "2026-01-01T00:00:00.5Z"}, priority="routine")
    new = request(meta={"lastUpdated": "2026-01-01T02:00:00+01:00"}, priority="stat")
    found = read(new, old, wren())
    assert [r.urgency for r in found.referrals] == ["now"]
    assert [aside.why for aside in found.ignored] == ["A newer version of it came too."]
