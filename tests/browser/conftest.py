"""A house that stands, per file of tests, and people who come to it with a browser."""

from collections.abc import Iterator

import pytest

from .looking import Visitor
from .river import river
from .world import standing


@pytest.fixture
def visitor(browser, house) -> Iterator:
    """Makes somebody with a browser of their own: `visitor(house.dev)`, or nobody in particular."""
    made: list[Visitor] = []

    def make(who=None, **how) -> Visitor:
        made.append(Visitor(browser, house.url, house.cookie(who) if who else None, **how))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """The small house of the journeys. Files that need another one make their own."""
    with django_db_blocker.unblock(), standing(river) as living:
        yield living
