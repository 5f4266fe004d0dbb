"""Your devices: where one is signed in, and signing out there."""

import re

import pytest
from django.test import Client

from beside.people.devices import named

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


@pytest.fixture
def two(known, client, sign_in):
    """Marlowe at this computer and on a phone."""
    phone = Client(headers={"user-agent": PHONE})
    sign_in("marlowe", of=phone)
    sign_in("marlowe")
    return client, phone


def open_to(client):
    return client.get("/o/river/safe-contact/").status_code == 200


def test_each_is_named(two):
    page = two[0].get("/sign-in/devices/").content.decode()
    assert "Chrome on Android" in page and page.count("This device.") == 1


def test_one_is_signed_out(two):
    here, phone = two
    page = here.get("/sign-in/devices/").content.decode()
    [handle] = re.findall(r'name="end" value="(\w+)"', page)
    assert phone.session.session_key not in page
    here.post("/sign-in/devices/", {"end": handle})
    assert open_to(here) and not open_to(phone)


def test_all_others_are_signed_out(two):
    here, phone = two
    here.post("/sign-in/devices/", {"others": "1"})
    assert open_to(here) and not open_to(phone)


def test_everywhere_is_here_too(two):
    here, phone = two
    response = here.post("/sign-in/devices/all/")
    assert response.headers["Clear-Site-Data"]
    assert not open_to(here) and not open_to(phone)


def test_looking_signs_nobody_out(two):
    here, phone = two
    here.get("/sign-in/devices/all/")
    assert open_to(here) and open_to(phone)


def test_nobody_ends_anothers_visit(two, known, sign_in):
    here, phone = two
    stranger = Client()
    sign_in("rosa", of=stranger)
    page = here.get("/sign-in/devices/").content.decode()
    [handle] = re.findall(r'name="end" value="(\w+)"', page)
    stranger.post("/sign-in/devices/", {"end": handle})
    assert open_to(phone)


@pytest.mark.parametrize(
    ("browser", "name"),
    [
        (PHONE, "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17) Version/17 Mobile Safari", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox on Linux"),
        ("curl/8", "A device we don't know"),
        ("<script>alert(1)</script>", "A device we don't know"),
    ],
)
def test_a_device_in_words(browser, name):
    assert named(browser) == name
