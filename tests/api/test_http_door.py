"""The door for other systems: a key opens it, a report comes back, and four words."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client

from beside.core import tenancy
from beside.core.models import Access, Denial
from beside.core.pace import Quota, SlowDown
from beside.people import actions as people
from beside.people.models import SystemClient
from beside.referrals import actions
from beside.referrals.models import Referral, Request
from tests.api import letters
from tests.api.conftest import add_system
from tests.api.letters import request, wren


def test_a_bundle_is_taken_and_reported(cast, key, send, here):
    response = send(request(), wren(), key=key)
    assert response.status_code == 200
    assert response.json() == {"taken": 1, "already_there": 0, "refused": []}
    referral = Referral.objects.get()
    assert referral.sent_by.name == "Bridge Hospital" and referral.request.person.name == "Wren"
    assert send(request(), wren(), key=key).json()["already_there"] == 1


def test_ndjson_a_list_and_one_record_are_taken_too(cast, key, send, here):
    lines = "\n".join(json.dumps(r) for r in (request(), wren()))
    assert send(lines, key=key).json()["taken"] == 1
    assert send(json.dumps([request(id="r2"), wren()]), key=key).json()["taken"] == 1
    alone = request(id="r3", contained=[wren()], subject={"reference": "#wren"})
    response = send(json.dumps(alone), key=key, to="/api/fhir/ServiceRequest")
    assert response.json()["taken"] == 1
    assert send(request(id="r4"), wren(), key=key, to="/api/fhir").json()["taken"] == 1


def test_when_nothing_was_taken_the_answer_is_422_with_the_reasons(cast, key, send):
    response = send(request(code={"text": "A taxi"}), wren(), key=key)
    assert response.status_code == 422
    assert "not peer support" in response.json()["refused"][0]["why"]
    assert send("", key=key).status_code == 422


@pytest.mark.parametrize("key", ["", "beside_made-up", "beside_" + "x" * 5000, "é"])
def test_without_a_key_we_know_it_stays_shut(cast, send, key, here):
    response = send(request(), wren(), key=key)
    assert response.status_code == 401
    assert response.json()["resourceType"] == "OperationOutcome"
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert not Request.objects.exists()


def test_a_closed_key_opens_nothing(cast, key, send, here):
    people.end_client(cast.ari.actor, SystemClient.objects.get())
    assert send(request(), wren(), key=key).status_code == 401


def test_a_key_that_may_do_something_else_is_refused_and_it_is_remembered(cast, send, here):
    key = add_system(cast.here, "Weather", grants=["weather.tell"])
    response = send(request(), wren(), key=key)
    assert response.status_code == 403
    assert "does not send referrals" in response.json()["issue"][0]["diagnostics"]
    assert Denial.objects.filter(org=here).count() == 1


def test_a_signed_in_visitor_has_no_key(cast, as_):
    response = as_(cast.cora).post("/api/fhir/", "{}", content_type="application/json")
    assert response.status_code == 401


def test_it_needs_no_mark_of_a_form_and_leaves_no_cookie(cast, key):
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/api/fhir/",
        json.dumps(letters.bundle(request(), wren())),
        content_type="application/json",
        headers={"authorization": f"Bearer {key}"},
    )
    assert response.status_code == 200 and not response.cookies


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_only_what_the_door_is_for(cast, key, client, method):
    response = getattr(client, method)("/api/fhir/", headers={"authorization": f"Bearer {key}"})
    assert response.status_code == 405 and response.headers["Allow"] == "POST"


def test_too_large_is_refused_before_it_is_read(cast, key, client):
    response = client.post(
        "/api/fhir/",
        b" " * 20_000_001,
        content_type="application/json",
        headers={"authorization": f"Bearer {key}"},
    )
    assert response.status_code == 413 and response.json()["resourceType"] == "OperationOutcome"


def test_deep_nesting_is_refused(cast, key, send):
    assert send("[" * 5000 + "]" * 5000, key=key).status_code == 422


def test_guessing_is_slowed_down_and_a_known_key_is_not(cast, key, send, monkeypatch):
    from beside.core import endpoint

    monkeypatch.setattr(endpoint, "WRONG_KEYS", SlowDown("test-keys", free=2))
    answers = [send(request(), wren(), key="beside_guess").status_code for _ in range(4)]
    assert answers == [401, 401, 429, 429]
    assert send(request(), wren(), key=key).status_code == 200


def test_too_many_calls_of_one_key_wait(cast, key, send, monkeypatch):
    from beside.core import endpoint

    monkeypatch.setattr(endpoint, "CALLS", Quota("test-calls", most=2, seconds=60))
    answers = [send(request(), wren(), key=key) for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60


def test_each_organisation_has_its_own_keys(cast, send):
    theirs = add_system(cast.there, "Hill Hospital")
    assert send(request(), wren(), key=theirs).json()["taken"] == 1
    with tenancy.within(cast.there.pk):
        assert Request.objects.get().programme == cast.elsewhere
    with tenancy.within(cast.here.pk):
        assert not Request.objects.exists()


def status(client, key, name):
    return client.get(f"/api/fhir/Task/{name}", headers={"authorization": f"Bearer {key}"})


def test_the_sender_may_ask_which_of_four_words(cast, key, send, client, here):
    send(request(), wren(), key=key)
    referral = Referral.objects.get()
    told = status(client, key, "r1")
    assert told.status_code == 200 and told.headers["Content-Type"] == "application/fhir+json"
    assert told.json()["businessStatus"] == {"text": "Received"}
    assert told.json()["focus"] == {"reference": "ServiceRequest/r1"}
    assert "Wren" not in told.content.decode()
    actions.note_first_contact(cast.cora.actor, referral.request)
    assert status(client, key, str(referral.pk)).json()["businessStatus"]["text"] == "Reached out"
    looked = Access.objects.filter(org=here, about_id=referral.request.person_id)
    assert looked.count() == 2, "the person sees that the sender asked"


def test_nobody_but_the_sender_may_ask(cast, key, send, client, here):
    send(request(), wren(), key=key)
    other, theirs = add_system(cast.here, "Another"), add_system(cast.there, "Hill")
    pk = Referral.objects.get().pk
    answers = {
        status(client, each, name).content
        for each in (other, theirs)
        for name in ("r1", str(pk), "made-up", "🌱")
    }
    assert len(answers) == 1 and b"There is no such thing." in answers.pop()
    assert status(client, "", "r1").status_code == 401


def test_a_closed_reference_answers_as_if_it_had_never_been(cast, key, send, client, here):
    send(request(), wren(), key=key)
    actions.withdraw_reference(cast.cora.actor, Referral.objects.get())
    assert status(client, key, "r1").content == status(client, key, "made-up").content


@pytest.mark.django_db(transaction=True)
def test_the_same_one_posted_at_the_same_time_is_taken_once(transactional_db):
    from tests.cast import assemble

    cast = assemble()
    key = add_system(cast.here, "Bridge Hospital")
    text = json.dumps(letters.bundle(request(), wren()))

    def post(_):
        from django.db import connection

        try:
            return Client().post(
                "/api/fhir/",
                text,
                content_type="application/json",
                headers={"authorization": f"Bearer {key}"},
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        reports = [response.json() for response in pool.map(post, range(8))]
    assert sum(report["taken"] for report in reports) == 1
    assert sum(report["already_there"] for report in reports) == 7
    with tenancy.within(cast.here.pk):
        assert Referral.objects.count() == Request.objects.count() == 1
