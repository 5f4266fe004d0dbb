"""What came about consent: the newest word counts, and nobody's yes is another's."""

import base64
from datetime import date

import pytest

from .letters import consent, read, request, taken, wren


def of(*consents):
    return taken(request(), wren(), *consents).consent


def test_no_consent_is_neither_yes_nor_no():
    assert of().given is None
    assert of().because == "No consent came with it."


def test_a_consent_in_force():
    found = of(consent())
    assert (found.given, found.on, found.expires) == (True, date(2026, 1, 15), None)
    assert "patient-privacy" not in found.covers
    assert found.covers == ("Our own form",)


def test_what_a_consent_does_not_say_is_said():
    told = taken(request(), wren(), consent()).to_check
    assert "The consent does not say who gave it." in told
    assert "The consent names no last day." in told


@pytest.mark.parametrize(
    ("changes", "given", "because"),
    [
        ({"status": "rejected"}, False, "The consent does not hold: it was turned down."),
        ({"status": "inactive"}, False, "The consent does not hold: it was taken back"),
        ({"status": "draft"}, None, "The consent is not finished yet."),
        ({"status": "proposed"}, None, "The consent is not finished yet."),
        ({"provision": {"type": "deny"}}, False, "The consent says no."),
        ({"provision": {"period": {"end": "2026-11-21"}}}, False, "The consent has run out."),
        ({"provision": {"period": {"end": "2026-11-22"}}}, True, ""),
        ({"provision": {"period": {"start": "2027"}}}, None, "The consent does not hold yet."),
        ({"modifierExtension": [{"url": "x"}]}, None, "The consent carries a condition"),
        ({"status": "entered-in-error"}, None, "What came about consent is for something else"),
        ({"scope": {"coding": [{"code": "research"}]}}, None, "What came about consent is for"),
        ({"patient": {"reference": "Patient/lark"}}, None, "No consent came with it."),
    ],
)
def test_what_makes_a_consent_hold(changes, given, because):
    found = of(consent(**changes))
    assert found.given is given
    assert found.because.startswith(because)


def test_a_consent_that_cannot_be_read_is_not_a_missing_one_and_may_have_said_no():
    found = read(request(), wren(), consent(), consent(id="c2", dateTime="soon"))
    assert found.referrals[0].consent.given is None
    assert found.referrals[0].consent.because == (
        "A consent came that cannot be read. Consent.dateTime is not written the way FHIR R4 asks."
    )
    assert [no.id for no in found.refused] == ["Consent/c2"]


def test_a_consent_may_come_inside_the_request():
    inside = consent(patient={"reference": "Patient/wren"})
    body = request(contained=[inside], supportingInfo=[{"reference": "#c1"}])
    referral = taken(body, wren())
    assert referral.consent.given is True
    assert len(referral.original) == 2


def test_the_newest_consent_counts():
    yes, no = consent(), consent(id="c2", status="inactive", dateTime="2026-03")
    assert of(yes, no).given is False
    assert of(no | {"dateTime": "2025"}, yes).given is True


def test_on_the_same_day_a_no_counts():
    assert of(consent(), consent(id="c2", provision={"type": "deny"})).given is False
    assert of(consent(provision={"type": "deny"}), consent(id="c2")).given is False


def test_a_consent_of_somebody_else_is_left_aside_even_if_it_was_sent_along():
    lark = wren(id="lark")
    theirs = consent(patient={"reference": "Patient/lark"})
    referral = taken(request(supportingInfo=[{"reference": "Consent/c1"}]), wren(), lark, theirs)
    assert referral.consent.given is None
    assert "Consent/c1 is about somebody else. We left it aside." in referral.to_check
    assert "lark" not in repr(referral.original)


def test_two_people_with_one_record_number_stay_two_people():
    number = [{"system": "urn:hospital", "value": "1032702"}]
    lark = wren(id="lark", identifier=number, name=[{"given": ["Lark"]}])
    theirs = consent(patient={"type": "Patient", "identifier": number[0]})
    referral = taken(request(), wren(identifier=number), lark, theirs)
    assert referral.consent.given is None
    assert referral.person_keys == ("Patient/wren",)


@pytest.mark.parametrize(
    ("attachment", "words"),
    [
        ({"contentType": "text/plain", "data": base64.b64encode(b"I agree.").decode()}, "I agree."),
        ({"contentType": "text/plain; charset=utf-8", "data": "wqFTw60h"}, "¡Sí!"),
        ({"contentType": "application/pdf", "data": "JVBERi0=", "title": "Form 7"}, "Form 7"),
        ({"contentType": "application/pdf", "data": "JVBERi0="}, ""),
        ({"contentType": "text/plain", "title": "Form 7"}, ""),
    ],
)
def test_the_words_of_the_form(attachment, words):
    assert of(consent(sourceAttachment=attachment)).source_text == words


def test_who_agreed_and_who_may_know():
    found = of(
        consent(
            performer=[{"reference": "Patient/wren"}, {"display": "Halima Vane"}],
            organization=[{"display": "Day Clinic"}],
            provision={
                "actor": [{"role": {"text": "to"}, "reference": {"display": "River Peers"}}],
                "purpose": [{"code": "CAREMGT"}],
                "action": [{"text": "Share"}],
                "class": [{"display": "Contact details"}],
            },
        )
    )
    assert found.by == "the person themselves, Halima Vane"
    assert found.held_by == "Day Clinic"
    assert found.shared_with == ("River Peers",)
    assert found.purposes == ("CAREMGT",)
    assert found.covers == ("Share", "Contact details", "Our own form")
