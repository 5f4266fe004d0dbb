"""Signing in: by name or e-mail and passphrase; the same answer for anybody who may not."""

from itertools import count

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from beside.people.models import Account

from .conftest import PASSPHRASE

NO_MATCH = "That name and passphrase do not go together"
WAIT = "Those were a few tries in a row"


def is_in(client) -> bool:
    return SESSION_KEY in client.session


def test_by_sign_in_name(known, client, sign_in):
    assert client.get("/sign-in/").status_code == 200
    assert sign_in("marlowe").url == "/where/"
    assert client.get("/where/").url == "/o/river/home/"


def test_by_email(known, client, sign_in):
    assert sign_in("Dev@Example.org").url == "/where/"


AS_READ = ["heron-lantern-4821", "Heron Lantern 4821", " HERON-LANTERN-4821 "]


@pytest.mark.parametrize("typed", AS_READ)
def test_a_name_may_be_typed_as_it_is_read_aloud(known, client, sign_in, typed):
    Account.objects.create_user("heron-lantern-4821", password=PASSPHRASE)
    assert sign_in(typed).url == "/where/"


def test_a_very_long_passphrase_works(known, client, sign_in):
    long = "a path of stones " * 12
    known.marlowe.account.set_password(long)
    known.marlowe.account.save()
    assert sign_in("marlowe", long).url == "/where/"


@pytest.mark.parametrize(
    "typed", ["", "\x00", "x" * 100_000, "🦊" * 50, "'; drop table--", "\u202e"]
)
def test_nonsense_is_met_kindly(known, client, sign_in, typed):
    for words in ((typed, PASSPHRASE), ("marlowe", typed)):
        response = sign_in(*words)
        assert response.status_code == 200 and not is_in(client)


def test_it_goes_where_one_was_going_but_never_elsewhere(known, client, sign_in):
    assert sign_in("marlowe", next="/o/river/plan/").url == "/o/river/plan/"
    client.post("/sign-in/out/")
    assert sign_in("marlowe", next="https://elsewhere.example/").url == "/where/"


def test_a_page_behind_the_door_leads_to_the_door_and_back(known, client):
    response = client.get("/o/river/home/")
    assert response.status_code == 302 and response.url == "/sign-in/?next=/o/river/home/"


def test_a_new_visit_has_a_new_key(known, client, sign_in):
    client.get("/sign-in/")
    session = client.session
    session["something"] = 1
    session.save()
    before = session.session_key
    sign_in("marlowe")
    assert client.session.session_key != before


def test_without_the_forms_own_proof_nothing_happens(known):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/sign-in/", {"login": "marlowe", "password": PASSPHRASE})
    assert response.status_code == 403 and not is_in(strict)


def test_the_same_words_whether_we_know_the_name_or_not(known, client, sign_in):
    answers = {
        sign_in(login, "not the passphrase").content.decode().replace(login, "X")
        for login in ("marlowe", "nobody-here")
    }
    told = {
        answer[answer.index("<main") : answer.index('<form class="form"')] for answer in answers
    }
    assert len(told) == 1 and NO_MATCH in told.pop()


@pytest.mark.parametrize("login", ["marlowe", "nobody-here", "dev@example.org", "no@example.org"])
def test_the_same_work_whether_we_know_the_name_or_not(known, sign_in, login, monkeypatch):
    hashed = count()
    encode = MD5PasswordHasher.encode

    def counting(self, *args):
        next(hashed)
        return encode(self, *args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    sign_in(login, "not the passphrase")
    assert next(hashed) == 1


def test_a_closed_account_stays_out(known, client, sign_in):
    known.marlowe.account.is_active = False
    known.marlowe.account.save()
    assert sign_in("marlowe").url == "/sign-in/closed/"
    assert not is_in(client) and client.get("/sign-in/closed/").status_code == 200


def test_nobody_can_sign_up_alone(client, db):
    page = client.get("/sign-in/new/")
    assert "You come in with a card" in page.content.decode()
    client.post("/sign-in/new/", {"username": "x", "password1": PASSPHRASE})
    assert not Account.objects.exists()


def test_five_tries_then_a_wait(known, client, sign_in):
    for _ in range(5):
        assert NO_MATCH in sign_in("marlowe", "wrong wrong wrong").content.decode()
    assert WAIT in sign_in("marlowe").content.decode()
    assert not is_in(client)


def test_others_from_elsewhere_are_not_held_up(known, sign_in):
    for _ in range(6):
        sign_in("marlowe", "wrong wrong wrong", address="203.0.113.9")
    assert sign_in("dev", of=Client(), address="198.51.100.1").status_code == 302
    assert sign_in("marlowe", of=Client(), address="198.51.100.1").status_code == 302


def test_many_names_from_one_place_are_slowed_down(known, sign_in):
    told = [
        sign_in(f"nobody-{number}", "wrong wrong wrong", of=Client(), address="203.0.113.9")
        for number in range(12)
    ]
    assert NO_MATCH in told[0].content.decode()
    assert WAIT in told[-1].content.decode()


def test_a_device_that_knows_the_account_gets_in_past_strangers_tries(known, client, sign_in):
    sign_in("marlowe")
    client.cookies.pop("visit")
    for number in range(31):
        sign_in("marlowe", "wrong wrong wrong", of=Client(), address=f"203.0.113.{number}")
    assert WAIT in sign_in("marlowe", of=Client(), address="198.51.100.7").content.decode()
    assert sign_in("marlowe", address="198.51.100.8").url == "/where/"


def test_success_does_not_use_up_tries(known, client, sign_in):
    for _ in range(8):
        assert sign_in("marlowe").status_code == 302
        client.post("/sign-in/out/")


def test_a_shared_device_is_not_remembered(known, client, sign_in):
    sign_in("marlowe", shared="on")
    assert "known" not in client.cookies and not client.cookies["visit"]["max-age"]
    assert client.session["visit"]["shared"]


def test_ones_own_device_is(known, client, sign_in):
    sign_in("marlowe")
    assert "known" in client.cookies and client.cookies["visit"]["max-age"] == 12 * 60 * 60
    assert "marlowe" not in client.cookies["known"].value


@pytest.mark.parametrize("method", ["delete", "patch"])
def test_other_methods_are_refused(client, db, method):
    assert getattr(client, method)("/sign-in/").status_code == 405
