"""The first meeting, and those after it."""

import datetime as dt

import pytest

from beside.core import clock
from beside.core.decision import NotAllowed
from beside.relationships import actions
from tests import worlds


def test_at_the_first_meeting(cast):
    introduced = worlds.walk(cast.marlowe, cast.dev, cast.community, met=False)
    relationship = actions.begin_walking(cast.dev.actor, introduced)
    assert relationship.state == "ACTIVE" and relationship.began_at
    with pytest.raises(NotAllowed, match="met before"):
        actions.begin_walking(cast.dev.actor, introduced)


def test_each_meeting_is_counted_and_the_last_one_known(cast, together):
    now = clock.now()
    relationship = actions.note_meeting(cast.dev.actor, together, at=now - dt.timedelta(days=30))
    assert relationship.times_met == 2
    assert relationship.last_met_at > now - dt.timedelta(days=1)


@pytest.mark.parametrize("who", ["rosa", "cora", "ines"])
def test_only_by_the_two(cast, together, who):
    with pytest.raises(NotAllowed, match="Only the two"):
        actions.note_meeting(getattr(cast, who).actor, together, at=clock.now())
