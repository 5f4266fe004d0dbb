"""A door is left open: for a year the person comes back without asking anew."""

import datetime as dt

import pytest

from beside.core import clock
from beside.core.decision import NotAllowed
from beside.relationships import actions

DAY = dt.timedelta(days=1)


@pytest.fixture
def ended(cast, together):
    return actions.end_relationship(cast.marlowe.actor, together, ending="ENOUGH")


def test_in_one_tap(cast, ended, as_):
    client = as_(cast.marlowe)
    page = client.get(f"/o/river/walking/{ended.pk}/").content.decode()
    assert "Come back to Dev" in page
    assert client.post(f"/o/river/walking/{ended.pk}/back/").status_code == 302
    with pytest.raises(NotAllowed, match="come back through this door"):
        actions.come_back(cast.marlowe.actor, ended)


def test_not_after_a_year(cast, ended):
    with clock.at(clock.now() + 370 * DAY), pytest.raises(NotAllowed, match="ask anew"):
        actions.come_back(cast.marlowe.actor, ended)
    with clock.at(clock.now() + 360 * DAY):
        assert actions.come_back(cast.marlowe.actor, ended).came_back_at


def test_not_while_they_walk_together(cast, together):
    with pytest.raises(NotAllowed, match="walk together already"):
        actions.come_back(cast.marlowe.actor, together)


@pytest.mark.parametrize("who", ["dev", "cora", "rosa"])
def test_only_the_person(cast, ended, who):
    with pytest.raises(NotAllowed, match="Only the person"):
        actions.come_back(getattr(cast, who).actor, ended)
