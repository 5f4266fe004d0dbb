"""Which free times are offered: near, on several days, and the same hour on the wall."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.encounters import slots
from beside.workforce.free import Block, Free, free
from beside.workforce.free import slots as all_slots

NEW_YORK = ZoneInfo("America/New_York")
UTC = ZoneInfo("UTC")
MONDAY = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def week(*, tz=UTC, since=MONDAY, days=14, hours=(9, 17)):
    blocks = [Block(day, dt.time(hours[0]), dt.time(hours[1])) for day in range(5)]
    stretches = free(blocks, since=since, until=since + dt.timedelta(days=days), tz=tz)
    return list(all_slots(stretches, minutes=50, tz=tz))


def test_six_times_on_three_days_an_early_and_a_late_one_each():
    near = slots.nearest(week(), tz=UTC)
    assert [(slot.starts.day, slot.starts.hour) for slot in near] == [
        (23, 9), (23, 12), (24, 9), (24, 12), (25, 9), (25, 12),
    ]  # fmt: skip


def test_one_day_is_better_than_none():
    blocks = [Block(0, dt.time(9), dt.time(13))]
    stretches = free(blocks, since=MONDAY, until=MONDAY + dt.timedelta(days=5), tz=UTC)
    near = slots.nearest(all_slots(stretches, minutes=50, tz=UTC), tz=UTC)
    assert len(near) == 6 and {slot.starts.day for slot in near} == {23}


def test_nothing_free_offers_nothing():
    assert slots.nearest([], tz=UTC) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 40), st.integers(1, 8))
def test_never_more_than_wanted_never_twice_always_in_order(count, many):
    free_ones = [
        Free(MONDAY + dt.timedelta(hours=3 * n), MONDAY + dt.timedelta(hours=3 * n, minutes=50))
        for n in range(count)
    ]
    near = slots.nearest(free_ones, many=many, tz=UTC)
    assert len(near) == min(count, many)
    assert near == sorted(set(near), key=lambda slot: slot.starts)


@pytest.mark.parametrize(
    ("last", "hour_then", "hour_next"),
    [
        (dt.datetime(2026, 10, 26, 14, tzinfo=NEW_YORK), 18, 19),  # summer time ends on 1 Nov
        (dt.datetime(2027, 3, 10, 14, tzinfo=NEW_YORK), 19, 18),  # and begins on 14 March
    ],
)
def test_the_same_time_next_week_is_the_same_on_the_wall(last, hour_then, hour_next):
    assert last.astimezone(dt.UTC).hour == hour_then
    again = slots.a_week_on(last, NEW_YORK)
    assert again.hour == hour_next
    assert again.astimezone(NEW_YORK).hour == 14
    assert again.astimezone(NEW_YORK).weekday() == last.weekday()


def test_the_usual_time_is_found_across_the_change_of_the_clock():
    last = dt.datetime(2026, 10, 28, 14, tzinfo=NEW_YORK)
    free_ones = week(tz=NEW_YORK, since=dt.datetime(2026, 10, 29, tzinfo=dt.UTC))
    found = slots.usual(free_ones, last, now=dt.datetime(2026, 10, 29, tzinfo=dt.UTC), tz=NEW_YORK)
    assert found.starts == dt.datetime(2026, 11, 4, 19, tzinfo=dt.UTC)


def test_no_usual_time_without_a_last_one_or_when_it_is_taken():
    assert slots.usual(week(), None, now=MONDAY, tz=UTC) is None
    sunday = MONDAY - dt.timedelta(days=1)
    assert slots.usual(week(), sunday, now=MONDAY, tz=UTC) is None


def test_a_meeting_fits_in_a_stretch_that_allows_its_kind():
    stretch = Free(MONDAY, MONDAY + dt.timedelta(hours=2), modes=("PHONE",))
    half = MONDAY + dt.timedelta(minutes=30)
    end = MONDAY + dt.timedelta(minutes=80)
    assert slots.fits([stretch], half, end, "PHONE") is stretch
    assert slots.fits([stretch], half, end, "IN_PERSON") is None
    assert slots.fits([stretch], half, MONDAY + dt.timedelta(minutes=121), "PHONE") is None
    assert slots.fits([stretch], MONDAY - dt.timedelta(minutes=1), end, "PHONE") is None
