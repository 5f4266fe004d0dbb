"""The fixtures everybody shares."""

import pytest

from .cast import assemble
from .where import django_db_setup

__all__ = ["django_db_setup"]


@pytest.fixture(autouse=True)
def no_tries_yet():
    """Tries are counted in the cache; each test begins with none."""
    from django.core.cache import cache

    cache.clear()


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
        session[f"face:{who.org.pk}"] = str(who.person.pk)
        session.save()
        return client

    return sign_in
