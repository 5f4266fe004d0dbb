"""Who asks: a professional, an organisation, someone close, or the person."""

from beside.referrals.incoming import Referrer, WayToReach

from .letters import bundle, request, taken, task, wren

BRAM = {
    "resourceType": "Practitioner",
    "id": "bram",
    "name": [{"prefix": ["Dr"], "given": ["Bram"], "family": "Oduya"}],
    "telecom": [
        {"system": "phone", "value": "home", "use": "home"},
        {"system": "email", "value": "bram@example.org"},
    ],
    "qualification": [{"code": {"text": "Nurse"}}],
}
CLINIC = {
    "resourceType": "Organization",
    "id": "clinic",
    "name": "Day Clinic",
    "telecom": [{"system": "phone", "value": "+1 555 0140"}],
}


def by(reference, *records):
    return taken(request(requester=reference), wren(), *records).referrer


def test_a_professional():
    assert by({"reference": "Practitioner/bram"}, BRAM) == Referrer(
        "professional", "Dr Bram Oduya", "Nurse", "", (WayToReach("email", "bram@example.org"),)
    )


def test_a_professional_in_a_role_at_an_organisation():
    role = {
        "resourceType": "PractitionerRole",
        "id": "role",
        "practitioner": {"reference": "Practitioner/bram"},
        "organization": {"reference": "Organization/clinic"},
        "code": [{"text": "Social worker"}],
    }
    found = by({"reference": "PractitionerRole/role"}, role, BRAM, CLINIC)
    assert found == Referrer(
        "professional",
        "Dr Bram Oduya",
        "Social worker",
        "Day Clinic",
        (WayToReach("email", "bram@example.org"),),
    )


def test_a_role_whose_people_did_not_come_still_has_their_names():
    role = {
        "resourceType": "PractitionerRole",
        "id": "role",
        "practitioner": {"reference": "Practitioner/x", "display": "Bram Oduya"},
        "organization": {"reference": "Organization/x", "display": "Day Clinic"},
    }
    referral = taken(request(requester={"reference": "PractitionerRole/role"}), wren(), role)
    assert referral.referrer == Referrer("professional", "Bram Oduya", "", "Day Clinic")
    assert "No way to reach the referrer came with it." in referral.to_check
    assert len(referral.unresolved) == 2


def test_an_organisation():
    assert by({"reference": "Organization/clinic"}, CLINIC) == Referrer(
        "organisation", "Day Clinic", "", "Day Clinic", (WayToReach("phone", "+1 555 0140"),)
    )


def test_someone_close():
    aunt = {
        "resourceType": "RelatedPerson",
        "id": "aunt",
        "patient": {"reference": "Patient/wren"},
        "relationship": [{"text": "Aunt"}],
        "name": [{"text": "May"}],
    }
    assert by({"reference": "RelatedPerson/aunt"}, aunt) == Referrer("close one", "May", "Aunt")


def test_someone_close_to_somebody_else_is_not_close_to_this_person():
    aunt = {
        "resourceType": "RelatedPerson",
        "id": "aunt",
        "patient": {"reference": "Patient/lark"},
        "relationship": [{"text": "Aunt"}],
        "name": [{"text": "May"}],
    }
    referral = taken(
        request(requester={"reference": "RelatedPerson/aunt"}), wren(), wren(id="lark"), aunt
    )
    assert referral.referrer == Referrer("unknown", "May")
    assert "RelatedPerson/aunt" not in [original.name for original in referral.original]


def test_the_person():
    referral = taken(request(requester={"reference": "Patient/wren"}), wren())
    assert referral.referrer == Referrer("self")
    assert not any("referrer" in line for line in referral.to_check)


def test_only_a_name():
    assert by({"display": "Harbour night desk"}) == Referrer("unknown", "Harbour night desk")


def test_a_record_that_did_not_come_is_said_and_stops_nobody():
    referral = taken(request(requester={"reference": "Practitioner/gone"}), wren())
    assert referral.referrer is None
    assert referral.unresolved == (
        "ServiceRequest.requester: Practitioner/gone did not come with it.",
    )
    assert "Nobody is named as the referrer." in referral.to_check


def test_a_broken_record_is_said_and_stops_nobody():
    from .letters import read

    broken = BRAM | {"name": "Bram"}
    found = read(request(requester={"reference": "Practitioner/bram"}), wren(), broken)
    assert found.referrals[0].referrer is None
    assert (
        found.referrals[0]
        .unresolved[0]
        .startswith(
            "ServiceRequest.requester: Practitioner/bram could not be used. Practitioner.name must"
        )
    )
    assert [no.id for no in found.refused] == ["Practitioner/bram"]


def test_who_carries_it_speaks_where_the_request_is_silent():
    carried = task(requester={"reference": "Organization/clinic"})
    referral = taken(request(), wren(), carried, CLINIC)
    assert referral.referrer and referral.referrer.name == "Day Clinic"


def test_the_head_of_a_letter_speaks_last():
    head = {
        "resourceType": "MessageHeader",
        "id": "h",
        "eventUri": "urn:x",
        "source": {"endpoint": "urn:x"},
        "sender": {"reference": "Organization/clinic"},
        "focus": [{"reference": "Task/t1"}],
    }
    referral = taken(bundle(head, task(), request(), wren(), CLINIC, kind="message"))
    assert referral.referrer and referral.referrer.kind == "organisation"
