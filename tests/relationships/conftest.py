import pytest

from tests import worlds


@pytest.fixture
def together(cast):
    """Marlowe and dev walk together and have met once."""
    return worlds.walk(cast.marlowe, cast.dev, cast.community)
