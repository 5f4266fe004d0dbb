"""The fixtures everybody shares."""

import copy

import pytest

from . import where
from .cast import assemble
from .where import django_db_setup

__all__ = ["django_db_setup"]


def pytest_collection_modifyitems(items):
    """First the tests that begin with nothing, then those that begin with the cast, then those that
    really commit, and at the end those that need a browser: there is one, and it stays open."""
    items.sort(key=_when)


def _when(item) -> int:
    if "browser" in item.keywords:
        return 3
    if _commits(item):
        return 2
    return 1 if "cast" in item.fixturenames else 0


def _commits(item) -> bool:
    marked = item.get_closest_marker("django_db")
    really = bool(marked and marked.kwargs.get("transaction"))
    return (
        really
        or "browser" in item.keywords
        or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)
    )


@pytest.fixture(scope="session")
def browser():
    """One browser for everybody; each test opens a window of its own in it. What is expected may
    take its time: a machine with much to do is slow, and that is no fault of a page."""
    from playwright.sync_api import expect

    from .ui.browser import chromium

    expect.set_options(timeout=20_000)
    with chromium() as running:
        yield running


@pytest.fixture(autouse=True)
def nowhere_in_particular():
    """What one test says about the hour and the language is not said to the next."""
    from django.utils import timezone, translation

    timezone.deactivate()
    translation.deactivate()


@pytest.fixture(autouse=True)
def no_tries_yet():
    """Tries are counted in the cache; each test begins with none."""
    from django.core.cache import cache

    cache.clear()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    where.commits = _commits(item)
    if where.commits and where.standing:
        where.start_over()


@pytest.fixture(scope="module")
def standing_cast(django_db_setup, django_db_blocker):
    """The cast is assembled and committed once; what a test changes is undone after it."""
    if not where.commits and not where.standing:
        with django_db_blocker.unblock():
            where.start_over()
            where.standing = assemble()


@pytest.fixture
def cast(standing_cast, request):
    if where.commits:
        request.getfixturevalue("transactional_db")
        return assemble()
    request.getfixturevalue("db")
    return copy.deepcopy(where.standing)


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
