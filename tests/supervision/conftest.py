import datetime as dt

import pytest

from beside.core import clock
from beside.supervision import actions
from tests import worlds


@pytest.fixture
def dev(cast):
    """Dev, certified, looked after by Ines."""
    cast.dev.profile = worlds.profile(cast.dev)
    return cast.dev


@pytest.fixture
def sit(cast):
    """Ines and a worker sat down, so many days ago."""

    def sit_down(days=3, worker=None, **details):
        return actions.record_supervision(
            cast.ines.actor,
            (worker or cast.dev).person,
            held_at=clock.now() - dt.timedelta(days=days),
            **{"minutes": 50, **details},
        )

    return sit_down
