"""A referral from another system is taken whole, once; or refused with a reason."""

import dataclasses
import json

import pytest

from beside.api.fhir import programme as programmes
from beside.api.fhir.taking import take
from beside.core.actor import operator
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.people.actions import new_code
from beside.people.models import Person, SafeContact
from beside.referrals import actions, queries
from beside.referrals.models import NumberElsewhere, Referral, Request
from tests.api import letters
from tests.api.letters import consent, request, task, wren

MRN = {"identifier": [{"system": "http://bridge.example/mrn", "value": "77"}]}


def send(cast, *records, sender="bridge", **how):
    data = json.dumps(list(records)).encode()
    return take(cast.here, data, actor=operator(cast.here.pk), sender=sender, **how)


def why(report):
    assert (report["taken"], report["already_there"]) == (0, 0)
    return [refused["why"] for refused in report["refused"]]


def test_it_arrives_whole(cast, here):
    note = {"authorReference": {"reference": "Patient/wren"}, "text": "I want to go outside."}
    report = send(
        cast,
        request(priority="urgent", note=[note]),
        wren(
            communication=[{"language": {"coding": [{"code": "es"}]}}],
            gender="female",
        ),
        consent(),
    )
    assert report == {"taken": 1, "already_there": 0, "refused": []}
    referral = Referral.objects.get()
    asked = referral.request
    assert (asked.person.name, asked.person.languages) == ("Wren", ["es"])
    assert asked.person.age_band == "AGE_18_25"
    assert asked.words == "I want to go outside."
    assert asked.urgency == Request.Urgency.SOON and asked.wants_help_choosing
    assert referral.by == "SYSTEM" and referral.their_id == "r1"
    assert referral.consent_said.startswith("A consent came with it, 2026-01-15")
    kept = {json.loads(part["text"])["id"] for part in json.loads(referral.original)}
    assert kept == {"r1", "wren", "c1"}
    assert "the date of birth (only an age band is kept)" in referral.left_out


def test_a_language_is_known_by_its_code_or_its_name(cast, here):
    spoken = [{"language": {"text": "Somali"}}, {"language": {"coding": [{"code": "en-US"}]}}]
    spoken.append({"language": {"text": "Elvish"}})
    send(cast, request(), wren(communication=spoken))
    assert Request.objects.get().person.languages == ["so", "en"]
    assert "Elvish" in Referral.objects.get().told


def test_no_way_to_reach_them_is_used_before_they_called_it_safe(cast, here):
    send(cast, request(), wren())
    assert not SafeContact.objects.exists()
    told = queries.told_about(cast.cora.actor, Request.objects.get())[0]
    assert [way["value"] for way in told.ways] == ["+1 555 0101"]
    assert any("which ways to reach the person are safe" in line for line in told.to_check)


def test_no_private_word_is_in_the_events(cast, here):
    send(cast, request(), wren(**MRN))
    events = str([event.changes for event in Event.objects.filter(org=here)])
    for private in ("Wren", "555 0101", "2003-06-01", "bridge.example", "birth"):
        assert private not in events


def test_the_same_again_changes_nothing(cast, here):
    send(cast, request(), wren())
    before = Event.objects.filter(org=here).count()
    report = send(cast, request(), wren())
    assert report == {"taken": 0, "already_there": 1, "refused": []}
    assert Event.objects.filter(org=here).count() == before


def test_the_same_with_other_words_keeps_both(cast, here):
    send(cast, request(), wren())
    report = send(cast, request(priority="asap"), wren())
    assert report["already_there"] == 1
    referral = Referral.objects.get()
    assert len(json.loads(referral.original)) == 4
    told = queries.told_about(cast.cora.actor, referral.request)[0]
    assert "It was sent again, with changes. Both are kept." in told.to_check
    again = send(cast, request(priority="asap"), wren())
    assert again["already_there"] == 1 and len(json.loads(Referral.objects.get().original)) == 4


def test_the_same_number_about_somebody_else_is_refused(cast, here):
    numbered = {"identifier": [{"system": "http://bridge.example/orders", "value": "1"}]}
    send(cast, request(**numbered), wren())
    other = wren(id="lee", name=[{"given": ["Lee"]}])
    report = send(cast, request(subject={"reference": "Patient/lee"}, **numbered), other)
    assert "cannot tell whether it is about the same person" in report["refused"][0]["why"]
    assert not Person.objects.filter(name="Lee").exists()


def test_somebody_we_know_by_their_number_waits_once(cast, here):
    send(cast, request(), wren(**MRN))
    again = request(id="r2", subject={"reference": "Patient/w2"})
    report = send(cast, again, wren(id="w2", **MRN), sender="another system")
    assert report["taken"] == 1
    assert Person.objects.filter(name="Wren").count() == 1
    assert Request.objects.count() == 1 and Referral.objects.count() == 2


def test_never_by_name_birth_date_or_telephone(cast, here):
    send(cast, request(), wren())
    send(cast, request(id="r2", subject={"reference": "Patient/twin"}), wren(id="twin"))
    assert Person.objects.filter(name="Wren").count() == 2


def test_one_number_of_two_people_joins_nobody(cast, here):
    twin = wren(id="twin", **MRN)
    send(
        cast, request(), request(id="r2", subject={"reference": "Patient/twin"}), wren(**MRN), twin
    )
    assert Person.objects.filter(name="Wren").count() == 2


def test_without_a_sender_an_id_says_nothing_about_who_somebody_is(cast, here):
    send(cast, request(), wren(), sender="")
    send(cast, request(id="r2"), wren(), sender="")
    assert Person.objects.filter(name="Wren").count() == 2
    report = send(cast, request(priority="asap"), wren(), sender="")
    assert "cannot tell" in report["refused"][0]["why"]


