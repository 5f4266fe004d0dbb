"""What home shows of meetings and notes."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.encounters import actions, panels
from beside.plans import actions as plans
from beside.ui import charts

from .conftest import on


@pytest.fixture(autouse=True)
def inside(cast):
    with tenancy.within(cast.here.pk):
        yield


@pytest.fixture
def tuesday(cast, book, other_pair):
    """Dev's day: Marlowe at ten, Ana at two, Marlowe again at four."""
    return [
        book(on(1, 10)),
        book(on(1, 14), by=cast.ana, relationship=cast.with_ana),
        book(on(1, 16)),
    ]


def day(cast, now, who="dev"):
    with clock.at(now):
        return panels.today(getattr(cast, who).actor, now)


def test_the_day_in_order_with_the_next_one_marked(cast, tuesday):
    moments = day(cast, on(1, 13))
    assert [(m.name, m.when, m.has_note_to_write) for m in moments] == [
        ("Marlowe", "past", True),
        ("Ana", "next", False),
        ("Marlowe", "later", False),
    ]


def test_what_is_going_on_now_is_still_next(cast, tuesday):
    moments = day(cast, on(1, 14, 20))
    assert [m.when for m in moments] == ["past", "next", "later"]
    assert moments[1].has_note_to_write


def test_a_note_that_is_signed_is_there_and_its_words_come_before_the_next(
    cast, tuesday, agreed, sign
):
    with clock.at(on(1, 11)):
        note = sign(tuesday[0])
        actions.call_off_encounter(cast.ana.actor, tuesday[1])
    first, last = day(cast, on(1, 13))
    assert (first.note_id, first.has_note_to_write) == (note.pk, False)
    assert (last.when, last.last_time) == ("next", "I sat by the door and it was all right.")


def test_what_did_not_take_place_is_past_and_needs_no_note(cast, tuesday):
    with clock.at(on(1, 11)):
        actions.mark_missed(cast.dev.actor, tuesday[0])
    first = day(cast, on(1, 11))[0]
    assert (first.is_missed, first.has_note_to_write, first.when) == (True, False, "past")


def test_nobody_elses_day(cast, tuesday):
    assert day(cast, on(1, 13), "rosa") == []
    assert day(cast, on(2, 13)) == []


def test_a_full_day_asks_no_more_of_the_database(
    cast, tuesday, book, django_assert_max_num_queries
):
    for hour in (9, 11, 12, 13, 15):
        book(on(1, hour, 5), minutes=30, by=cast.dev)
    with django_assert_max_num_queries(2):
        assert len(day(cast, on(1, 8, 30))) == 8


def test_the_next_meeting_from_both_sides(cast, meeting):
    theirs = panels.next_meeting(cast.marlowe.actor, on(0, 11))
    assert (theirs.name, theirs.starts_at, theirs.may_confirm) == ("Dev", on(1, 14), True)
    mine = panels.next_meeting(cast.dev.actor, on(0, 11))
    assert (mine.name, mine.may_confirm) == ("Marlowe", False)
    assert panels.next_meeting(cast.marlowe.actor, on(1, 15)) is None
    assert panels.next_meeting(cast.rosa.actor, on(0, 11)) is None


def test_notes_to_write(cast, tuesday, agreed, sign):
    with clock.at(on(1, 17)):
        assert panels.notes_to_write(cast.dev.actor, on(1, 17)) == tuesday
        sign(tuesday[0])
        actions.mark_missed(cast.dev.actor, tuesday[2])
        assert panels.notes_to_write(cast.dev.actor, on(1, 17)) == [tuesday[1]]


def test_since_last_time(cast, note, goal):
    step = plans.lay_step(cast.marlowe.actor, goal, words="Sit on the parked bus")
    with clock.at(on(3, 10)):
        plans.do_step(cast.marlowe.actor, step)
        actions.add_words(cast.marlowe.actor, note, words="The driver waved.")
        actions.ask_correction(cast.marlowe.actor, note, words="It was the 14.")
    with clock.at(on(8, 14)):
        since = panels.since_last_time(cast.dev.actor, cast.marlowe.person, on(8, 14))
    assert (since.met_at, since.days) == (on(1, 14), 7)
    assert since.words == "I sat by the door and it was all right."
    assert (since.next, since.next_on) == (
        "Ride one stop and come back",
        dt.date(2026, 11, 28),
    )
    assert since.steps_done == ["Sit on the parked bus"]
    assert (since.words_added, since.corrections_open) == (1, 1)


def test_nothing_since_before_the_first_time(cast, walking):
    assert panels.since_last_time(cast.dev.actor, cast.marlowe.person, on(0, 11)) is None


def test_recent_notes_as_far_as_one_may_read_them(cast, note):
    assert panels.recent_notes(cast.dev.actor, cast.marlowe.person) == [note]
    for who in (cast.rosa, cast.cora, cast.manu):
        assert panels.recent_notes(who.actor, cast.marlowe.person) == []


def test_twelve_weeks_on_a_ribbon(cast, note, goal, book):
    with clock.at(on(7, 9)):
        missed = book(on(7, 11))
    with clock.at(on(7, 12)):
        actions.mark_missed(cast.dev.actor, missed)
        book(on(16, 11))
    drawn = panels.ribbon(cast.dev.actor, cast.marlowe.person, on(15, 9))
    assert [week.met for week in drawn.weeks][-4:] == ["", "met", "missed", "next"]
    assert [week.plan for week in drawn.weeks][-4:] == [False, True, False, False]
    assert len(drawn.weeks) == 12
    assert drawn.says == "1 meeting in twelve weeks, and 1 that did not take place."
    assert "svg" in charts.ribbon(drawn.weeks, drawn.says).svg


def test_the_ribbon_of_somebody_one_does_not_see_is_empty(cast, note):
    drawn = panels.ribbon(cast.rosa.actor, cast.marlowe.person, on(8, 9))
    assert {week.met for week in drawn.weeks} == {""}
    assert drawn.says == "0 meetings in twelve weeks."
