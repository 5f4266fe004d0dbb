"""The page on which two people find a time."""

import pytest

from beside.core import clock, tenancy
from beside.encounters.models import Encounter
from beside.people import actions as people
from beside.people.models import SafeContact

from .conftest import on


@pytest.fixture
def address(walking):
    return f"/o/river/meetings/book/{walking.pk}/"


@pytest.fixture
def reached_by_text(cast):
    return people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="TEXT", address="555 0142"
    )


def slots_of(page):
    return page.context["form"].fields["slot"].choices


def test_six_near_times_and_somewhere_else(cast, address, as_):
    page = as_(cast.marlowe).get(address)
    assert len(slots_of(page)) == 6
    assert "Another time, or somewhere else" in page.content.decode()


def test_one_of_them_is_booked_where_the_worker_is(cast, address, as_):
    client = as_(cast.marlowe)
    slot = slots_of(client.get(address))[2][0]
    said = {"slot": slot, "mode": "IN_PERSON"}
    after = client.post(address, said, follow=True)
    assert "It is booked." in after.content.decode()
    with tenancy.within(cast.here.pk):
        booked = Encounter.objects.get()
    assert (booked.starts_at.isoformat(), booked.place) == (slot, "Library, room 2")


def test_the_usual_time_comes_first(cast, address, note, as_):
    with clock.at(on(1, 16)):
        first = slots_of(as_(cast.marlowe).get(address))[0]
    assert first == (on(8, 14).isoformat(), "Tuesday, 1 December at 2 pm, as last time")


def test_another_time_and_place(cast, address, as_):
    said = {
        "slot": "",
        "on": "2026-11-26",
        "at": "10:15",
        "mode": "IN_PERSON",
        "place": "The bench by the river",
        "minutes": "25",
    }
    as_(cast.marlowe).post(address, said)
    with tenancy.within(cast.here.pk):
        booked = Encounter.objects.get()
    assert (booked.starts_at, booked.ends_at) == (on(3, 10, 15), on(3, 10, 40))
    assert booked.place == "The bench by the river"


def test_no_time_chosen_is_asked_for_kindly(cast, address, as_):
    page = as_(cast.marlowe).post(address, {"mode": "PHONE"}).content.decode()
    assert "Please choose a time that suits you." in page


def test_a_time_that_does_not_suit_is_said_and_nothing_is_lost(cast, address, as_):
    said = {"on": "2026-11-26", "at": "22:00", "mode": "PHONE", "place": "By the river"}
    page = as_(cast.marlowe).post(address, said).content.decode()
    assert "Dev is not free for this then." in page and "By the river" in page


def test_a_made_up_slot_is_no_slot(cast, address, as_):
    said = {"slot": "2026-11-26T03:00:00+00:00", "mode": "PHONE"}
    page = as_(cast.marlowe).post(address, said).content.decode()
    assert "choose again" in page


def test_sent_twice_it_is_booked_once(cast, address, as_):
    client = as_(cast.marlowe)
    said = {"on": "2026-11-26", "at": "10:00", "mode": "PHONE", "_once": "the-same-mark"}
    first, second = client.post(address, said), client.post(address, said)
    assert first["Location"] == second["Location"]
    with tenancy.within(cast.here.pk):
        assert Encounter.objects.count() == 1


def test_is_this_still_a_safe_way_is_asked_each_time(cast, address, reached_by_text, as_):
    client = as_(cast.marlowe)
    page = client.get(address).content.decode()
    assert "Is this still a safe way to reach you?" in page
    assert "•••• 0142" in page and "555" not in page
    said = {"on": "2026-11-26", "at": "10:00", "mode": "PHONE"}
    again = client.post(address, said).content.decode()
    assert "Please say whether this is still a safe way" in again


def test_yes_is_remembered(cast, address, reached_by_text, as_):
    said = {"on": "2026-11-26", "at": "10:00", "mode": "PHONE", "still_safe": "yes"}
    as_(cast.marlowe).post(address, said)
    with tenancy.within(cast.here.pk):
        contact = SafeContact.objects.get(ended_at=None)
    assert (contact.channel, contact.checked_on.isoformat()) == ("TEXT", "2026-11-23")


def test_no_and_it_is_not_used_again(cast, address, reached_by_text, as_):
    said = {"on": "2026-11-26", "at": "10:00", "mode": "PHONE", "still_safe": "no"}
    as_(cast.marlowe).post(address, said)
    with tenancy.within(cast.here.pk):
        assert SafeContact.objects.get(ended_at=None).channel == "HERE"


def test_a_worker_is_reminded_to_ask_but_need_not(cast, address, reached_by_text, as_):
    client = as_(cast.dev)
    assert "Ask Marlowe" in client.get(address).content.decode()
    said = {"on": "2026-11-26", "at": "10:00", "mode": "PHONE"}
    assert client.post(address, said).status_code == 302


def test_a_bystander_cannot_even_find_it(cast, address, as_):
    assert as_(cast.rosa).get(address).status_code == 404
    assert as_(cast.manu).get(address).status_code == 404


def test_the_page_does_not_ask_more_of_the_database_with_more_meetings(
    cast, address, book, as_, django_assert_max_num_queries
):
    for day in range(5):
        book(on(day, 15))
    client = as_(cast.marlowe)
    with django_assert_max_num_queries(36):
        client.get(address)
