"""Somebody with a passphrase, somebody with an app."""

from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth as totp

PASSPHRASE = "nine green lanterns by the river"


@pytest.fixture
def known(cast):
    """Everybody in the cast has chosen the same passphrase."""
    for who in vars(cast).values():
        if isinstance(who, SimpleNamespace):
            who.account.set_password(PASSPHRASE)
            who.account.save()
    return cast


@pytest.fixture
def sign_in(client):
    def sign_in(login, password=PASSPHRASE, *, of=client, address="127.0.0.1", **more):
        words = {"login": login, "password": password, **more}
        return of.post("/sign-in/", words, REMOTE_ADDR=address)

    return sign_in


@pytest.fixture
def app():
    """Give somebody an authenticator app, and say what it shows now."""

    def give(account):
        secret = totp.generate_totp_secret()
        totp.TOTP.activate(account, secret)
        return secret

    return give


def code_now(secret: str, steps: int = 0) -> str:
    counter = next(totp.yield_hotp_counters_from_time()) + 1 + steps
    return totp.format_hotp_value(totp.hotp_value(secret, counter))
