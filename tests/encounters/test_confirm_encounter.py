"""I'll be there."""

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.notices.models import Notice

from .conftest import on


def test_the_person_says_so_and_the_worker_knows(cast, meeting):
    assert actions.confirm_encounter(cast.marlowe.actor, meeting).is_confirmed
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(kind="meeting.confirmed")
    assert told.person_id == cast.dev.person.pk
    assert told.words == "Marlowe will be there on Tuesday, 24 November at 2 pm."


@pytest.mark.parametrize("who", ["dev", "cora", "rosa"])
def test_nobody_says_it_for_them(cast, meeting, who):
    with pytest.raises(NotAllowed, match="Only the person"):
        actions.confirm_encounter(getattr(cast, who).actor, meeting)


def test_moving_it_asks_anew(cast, meeting):
    actions.confirm_encounter(cast.marlowe.actor, meeting)
    moved = actions.move_encounter(cast.dev.actor, meeting, starts_at=on(2, 11))
    assert not moved.is_confirmed


def test_not_when_it_is_over(cast, meeting):
    with clock.at(on(1, 16)), pytest.raises(NotAllowed, match="is over"):
        actions.confirm_encounter(cast.marlowe.actor, meeting)


def test_one_tap_on_the_page(cast, meeting, as_):
    client = as_(cast.marlowe)
    page = client.get(f"/o/river/meetings/{meeting.pk}/").content.decode()
    assert "I’ll be there" in page
    after = client.post(f"/o/river/meetings/{meeting.pk}/confirm/", follow=True)
    assert "Dev knows that you will be there." in after.content.decode()


def test_the_worker_has_no_such_button(cast, meeting, as_):
    page = as_(cast.dev).get(f"/o/river/meetings/{meeting.pk}/").content.decode()
    assert "I’ll be there" not in page
