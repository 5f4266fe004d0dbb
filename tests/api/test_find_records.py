"""A reference is followed in every way FHIR may write it, and never to the wrong record."""

import pytest

from .letters import bundle, read, refusal, request, taken, task, wren

NUMBER = {"system": "urn:hospital", "value": "77"}


def entry(record, url):
    return {"fullUrl": url, "resource": record}


def envelope(*entries):
    return {"resourceType": "Bundle", "type": "collection", "entry": list(entries)}


@pytest.mark.parametrize(
    "reference",
    [
        {"reference": "Patient/wren"},
        {"reference": "Patient/wren/_history/3"},
        {"reference": "http://ehr.example.org/fhir/Patient/wren"},
        {"reference": "http://ehr.example.org/fhir/Patient/wren/_history/2"},
        {"reference": "Patient?identifier=urn:hospital|77"},
        {"reference": "Patient?identifier=urn%3Ahospital%7C77"},
        {"type": "Patient", "identifier": NUMBER},
        {"identifier": NUMBER},
        {"reference": "Patient/somewhere-else", "identifier": NUMBER},
    ],
)
def test_a_person_is_found(reference):
    assert taken(request(subject=reference), wren(identifier=[NUMBER]))


@pytest.mark.parametrize(
    ("subject", "url"),
    [
        ("urn:uuid:11111111-1111-4111-8111-111111111111",) * 2,
        ("urn:oid:1.2.3",) * 2,
        ("Patient/wren", "http://ehr.example.org/fhir/Patient/wren"),
        ("http://ehr.example.org/fhir/Patient/wren",) * 2,
        ("Patient/wren", "Patient/wren"),
    ],
)
def test_a_person_is_found_by_the_address_on_their_entry(subject, url):
    ask = entry(
        request(subject={"reference": subject}), "http://ehr.example.org/fhir/ServiceRequest/r1"
    )
    assert taken(envelope(ask, entry(wren(), url)))


@pytest.mark.parametrize(
    "reference",
    [
        {"reference": "Patient/lark"},
        {"reference": "urn:uuid:0"},
        {"reference": "#wren"},
        {"reference": "wren"},
        {"reference": "Practitioner/wren"},
        {"reference": "Patient?identifier=urn:hospital|78"},
        {"identifier": {"system": "urn:other", "value": "77"}},
        {"display": "Wren Solano"},
    ],
)
def test_a_person_who_did_not_come_stops_the_referral(reference):
    why = refusal(request(subject=reference), wren(identifier=[NUMBER]))
    assert why.startswith("The person it is about (")
    assert why.endswith(" did not come with it.")


def test_a_person_known_at_another_address_is_another_person():
    ask = request(subject={"reference": "http://other.example.org/Patient/wren"})
    other = entry(wren(), "http://ehr.example.org/fhir/Patient/wren")
    assert "did not come with it" in refusal(envelope(entry(ask, "urn:uuid:1"), other))


def test_each_envelope_keeps_its_own_people():
    here = bundle(request(id="a"), wren(name=[{"given": ["Wren"]}]))
    there = bundle(request(id="b"), wren(name=[{"given": ["Lark"]}]))
    found = read(here, there)
    assert [(r.name, r.person.nickname) for r in found.referrals] == [
        ("ServiceRequest/a", "Wren"),
        ("ServiceRequest/b", "Lark"),
    ]


def test_a_person_may_lie_in_another_envelope_if_it_is_clear_who_is_meant():
    assert taken(bundle(request()), bundle(wren()))
    assert "did not come" in refusal(bundle(request()), bundle(wren()), bundle(wren(gender="male")))


def test_one_name_and_two_stories_is_nobody():
    found = read(request(), wren(), wren(gender="male"))
    assert found.referrals == ()
    assert [no.id for no in found.refused] == ["Patient/wren", "Patient/wren", "ServiceRequest/r1"]
    assert "does not say the same" in found.refused[2].why


def test_one_record_twice_is_one_record():
    found = read(request(), wren(), wren())
    assert len(found.referrals) == 1
    assert [aside.why for aside in found.ignored] == ["The same record came again."]


