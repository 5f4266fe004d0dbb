"""When a worker is free: true to the minute, also on the nights when the clock jumps."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from beside.workforce.free import Block, free, overlapping, slots

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [NEW_YORK, ZoneInfo("UTC"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu")]
MINUTE = dt.timedelta(minutes=1)
MONDAY = dt.datetime(2026, 11, 2, tzinfo=NEW_YORK)


def at(day, hour, minute=0, tz=NEW_YORK):
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=tz)


def wall(stretch, tz=NEW_YORK):
    return [f"{each.astimezone(tz):%a %H:%M}" for each in (stretch.starts, stretch.ends)]


def week(*blocks, **how):
    how.setdefault("since", MONDAY)
    how.setdefault("until", MONDAY + dt.timedelta(days=7))
    return free(blocks, tz=NEW_YORK, **how)


MORNING = Block(0, dt.time(9), dt.time(12), ("IN_PERSON",), "Library")


def test_the_hours_of_the_week_are_free():
    (stretch,) = week(MORNING)
    assert wall(stretch) == ["Mon 09:00", "Mon 12:00"]
    assert (stretch.modes, stretch.place) == (("IN_PERSON",), "Library")


def test_a_day_away_is_not():
    assert week(MORNING, away=[(MONDAY.date(), MONDAY.date())]) == []


def test_what_is_booked_is_cut_out():
    booked = [(at(MONDAY, 10), at(MONDAY, 11))]
    assert [wall(each) for each in week(MORNING, booked=booked)] == [
        ["Mon 09:00", "Mon 10:00"],
        ["Mon 11:00", "Mon 12:00"],
    ]


def test_bookings_that_overlap_each_other_are_cut_out_once():
    booked = [(at(MONDAY, 9, 30), at(MONDAY, 11)), (at(MONDAY, 9, 45), at(MONDAY, 10))]
    assert [wall(each) for each in week(MORNING, booked=booked)] == [
        ["Mon 09:00", "Mon 09:30"],
        ["Mon 11:00", "Mon 12:00"],
    ]


def test_hours_that_have_begun_are_free_from_now():
    (stretch,) = week(MORNING, since=at(MONDAY, 10, 7))
    assert wall(stretch) == ["Mon 10:07", "Mon 12:00"]
    assert [wall(each)[0] for each in slots([stretch], tz=NEW_YORK)] == ["Mon 10:30", "Mon 11:00"]


def test_slots_fit_whole():
    stretches = week(Block(0, dt.time(9), dt.time(10, 30)))
    assert [wall(each) for each in slots(stretches, minutes=60, tz=NEW_YORK)] == [
        ["Mon 09:00", "Mon 10:00"],
        ["Mon 09:30", "Mon 10:30"],
    ]
    assert list(slots(stretches, minutes=120, tz=NEW_YORK)) == []


def test_nine_stays_nine_when_the_clocks_change():
    nine = Block(0, dt.time(9), dt.time(10))
    before, after = week(nine, since=MONDAY - dt.timedelta(days=7), until=MONDAY.replace(hour=12))
    assert [wall(before)[0], wall(after)[0]] == ["Mon 09:00", "Mon 09:00"]
    assert after.starts - before.starts == dt.timedelta(days=7, hours=1)


def test_hours_in_the_hour_that_does_not_exist_are_not_offered():
    sunday = dt.datetime(2026, 3, 8, tzinfo=NEW_YORK)
    gone = Block(6, dt.time(2, 15), dt.time(2, 45))
    assert free([gone], since=sunday, until=sunday + dt.timedelta(days=1), tz=NEW_YORK) == []


def test_hours_in_the_hour_that_comes_twice_are_offered_once():
    sunday = dt.datetime(2026, 11, 1, tzinfo=NEW_YORK)
    twice = Block(6, dt.time(1, 15), dt.time(1, 45))
    (stretch,) = free([twice], since=sunday, until=sunday + dt.timedelta(days=1), tz=NEW_YORK)
    assert stretch.length == dt.timedelta(minutes=30)


def test_two_blocks_of_one_hour_are_noticed():
    later = Block(0, dt.time(11), dt.time(13))
    assert overlapping([later, MORNING]) == (MORNING, later)
    assert overlapping([MORNING, Block(0, dt.time(12), dt.time(13))]) is None
    assert overlapping([MORNING, Block(1, dt.time(9), dt.time(13))]) is None


quarter = st.integers(0, 95).map(lambda n: dt.time(n // 4, n % 4 * 15))
blocks = st.tuples(st.integers(0, 6), quarter, quarter).filter(lambda b: b[1] < b[2])
jumps = st.sampled_from([dt.date(2026, 3, 6), dt.date(2026, 10, 30), dt.date(2026, 4, 3)])
offsets = st.integers(0, 3 * 96).map(lambda n: n * 15)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(blocks, max_size=4),
    jumps,
    st.sampled_from(ZONES),
    st.lists(st.tuples(offsets, st.integers(1, 20)), max_size=3),
    st.booleans(),
)
def test_every_free_minute_is_in_the_hours_and_in_nothing_else(raw, first, tz, bookings, is_away):
    hours = [Block(*each) for each in raw]
    since = dt.datetime.combine(first, dt.time(0), tz).astimezone(dt.UTC)
    until = since + dt.timedelta(days=3)
    booked = [
        (since + MINUTE * start, since + MINUTE * (start + 15 * length))
        for start, length in bookings
    ]
    away = [(first + dt.timedelta(days=1),) * 2] if is_away else []
    found = free(hours, away=away, booked=booked, since=since, until=until, tz=tz)

    def inside(moment):
        here = moment.astimezone(tz)
        return (
            any(b.weekday == here.weekday() and b.starts <= here.time() < b.ends for b in hours)
            and not any(a <= here.date() <= z for a, z in away)
            and not any(a <= moment < z for a, z in booked)
        )

    def offered(moment):
        return any(each.starts <= moment < each.ends for each in found)

    for step in range(3 * 96):
        moment = since + MINUTE * 15 * step
        steady = len({(moment + MINUTE * n).astimezone(tz).utcoffset() for n in (-720, 720)}) == 1
        assert not offered(moment) or inside(moment)
        assert offered(moment) or not inside(moment) or not steady
