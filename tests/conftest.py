"""Where tests run, and the fixtures everybody shares."""

import os
import tempfile
from pathlib import Path

VAR = Path(tempfile.mkdtemp(prefix="beside-test-"))
os.environ["BESIDE_MODE"] = "test"
os.environ["BESIDE_VAR"] = str(VAR)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import pytest  # noqa: E402

from .cast import assemble  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def keys():
    from django.conf import settings

    from beside.core import keys

    if not settings.KEYS_FILE.exists():
        keys.create(settings.KEYS_FILE)


@pytest.fixture
def cast(db):
    return assemble()


@pytest.fixture
def as_(client):
    """Sign in as one of the cast, second step done."""
    from beside.people import faces

    def sign_in(who):
        client.force_login(who.account)
        session = client.session
        session[faces.SECOND_STEP] = True
        session.save()
        return client

    return sign_in