def test_what_lies_in_one_letter_about_one_person_belongs_together():
    goal = {"resourceType": "Goal", "id": "g", "subject": {"reference": "Patient/wren"}}
    other = {"resourceType": "Goal", "id": "h", "subject": {"reference": "Patient/lark"}}
    letter = bundle(request(), wren(), goal, wren(id="lark"), other, kind="message")
    found = read(letter)
    names = [original.name for original in found.referrals[0].original]
    assert "Goal/g" in names
    assert "Goal/h" not in names
    assert "a goal written elsewhere (Goal, 1 record)" in found.referrals[0].left_out


def test_two_requests_in_one_letter_keep_their_tasks_apart():
    letter = bundle(
        request(),
        task(),
        request(id="r2", code={"text": "Peer mentoring"}),
        task(id="t2", focus={"reference": "ServiceRequest/r2"}),
        wren(),
        kind="message",
    )
    first, second = read(letter).referrals
    assert "Task/t2" not in [original.name for original in first.original]
    assert "Task/t1" not in [original.name for original in second.original]


@pytest.mark.parametrize("kind", ["searchset", "history", "batch"])
def test_what_lies_in_one_pile_does_not(kind):
    goal = {"resourceType": "Goal", "id": "g", "subject": {"reference": "Patient/wren"}}
    found = read(bundle(request(), wren(), goal, kind=kind))
    assert "Goal/g" in [aside.id for aside in found.ignored]


def test_records_of_others_reached_by_a_list_stay_out():
    everyone = {
        "resourceType": "List",
        "id": "l",
        "entry": [{"item": {"reference": f"Patient/{name}"}} for name in ("wren", "lark")],
    }
    ask = request(supportingInfo=[{"reference": "List/l"}])
    referral = taken(ask, wren(), wren(id="lark"), everyone)
    assert [o.name for o in referral.original] == ["ServiceRequest/r1", "Patient/wren", "List/l"]


def test_what_points_at_a_referral_belongs_to_it():
    wrote = {
        "resourceType": "Provenance",
        "id": "p",
        "target": [{"reference": "ServiceRequest/r1"}],
        "agent": [{"who": {"display": "Bram"}}],
    }
    referral = taken(request(), wren(), wrote)
    assert "Provenance/p" in [o.name for o in referral.original]


def test_the_key_is_the_number_of_the_referral_wherever_it_lies():
    numbers = [
        {"system": "urn:b", "value": "2"},
        {"type": {"coding": [{"code": "PLAC"}]}, "system": "urn:z", "value": "9"},
        {"value": "1"},
    ]
    assert taken(request(identifier=numbers), wren()).key == "urn:z|9"
    assert taken(request(identifier=numbers[:1] + numbers[2:]), wren()).key == "urn:b|2"
    assert taken(request(identifier=numbers[2:]), wren(), sender="clinic").key == "clinic|1"


def test_without_a_number_the_key_is_the_sender_the_id_and_the_person():
    key = taken(request(), wren(), sender="clinic").key
    assert key.startswith("clinic|ServiceRequest/r1|")
    assert (
        taken(
            envelope(entry(request(), "urn:uuid:1"), entry(wren(), "urn:uuid:2")), sender="clinic"
        ).key
        == key
    )
    assert taken(request(), wren(), sender="ward").key != key
    other = request(subject={"reference": "Patient/lark"})
    assert taken(other, wren(id="lark"), sender="clinic").key != key


def test_without_an_id_the_key_is_what_the_referral_says():
    def letter(a, b):
        ask = request(id=None, subject={"reference": a})
        return envelope(entry(ask, b), entry(wren(id=None), a))

    key = taken(letter("urn:uuid:1", "urn:uuid:2")).key
    assert taken(letter("urn:uuid:3", "urn:uuid:4")).key == key
    assert (
        taken(
            bundle(request(id=None, subject={"identifier": NUMBER}), wren(identifier=[NUMBER]))
        ).key
        != key
    )


def test_a_key_is_never_longer_than_can_be_kept():
    number = [{"system": "urn:" + "x" * 500, "value": "1"}]
    key = taken(request(identifier=number), wren(identifier=number)).key
    assert key.startswith("sha256:")
    assert len(key) < 200


def test_the_fingerprint_changes_when_the_words_do():
    first = taken(request(), wren())
    assert taken(request(), wren()).fingerprint == first.fingerprint
    assert taken(request(priority="stat"), wren()).fingerprint != first.fingerprint
    assert taken(request(), wren(gender="male")).fingerprint != first.fingerprint
