"""Who is referred: little is kept, what is kept is right, and what is not kept is said."""

import pytest

from beside.people.vocabulary import terms
from beside.referrals.incoming import AGE_BANDS, WayToReach

from .letters import refusal, request, taken, wren

SYSTEM = "http://hl7.org/fhir/StructureDefinition/"


def person(**changes):
    return taken(request(), wren(**changes)).person


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ([{"use": "official", "given": ["Jo"]}, {"use": "usual", "given": ["Sky"]}], "Sky"),
        ([{"use": "official", "given": ["Jo"]}, {"use": "nickname", "text": "Sky B"}], "Sky B"),
        ([{"use": "official", "given": ["Jo"]}, {"given": ["Sky"]}], "Sky"),
        ([{"use": "old", "given": ["Jo"]}, {"use": "temp", "given": ["Sky"]}], "Sky"),
        ([{"given": ["Jo"], "period": {"end": "2020"}}, {"given": ["Sky"]}], "Sky"),
        ([{"use": "usual", "given": []}, {"use": "official", "given": ["Jo"]}], "Jo"),
        ([{"use": "official", "given": ["Jo"], "family": "Reed"}], "Jo"),
        ([{"family": "Reed"}], "Reed"),
        ([{"use": "usual", "given": ["Ana", "María"], "family": "Ruiz"}], "Ana"),
        ([], ""),
    ],
)
def test_the_name_someone_goes_by_comes_before_a_legal_one(names, called):
    assert person(name=names).nickname == called


def test_a_legal_name_that_is_not_used_is_nowhere_but_in_the_original():
    names = [
        {"use": "official", "given": ["Rosalind"], "family": "Ashby"},
        {"use": "usual", "given": ["Rowan"], "family": "Ashby"},
    ]
    referral = taken(
        request(subject={"reference": "Patient/wren", "display": "Rosalind"}), wren(name=names)
    )
    assert "Rosalind" not in repr(referral)
    assert "Rosalind" in referral.original_text
    assert "a legal name" in referral.left_out


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2013-11-22", "AGE_13_17"),
        ("2008-11-23", "AGE_13_17"),
        ("2008-11-22", "AGE_18_25"),
        ("2008", "AGE_13_17"),
        ("2008-11", "AGE_13_17"),
        ("2000-02-29", "AGE_26_40"),
        ("1961-07-16", "AGE_61_UP"),
        ("1890-01-01", ""),
        ("2030-01-01", ""),
        (None, ""),
    ],
)
def test_a_date_of_birth_becomes_a_band_and_the_younger_one_in_doubt(born, band):
    referral = taken(request(), wren(birthDate=born))
    assert referral.person.age_band == band
    assert ("No age came with it that can be right." in referral.to_check) == (not band)
    assert born is None or born not in repr(referral)


def test_the_age_bands_are_those_people_choose_from():
    assert list(AGE_BANDS) == [(term.youngest, term.code) for term in terms("age_bands")]


def test_a_child_is_not_quietly_put_among_adolescents():
    referral = taken(request(), wren(birthDate="2014-01-01"))
    assert referral.person.age_band == ""
    assert "The person is younger than the people we support." in referral.to_check


def test_ways_to_reach_come_best_first_and_old_ones_not_at_all():
    ways = [
        {"system": "phone", "value": "1", "use": "old"},
        {"system": "phone", "value": "2", "period": {"end": "2021-05"}},
        {"system": "email", "value": "w@example.org"},
        {"system": "sms", "value": "3", "rank": 1, "use": "mobile"},
        {"system": "phone"},
    ]
    referral = taken(request(), wren(telecom=ways))
    assert referral.person.ways == (
        WayToReach("sms", "3", "mobile"),
        WayToReach("email", "w@example.org"),
    )
    assert "old ways to reach them" in referral.left_out


def test_no_way_to_reach_someone_is_said():
    told = taken(request(), wren(telecom=None)).to_check
    assert "No way to reach the person came with it. Ask the referrer." in told


@pytest.mark.parametrize(
    ("spoken", "codes"),
    [
        ([{"language": {"coding": [{"code": "en-US"}]}}], ("en",)),
        (
            [
                {"language": {"coding": [{"code": "en"}]}},
                {"language": {"coding": [{"code": "ht"}]}, "preferred": True},
            ],
            ("ht", "en"),
        ),
        ([{"language": {"text": "Kreyòl"}}], ("Kreyòl",)),
        ([], ()),
    ],
)
def test_languages_come_with_the_one_they_like_best_first(spoken, codes):
    assert person(communication=spoken).languages == codes


