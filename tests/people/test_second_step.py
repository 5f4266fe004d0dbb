"""Staff need a second step; whoever has one is asked for it. A code works once."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY

from beside.people import faces

from .conftest import PASSPHRASE, code_now
from .test_sign_in import is_in

NOT_IT = "That code did not fit"


@pytest.fixture
def still():
    """The clock stands still, so that a code can be told apart from the next one."""
    with time_machine.travel(dt.datetime(2030, 1, 8, 12, tzinfo=dt.UTC), tick=False) as moment:
        yield moment


def test_staff_without_one_can_open_nothing_else(known, client, sign_in):
    sign_in("ari")
    for page in ("set-up/", "set-up/staff/", "home/", "more/", "roster/", "people/"):
        response = client.get(f"/o/river/{page}")
        assert response.status_code in (302, 404)
        if response.status_code == 302:
            assert response.url == "/sign-in/second-step/"
    assert client.post("/o/river/set-up/words/", {"keep": "1"}).url == "/sign-in/second-step/"
    page = client.get("/sign-in/second-step/").content.decode()
    assert "/sign-in/passkeys/add/" in page and "/sign-in/app/" in page


def test_people_who_receive_support_choose_for_themselves(known, client, sign_in):
    sign_in("marlowe")
    assert client.get("/o/river/safe-contact/").status_code == 200


def test_setting_up_an_app_opens_the_house(known, client, sign_in, still):
    sign_in("ari")
    page = client.get("/sign-in/app/").content.decode()
    secret = re.search(r'class="code">([A-Z2-7]+)<', page).group(1)
    assert "<svg" in page and " style=" not in page
    response = client.post("/sign-in/app/", {"code": code_now(secret)})
    assert response.url == "/sign-in/codes/"
    codes = re.findall(r'class="code">(\d{8})<', client.get("/sign-in/codes/").content.decode())
    assert len(codes) == 10
    assert client.get("/o/river/set-up/").status_code == 200
    assert client.get("/sign-in/second-step/").url == "/where/"


def test_a_wrong_code_sets_up_nothing(known, client, sign_in, still):
    sign_in("ari")
    client.get("/sign-in/app/")
    assert NOT_IT in client.post("/sign-in/app/", {"code": "000000"}).content.decode()
    assert not Authenticator.objects.exists()


def test_what_the_app_shares_lies_sealed(known, app):
    secret = app(known.ari.account)
    assert secret not in str(Authenticator.objects.get().data)


def test_the_code_is_asked_for_before_anything_opens(known, client, sign_in, app, still):
    secret = app(known.ari.account)
    assert sign_in("ari").url == "/sign-in/code/"
    assert not is_in(client)
    assert client.get("/o/river/set-up/").url.startswith("/sign-in/")
    before = client.session.session_key
    assert client.post("/sign-in/code/", {"code": code_now(secret)}).url == "/where/"
    assert client.session.session_key != before
    assert client.get("/o/river/set-up/").status_code == 200


def test_a_code_with_a_space_is_a_code(known, client, sign_in, app, still):
    code = code_now(app(known.ari.account))
    sign_in("ari")
    assert client.post("/sign-in/code/", {"code": f" {code[:3]} {code[3:]}"}).url == "/where/"


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_clocks_may_differ_a_little(known, client, sign_in, app, still, steps, fits):
    secret = app(known.ari.account)
    sign_in("ari")
    client.post("/sign-in/code/", {"code": code_now(secret, steps)})
    assert is_in(client) is fits


def test_a_code_works_once(known, client, sign_in, app, still):
    secret = app(known.ari.account)
    code = code_now(secret, 1)
    sign_in("ari")
    client.post("/sign-in/code/", {"code": code})
    client.post("/sign-in/out/")
    still.shift(45)
    sign_in("ari")
    assert NOT_IT in client.post("/sign-in/code/", {"code": code}).content.decode()
    assert not is_in(client)


def test_guessing_is_slowed_down(known, client, sign_in, app, still):
    secret = app(known.ari.account)
    sign_in("ari")
    for guess in range(6):
        client.post("/sign-in/code/", {"code": f"00000{guess}"})
    assert client.post("/sign-in/code/", {"code": code_now(secret)}).status_code == 200
    assert not is_in(client)


def test_a_recovery_code_works_once(known, client, sign_in, app, still):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    app(known.ari.account)
    code = RecoveryCodes.activate(known.ari.account).get_unused_codes()[0]
    sign_in("ari")
    assert client.post("/sign-in/code/", {"code": code}).url == "/where/"
    client.post("/sign-in/out/")
    sign_in("ari")
    client.post("/sign-in/code/", {"code": code})
    assert not is_in(client)


def test_staff_keep_at_least_one(known, client, sign_in, app, still):
    secret = app(known.ari.account)
    sign_in("ari")
    client.post("/sign-in/code/", {"code": code_now(secret)})
    page = client.get("/sign-in/app/remove/").content.decode()
    assert "This is the only second step you have" in page
    client.post("/sign-in/app/remove/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_others_may_stop(known, client, sign_in, app, still):
    secret = app(known.marlowe.account)
    sign_in("marlowe")
    client.post("/sign-in/code/", {"code": code_now(secret)})
    assert client.post("/sign-in/app/remove/").url == "/sign-in/ways/"
    assert not Authenticator.objects.exists()


def test_losing_the_second_step_closes_the_house_again(known, client, sign_in, app, still):
    secret = app(known.ari.account)
    sign_in("ari")
    client.post("/sign-in/code/", {"code": code_now(secret)})
    assert client.get("/o/river/set-up/").status_code == 200
    session = client.session
    del session[faces.SECOND_STEP]
    session.save()
    Authenticator.objects.all().delete()
    assert client.get("/o/river/set-up/").url == "/sign-in/second-step/"


def test_showing_again_who_one_is_turns_the_key(known, client, sign_in):
    with time_machine.travel(dt.datetime(2030, 1, 8, 12, tzinfo=dt.UTC), tick=False) as moment:
        sign_in("marlowe")
        moment.shift(11 * 60)
        asked = client.get("/sign-in/passkeys/add/")
        assert asked.url.startswith("/sign-in/again/")
        before = client.session.session_key
        done = client.post(asked.url, {"password": PASSPHRASE, "next": "/sign-in/passkeys/add/"})
        assert done.url == "/sign-in/passkeys/add/"
        assert client.session.session_key != before and SESSION_KEY in client.session
        assert client.get("/sign-in/passkeys/add/").status_code == 200
        assert client.get("/sign-in/devices/").content.count(b"This device.") == 1


@pytest.mark.parametrize("answer", ["", "null", "{}", "[]", '{"id": 1}', "not json", "x" * 50_000])
@pytest.mark.parametrize("door", ["/sign-in/passkeys/in/", "/sign-in/passkeys/add/"])
def test_nonsense_from_a_passkey_is_met_kindly(known, client, sign_in, door, answer):
    if door.endswith("add/"):
        sign_in("marlowe")
        client.get(door)
    response = client.post(door, {"credential": answer, "name": "x"})
    assert response.status_code in (200, 302)
    assert not Authenticator.objects.exists()
