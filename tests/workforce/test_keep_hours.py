"""The hours of a worker's week: theirs to keep, and the old ones stay in the history."""

import datetime as dt

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.workforce import actions, queries, week
from beside.workforce.free import Block
from beside.workforce.models import Hours
from tests.worlds import EVENINGS, MORNINGS

MONDAY = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)


def open_hours(rosa):
    with tenancy.within(rosa.org.pk):
        return list(
            Hours.objects.filter(ended_at=None).values_list("weekday", "starts").order_by("weekday")
        )


def test_new_hours_come_instead_of_the_old(cast, rosa):
    actions.keep_hours(rosa.actor, rosa.profile, blocks=MORNINGS[:2])
    assert open_hours(rosa) == [(0, dt.time(9)), (1, dt.time(9))]
    with tenancy.within(cast.here.pk):
        assert Hours.objects.count() == 7


def test_hours_that_stay_are_not_written_again(cast, rosa):
    actions.keep_hours(rosa.actor, rosa.profile, blocks=EVENINGS)
    with tenancy.within(cast.here.pk):
        assert Hours.objects.count() == 5


def test_one_hour_is_not_promised_twice(cast, rosa):
    twice = [*EVENINGS, {"weekday": 0, "starts": dt.time(20), "ends": dt.time(22)}]
    with pytest.raises(ValueError, match="same hour"):
        actions.keep_hours(rosa.actor, rosa.profile, blocks=twice)
    assert len(open_hours(rosa)) == 5


@pytest.mark.parametrize("who", ["dev", "cora", "ines"])
def test_nobody_else_keeps_them(cast, rosa, who):
    with pytest.raises(NotAllowed):
        actions.keep_hours(getattr(cast, who).actor, rosa.profile, blocks=[])


def test_the_next_free_time_knows_what_is_taken(cast, rosa, monkeypatch):
    from beside.workforce import taken

    with tenancy.within(cast.here.pk):
        profile = queries.profiles_of([rosa.person.pk])[rosa.person.pk]
        first = queries.next_free([profile], now=MONDAY)[rosa.person.pk]
        assert (first.starts.hour, first.place) == (18, "Library")
        busy = (first.starts, first.starts + dt.timedelta(hours=2, minutes=15))
        monkeypatch.setattr(taken, "_TELLERS", [lambda ids, a, z: {rosa.person.pk: [busy]}])
        later = queries.next_free([profile], now=MONDAY)[rosa.person.pk]
    assert later.starts.day == 3


def test_the_times_people_wish_for():
    morning = Block(0, dt.time(9), dt.time(12))
    assert week.times_of([morning]) == {"WEEKDAY_MORNING"}
    assert week.times_of([Block(5, dt.time(11, 30), dt.time(13))]) == {"WEEKEND_AFTERNOON"}
    assert week.times_of([Block(5, dt.time(11, 30), dt.time(12, 30))]) == set()


def test_squares_and_blocks_say_the_same():
    whole = [Block(0, dt.time(9, 30), dt.time(12)), Block(2, dt.time(22), dt.time(23, 15))]
    cells, rest = week.cells_of(whole)
    assert cells == {(0, 10), (0, 11)}
    assert rest == [
        (0, dt.time(9, 30), dt.time(10)),
        (2, dt.time(22), dt.time(23, 15)),
    ]
    assert week.blocks_of(cells, rest, modes=(), place="") == whole
