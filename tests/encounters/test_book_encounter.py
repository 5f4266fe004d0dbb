"""Setting a time aside for each other: by either of the two, in the worker's hours, once."""

import datetime as dt

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.encounters import actions
from beside.encounters.models import Encounter
from beside.notices.models import Notice

from .conftest import MONDAY, anew, on


def test_the_person_books_a_time(cast, book):
    meeting = book(on(1, 14))
    assert (meeting.starts_at, meeting.ends_at) == (on(1, 14), on(1, 14, 50))
    assert (meeting.state, meeting.setting) == (Encounter.State.BOOKED, "COMMUNITY")
    assert (meeting.worker_id, meeting.participant_id) == (
        cast.dev.person.pk,
        cast.marlowe.person.pk,
    )


def test_the_worker_and_the_coordinator_may_too(cast, book):
    book(on(1, 10), by=cast.dev)
    book(on(1, 12), by=cast.cora)


def test_the_other_one_is_told_and_oneself_is_not(cast, book):
    book(on(1, 14))
    with tenancy.within(cast.here.pk):
        told = Notice.objects.filter(kind="meeting.booked").select_related("person")
        assert [(n.person.name, n.words) for n in told] == [
            ("Dev", "You meet Marlowe on Tuesday, 24 November at 2 pm.")
        ]


def test_when_somebody_else_books_both_are_told(cast, book):
    book(by=cast.cora)
    with tenancy.within(cast.here.pk):
        assert Notice.objects.filter(kind="meeting.booked").count() == 2


def test_it_leaves_an_event(cast, meeting):
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="encounter.booked")
    assert event.about_id == cast.marlowe.person.pk


@pytest.mark.parametrize(
    "starts_at",
    [on(1, 14), on(1, 14, 30), on(1, 13, 30)],
    ids=["same", "begins during", "ends during"],
)
def test_not_when_the_worker_has_somebody_else_then(cast, book, other_pair, starts_at):
    book(on(1, 14))
    with pytest.raises(NotAllowed, match="just been taken"):
        book(starts_at, by=cast.ana, relationship=cast.with_ana)


def test_not_when_the_person_meets_somebody_else_then(cast, book, other_pair):
    book(on(1, 14))
    with pytest.raises(NotAllowed, match="just been taken"):
        book(on(1, 14, 30), by=cast.rosa, relationship=cast.with_rosa)


def test_one_after_the_other_is_fine(cast, book, other_pair):
    book(on(1, 14), minutes=60)
    book(on(1, 15), by=cast.ana, relationship=cast.with_ana)


def test_a_time_that_was_called_off_is_free_again(cast, book, other_pair):
    actions.call_off_encounter(cast.marlowe.actor, book(on(1, 14)))
    book(on(1, 14), by=cast.ana, relationship=cast.with_ana)


@pytest.mark.parametrize("starts_at", [on(1, 8), on(1, 16, 30), on(5, 10)])
def test_the_person_books_in_the_workers_hours(book, starts_at):
    with pytest.raises(NotAllowed, match="Dev is not free"):
        book(starts_at)


def test_the_worker_may_choose_any_time_of_their_own(cast, book):
    assert book(on(5, 20), by=cast.dev).starts_at == on(5, 20)


def test_not_on_a_day_away(cast, book, walking):
    from beside.workforce import actions as workforce

    workforce.go_away(
        cast.dev.actor,
        cast.profile,
        starts_on=dt.date(2026, 11, 24),
        ends_on=dt.date(2026, 11, 24),
    )
    with pytest.raises(NotAllowed, match="not free"):
        book(on(1, 14))


def test_not_in_the_past(cast, book):
    with pytest.raises(NotAllowed, match="has passed"):
        book(MONDAY - dt.timedelta(minutes=1), by=cast.dev)


@pytest.mark.parametrize("minutes", [0, 4, 481, -50])
def test_not_for_no_time_nor_for_days(book, minutes):
    with pytest.raises(NotAllowed, match="between 5 minutes"):
        book(minutes=minutes)


def test_not_in_a_way_that_does_not_exist(book):
    with pytest.raises(ValueError, match="PIGEON"):
        book(mode="PIGEON")


def test_a_bystander_may_not(cast, book):
    with pytest.raises(NotAllowed):
        book(by=cast.rosa)


def test_a_stranger_from_another_organisation_cannot_even_find_it(cast, book, walking):
    with pytest.raises(type(walking).DoesNotExist):
        book(by=cast.zed)


def test_not_after_the_goodbye(cast, book, walking):
    from beside.relationships import actions as relationships

    relationships.begin_goodbye(
        cast.marlowe.actor, walking, ending="ENOUGH", ends_on=dt.date(2026, 12, 20), words=""
    )
    anew(walking)
    relationships.end_relationship(cast.marlowe.actor, walking, ending="ENOUGH")
    with pytest.raises(NotAllowed, match="said goodbye"):
        book(by=cast.marlowe)


def test_a_refusal_leaves_nothing_behind(cast, book):
    with pytest.raises(NotAllowed):
        book(on(5, 10))
    with tenancy.within(cast.here.pk):
        assert not Encounter.objects.exists()
        assert not Event.objects.filter(name="encounter.booked").exists()
