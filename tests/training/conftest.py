import pytest

from . import school


@pytest.fixture
def listening(cast):
    """A course of six hours, with two seats, in ten days."""
    cast.course = school.course(cast.cora)
    cast.dates = school.dates(cast.cora, cast.course, cast.community)
    return cast
