"""Calling a meeting off: nobody is asked why, and reminders of it stop."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions, jobs
from beside.notices.models import Notice

from .conftest import on


@pytest.mark.parametrize("who", ["marlowe", "dev", "cora"])
def test_either_of_the_two_or_who_arranges(cast, meeting, who):
    off = actions.call_off_encounter(getattr(cast, who).actor, meeting)
    assert off.state == "CALLED_OFF"
    assert off.called_off_by_id == getattr(cast, who).person.pk


def test_the_other_one_is_told_and_not_why(cast, meeting):
    actions.call_off_encounter(cast.marlowe.actor, meeting)
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(kind="meeting.called_off")
    assert told.person_id == cast.dev.person.pk
    assert "will not take place" in told.words


def test_its_reminders_are_taken_back(cast, meeting, settings):
    with tenancy.within(cast.here.pk):
        with clock.at(on(0, 15)):
            jobs.remind(cast.here)
            assert Notice.objects.get(kind="meeting.soon").state == "INSIDE"
            actions.call_off_encounter(cast.dev.actor, meeting)
            assert Notice.objects.get(kind="meeting.soon").state == "STOPPED"
        with clock.at(on(1, 13)):
            jobs.remind(cast.here)
        assert Notice.objects.filter(kind="meeting.soon").count() == 1


def test_not_twice_and_not_when_it_is_over(cast, meeting):
    with clock.at(meeting.ends_at + dt.timedelta(minutes=1)), pytest.raises(NotAllowed):
        actions.call_off_encounter(cast.marlowe.actor, meeting)
    actions.call_off_encounter(cast.marlowe.actor, meeting)
    with pytest.raises(NotAllowed, match="no longer open"):
        actions.call_off_encounter(cast.dev.actor, meeting)


@pytest.mark.parametrize("who", ["rosa", "manu", "ari"])
def test_a_bystander_may_not(cast, meeting, who):
    with pytest.raises(NotAllowed):
        actions.call_off_encounter(getattr(cast, who).actor, meeting)


def test_the_page_says_that_it_is_all_right(cast, meeting, as_):
    client = as_(cast.marlowe)
    address = f"/o/river/meetings/{meeting.pk}/call-off/"
    assert "That is all right" in client.get(address).content.decode()
    after = client.post(address, follow=True).content.decode()
    assert "Nobody will ask why." in after
    assert "Find another time" in after
