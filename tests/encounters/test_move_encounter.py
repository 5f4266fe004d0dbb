"""Moving a meeting: either of the two, without a reason, to a time that is free."""

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.encounters.models import Encounter
from beside.notices.models import Notice

from .conftest import on


def test_it_is_as_long_as_before_at_another_time(cast, meeting):
    moved = actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 11))
    assert (moved.starts_at, moved.ends_at) == (on(2, 11), on(2, 11, 50))
    assert (moved.moves, moved.is_confirmed, moved.place) == (1, False, "Library, room 2")


def test_somewhere_else(cast, meeting):
    moved = actions.move_encounter(
        cast.dev.actor, meeting, starts_at=on(1, 14), place="The bench by the river"
    )
    assert moved.place == "The bench by the river"


def test_the_other_one_is_told_each_time(cast, meeting):
    actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 11))
    actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 12))
    with tenancy.within(cast.here.pk):
        told = Notice.objects.filter(kind="meeting.moved").order_by("send_at", "pk")
        assert sorted(n.words for n in told) == [
            "Your meeting with Marlowe is now on Wednesday, 25 November at 11 am.",
            "Your meeting with Marlowe is now on Wednesday, 25 November at noon.",
        ]
        assert {n.person_id for n in told} == {cast.dev.person.pk}


def test_only_to_a_time_that_is_free_and_in_the_hours(cast, meeting, book, other_pair):
    book(on(2, 11), by=cast.ana, relationship=cast.with_ana)
    with pytest.raises(NotAllowed, match="just been taken"):
        actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 11, 30))
    with pytest.raises(NotAllowed, match="not free"):
        actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 20))


def test_half_an_hour_later_does_not_trip_over_itself(cast, meeting):
    moved = actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(1, 14, 30))
    assert moved.starts_at == on(1, 14, 30)


def test_not_when_it_is_over_or_was_called_off(cast, meeting):
    with clock.at(on(1, 15)), pytest.raises(NotAllowed, match="is over"):
        actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 11))
    actions.call_off_encounter(cast.marlowe.actor, meeting)
    with pytest.raises(NotAllowed, match="no longer open"):
        actions.move_encounter(cast.marlowe.actor, meeting, starts_at=on(2, 11))


def test_a_bystander_may_not(cast, meeting):
    with pytest.raises(NotAllowed):
        actions.move_encounter(cast.rosa.actor, meeting, starts_at=on(2, 11))


def test_three_screens_from_the_list_to_done(cast, meeting, as_):
    """List, times, done: and the page says so in words."""
    client = as_(cast.marlowe)
    listed = client.get("/o/river/meetings/").content.decode()
    way = f"/o/river/meetings/{meeting.pk}/move/"
    assert way in listed
    times = client.get(way)
    slot = times.context["form"].fields["slot"].choices[0][0]
    done = client.post(way, {"slot": slot}, follow=True)
    assert done.status_code == 200
    assert "It is moved." in done.content.decode()
    with tenancy.within(cast.here.pk):
        assert Encounter.objects.get().starts_at.isoformat() == slot


def test_the_time_it_has_now_is_not_offered_again(cast, meeting, as_):
    page = as_(cast.marlowe).get(f"/o/river/meetings/{meeting.pk}/move/")
    offered = [value for value, _ in page.context["form"].fields["slot"].choices]
    assert meeting.starts_at.isoformat() not in offered


def test_a_time_taken_in_the_meantime_keeps_what_was_typed(cast, meeting, book, other_pair, as_):
    client = as_(cast.marlowe)
    book(on(3, 11), by=cast.ana, relationship=cast.with_ana)
    said = {"on": "2026-11-26", "at": "11:00", "place": "The bench"}
    page = client.post(f"/o/river/meetings/{meeting.pk}/move/", said)
    body = page.content.decode()
    assert page.status_code == 200
    assert "just been taken" in body and "The bench" in body and "11:00" in body