def test_the_numbers_are_kept_so_that_nobody_can_read_them(cast, here):
    send(cast, request(), wren(**MRN))
    kept = str(list(NumberElsewhere.objects.values()))
    assert "77" not in kept.replace(str(Person.objects.get(name="Wren").pk), "") or len(kept) > 200
    assert "bridge.example" not in kept and "wren" not in kept


def test_a_no_is_a_no(cast, here):
    said_no = consent(provision={"type": "deny"})
    assert why(send(cast, request(), wren(), said_no)) == ["The consent says no."]
    assert not Person.objects.filter(name="Wren").exists()


def test_nothing_clear_about_consent_is_said_to_whoever_reads_it(cast, here):
    send(cast, request(), wren())
    assert Referral.objects.get().consent_said == "No consent came with it."


def test_a_child_is_refused_kindly(cast, here):
    assert "from 13 on" in why(send(cast, request(), wren(birthDate="2020-01-01")))[0]


def test_a_young_person_needs_a_programme_for_them(cast, here):
    young = wren(birthDate="2011-01-01")
    assert "No programme here" in why(send(cast, request(), young))[0]
    youth = people.open_programme(
        cast.ari.actor, here, name="Youth", slug="youth", setting="DIGITAL", ages="ADOLESCENT"
    )
    assert send(cast, request(), young)["taken"] == 1
    assert Request.objects.get().programme == youth


def test_one_bad_one_does_not_stop_the_others(cast, here):
    lost = request(id="r2", subject={"reference": "Patient/nobody"})
    report = send(cast, request(), lost, wren())
    assert report["taken"] == 1 and [r["id"] for r in report["refused"]] == ["ServiceRequest/r2"]


def test_a_failure_in_the_middle_leaves_nothing_of_that_one(cast, here, monkeypatch):
    from beside.referrals.actions import incoming

    calls = []

    def at_first_no(*args):
        calls.append(args)
        if len(calls) == 1:
            raise NotAllowed("Not just now.")
        return {}

    monkeypatch.setattr(incoming, "_words", at_first_no)
    incomings = [letters.taken(request(), wren(), sender="bridge")]
    with pytest.raises(NotAllowed):
        actions.take_referral(
            operator(here.pk), cast.community, incoming=incomings[0], reference=new_code()
        )
    assert not Person.objects.filter(name="Wren").exists() and not Request.objects.exists()
    assert not NumberElsewhere.objects.exists()


def test_two_sendings_at_once_are_taken_once(cast, here):
    """The second waits for the organisation's one writer, and then finds it there."""
    letter = letters.taken(request(), wren(), sender="bridge")
    reference = new_code()
    actions.take_referral(operator(here.pk), cast.community, incoming=letter, reference=reference)
    with pytest.raises(actions.AlreadyHere):
        actions.take_referral(
            operator(here.pk), cast.community, incoming=letter, reference=new_code()
        )


@pytest.mark.parametrize("who", ["dev", "cora", "manu", "ari", "marlowe"])
def test_people_do_not_take_referrals_as_if_they_were_systems(cast, here, who):
    letter = letters.taken(request(), wren())
    with pytest.raises(NotAllowed):
        actions.take_referral(
            getattr(cast, who).actor, cast.community, incoming=letter, reference=new_code()
        )


def test_the_programme_that_is_named_or_fits_or_comes_first(cast, here):
    people.open_programme(
        cast.ari.actor,
        here,
        name="Recovery",
        slug="rec",
        setting="OUTPATIENT",
        focus="SUBSTANCE_USE",
    )
    everything = queries.running_programmes()

    def chosen(**hints):
        letter = letters.taken(request(), wren())
        named = dataclasses.replace(letter.hints, **hints)
        return programmes.chosen(everything, dataclasses.replace(letter, hints=named)).name

    assert chosen() == "Community"
    assert chosen(asked_of=("The Ward of River Peers",)) == "Ward"
    assert chosen(categories=("Substance use disorder",)) == "Recovery"
    assert chosen(places=("St. Mary's Hospital",)) == "Ward"
    assert chosen(categories=("Something else",)) == "Community"


def test_a_programme_can_be_named_by_whoever_imports(cast, here):
    send(cast, request(), wren(), programme=cast.ward)
    assert Request.objects.get().programme == cast.ward


def test_a_cancelled_one_is_not_taken(cast, here):
    assert why(send(cast, request(), wren(), task(status="cancelled")))


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"{", b"\xff\xfe\x00", b"[]", b"null", b'"words"', b"<Bundle/>", b"\x1f\x8b1"],
)
def test_what_cannot_be_read_is_refused_with_a_reason(cast, here, data):
    report = take(cast.here, data, actor=operator(here.pk))
    assert report["taken"] == 0 and len(report["refused"]) == 1 and report["refused"][0]["why"]


@pytest.mark.parametrize("name", ["🌱", "نور", "a\u202eb\u0000", "x" * 500, "<b>"])
def test_any_name_is_taken_and_shown_safely(cast, here, as_, name):
    report = send(cast, request(), wren(name=[{"use": "usual", "given": [name]}]))
    assert report["taken"] == 1, report
    person = Request.objects.get().person
    assert 0 < len(person.name) <= 80 and "\u202e" not in person.name and "\0" not in person.name
    page = as_(cast.cora).get(f"/o/river/requests/{Request.objects.get().pk}/")
    assert page.status_code == 200 and b"<b></h1>" not in page.content


@pytest.mark.parametrize("name", ["\ud800", "", 7, None, {}])
def test_a_name_that_is_none_is_refused_with_the_place_or_taken_without(cast, here, name):
    report = send(cast, request(), wren(name=[{"use": "usual", "given": [name]}]))
    assert report["taken"] == 1 or "Patient.name[0].given[0]" in report["refused"][0]["why"]
