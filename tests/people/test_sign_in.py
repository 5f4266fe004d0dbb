"""Signing in: by name or e-mail and passphrase."""

import pytest

PASSPHRASE = "nine green lanterns by the river"


@pytest.fixture
def marlowe(cast):
    cast.marlowe.account.set_password(PASSPHRASE)
    cast.marlowe.account.save()
    return cast.marlowe


def sign_in(client, login, password=PASSPHRASE, **more):
    return client.post("/sign-in/", {"login": login, "password": password, **more})


def test_by_sign_in_name(marlowe, client):
    assert client.get("/sign-in/").status_code == 200
    response = sign_in(client, "marlowe")
    assert response.status_code == 302 and response.url == "/where/"
    assert client.get("/where/").url == "/o/river/home/"