@pytest.mark.parametrize(
    ("extension", "needs"),
    [
        ({"url": SYSTEM + "patient-interpreterRequired", "valueBoolean": True}, True),
        ({"url": SYSTEM + "patient-interpreterRequired", "valueBoolean": False}, False),
        ({"url": "x/us-core-interpreter-needed", "valueCoding": {"code": "373066001"}}, True),
        ({"url": "x/us-core-interpreter-needed", "valueCoding": {"code": "373067005"}}, False),
        ({"url": "x/us-core-interpreter-needed", "valueCoding": {"code": "?"}}, None),
        ({"url": "x/unheard-of", "valueBoolean": True}, None),
    ],
)
def test_the_need_for_an_interpreter(extension, needs):
    assert person(extension=[extension]).needs_interpreter is needs


@pytest.mark.parametrize(
    ("extension", "pronouns"),
    [
        (
            {
                "url": SYSTEM + "individual-pronouns",
                "extension": [
                    {
                        "url": "value",
                        "valueCodeableConcept": {
                            "coding": [{"display": "they/them/their/theirs/themselves"}]
                        },
                    }
                ],
            },
            "they/them",
        ),
        ({"url": "x/patient-pronouns", "valueCodeableConcept": {"text": "xe"}}, "xe"),
        ({"url": SYSTEM + "individual-pronouns", "extension": "he"}, ""),
    ],
)
def test_pronouns(extension, pronouns):
    assert person(extension=[extension]).pronouns == pronouns


def test_gender_is_what_someone_says_before_what_a_record_says():
    said = {
        "url": "x/us-core-genderIdentity",
        "valueCodeableConcept": {
            "coding": [{"display": "Identifies as nonbinary gender (finding)"}]
        },
    }
    assert person(gender="female", extension=[said]).gender == "nonbinary"
    assert person(gender="female").gender == "female"
    assert person(gender="unknown").gender == ""
    assert person().gender == ""


def test_people_close_by_come_with_a_word_of_care():
    near = {"relationship": [{"text": "Aunt"}], "name": {"text": "May"}, "telecom": []}
    gone = {"name": {"text": "Bo"}, "period": {"end": "2020"}}
    referral = taken(request(), wren(contact=[near, gone, {"gender": "male"}]))
    assert [(c.name, c.relation) for c in referral.person.close_ones] == [("May", "Aunt")]
    assert any("before you contact anyone else" in line for line in referral.to_check)


def test_every_field_about_someone_is_kept_or_said():
    told = wren(
        address=[{"city": "Riverton"}],
        maritalStatus={"text": "Single"},
        photo=[{"title": "me"}],
        multipleBirthBoolean=True,
        generalPractitioner=[{"display": "Dr Ade"}],
        managingOrganization={"display": "Clinic"},
        extension=[
            {"url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race"},
            {"url": "http://example.org/favourite-colour"},
            {},
        ],
    )
    left_out = taken(request(), told).left_out
    for thing in (
        "the date of birth (only an age band is kept)",
        "the home address",
        "whether they are married",
        "a photo",
        "whether they are a twin",
        "their own doctor",
        "who keeps their record",
        "race",
        "“favourite-colour”",
        "“an extension”",
    ):
        assert thing in left_out


def test_numbers_of_the_state_are_never_kept():
    numbers = [
        {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "999-00-1111"},
        {"type": {"coding": [{"code": "DL"}]}, "system": "urn:x", "value": "D1"},
        {"type": {"text": "Social Security number"}, "value": "S1"},
        {"system": "urn:clinic", "value": "77"},
        {"system": "urn:clinic", "value": "12", "use": "old"},
    ]
    referral = taken(request(), wren(identifier=numbers), sender="clinic")
    assert referral.person_keys == ("urn:clinic|77", "clinic|Patient/wren")
    assert "a number given by a state" in referral.left_out


@pytest.mark.parametrize("said", [{"deceasedBoolean": True}, {"deceasedDateTime": "2026-01-01"}])
def test_nobody_rings_someone_whose_record_says_they_have_died(said):
    assert refusal(request(), wren(**said)).startswith("The record says that this person has died.")


def test_a_record_that_was_replaced_is_worth_a_look():
    told = taken(
        request(), wren(active=False, link=[{"other": {"display": "x"}, "type": "replaced-by"}])
    )
    assert "The sender no longer uses this person's record." in told.to_check
    assert "Another record has replaced this person's record." in told.to_check


def test_one_person_at_a_time():
    group = {"resourceType": "Group", "id": "g", "type": "person", "actual": True}
    assert refusal(request(subject={"reference": "Group/g"}), group) == (
        "It is about a Group, not about one person."
    )
