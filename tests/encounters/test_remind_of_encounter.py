"""Reminders: a day and two hours before, once each, in words that say nothing outside."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.actor import clock as by_the_clock
from beside.core.decision import NotAllowed
from beside.encounters import actions, jobs
from beside.notices.models import Notice
from beside.people import actions as people

from .conftest import on


@pytest.fixture
def reminded(cast):
    """The job runs at each of these times; the words of every reminder so far."""

    def go(*moments):
        for moment in moments:
            with clock.at(moment), tenancy.within(cast.here.pk):
                jobs.remind(cast.here)
        with tenancy.within(cast.here.pk):
            return [n.words for n in Notice.objects.filter(kind="meeting.soon")]

    return go


SAID = "You meet Dev on Friday, 27 November at 2 pm. Library, room 2."


@pytest.fixture
def friday(book):
    return book(on(4, 14))


def test_a_day_before_and_two_hours_before(friday, reminded):
    assert reminded(on(3, 13, 59)) == []
    assert reminded(on(3, 14)) == [SAID]
    assert reminded(on(4, 11, 59)) == [SAID]
    assert reminded(on(4, 12)) == [SAID, SAID]


def test_once_however_often_the_job_runs(friday, reminded):
    assert len(reminded(*[on(3, 14, minute) for minute in range(0, 60, 5)])) == 1


def test_only_the_person_is_reminded(cast, friday, reminded):
    reminded(on(3, 14), on(4, 12))
    with tenancy.within(cast.here.pk):
        told = set(Notice.objects.filter(kind="meeting.soon").values_list("person", flat=True))
    assert told == {cast.marlowe.person.pk}


def test_none_for_what_was_booked_just_now(cast, book, reminded):
    with clock.at(on(1, 13)):
        book(on(1, 14, 30))
    assert reminded(on(1, 13), on(1, 13, 30)) == []


def test_the_new_time_when_it_was_moved(cast, friday, reminded):
    reminded(on(3, 14))
    with clock.at(on(3, 15)):
        actions.move_encounter(cast.marlowe.actor, friday, starts_at=on(7, 11))
    assert len(reminded(on(4, 12))) == 1
    reminded(on(6, 11))
    with tenancy.within(cast.here.pk):
        states = Notice.objects.filter(kind="meeting.soon").order_by("send_at")
        assert [n.state for n in states] == ["STOPPED", "INSIDE"]
        assert "Monday, 30 November at 11 am" in states[1].words


def test_a_worker_process_that_was_away_for_a_while_still_reminds(friday, reminded):
    assert len(reminded(on(4, 9))) == 1


def test_not_after_it_began(friday, reminded):
    assert reminded(on(4, 14, 1)) == []


def test_outside_it_only_says_that_there_is_a_reminder(cast, friday, reminded, settings):
    people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="TEXT", address="555 0142"
    )
    reminded(on(3, 14))
    with tenancy.within(cast.here.pk):
        notice = Notice.objects.get(kind="meeting.soon")
    assert (notice.state, notice.discreet) == ("WAITING", "You have a reminder.")


def test_nobody_reminds_by_hand(cast, meeting):
    with pytest.raises(NotAllowed, match="not by hand"):
        actions.remind_of_encounter(cast.dev.actor, meeting, ahead=dt.timedelta(hours=2))
    actions.remind_of_encounter(by_the_clock(cast.here.pk), meeting, ahead=dt.timedelta(hours=2))
