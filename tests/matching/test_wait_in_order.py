"""One list of everybody who waits: what is due, then how soon, then days, then the lot."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.actor import anyone
from beside.matching.queries.waiting import waiting_list
from beside.people.actions import new_code
from beside.referrals import actions as referrals
from tests.referrals.conftest import REFERRED

from .conftest import another

LIST = "/o/river/choose/waiting/"


@pytest.fixture
def five(peers):
    """Ada was heard and is soonest; Ben soon, Cy long, Dee today, none of them heard yet."""
    asked = {}
    for name, days, urgency in (("ada", 9, 3), ("cy", 4, 1), ("ben", 1, 2), ("dee", 0, 1)):
        with clock.at(clock.now() - dt.timedelta(days=days)):
            asked[name] = another(peers, name, help_choosing=True).request
            referrals.set_urgency(peers.cora.actor, asked[name], urgency=urgency)
            if name == "ada":
                referrals.note_first_contact(peers.cora.actor, asked[name])
    with clock.at(clock.now() - dt.timedelta(days=30)):
        gone = another(peers, "gone", help_choosing=True).request
    referrals.close_request(peers.cora.actor, gone, closed_as="NOT_NOW")
    return asked


def the_list(peers):
    with tenancy.within(peers.here.pk):
        return waiting_list(peers.cora.actor, now=clock.now())


def names(peers):
    return [row.request.person.name for row in the_list(peers).rows]


def test_in_the_order_of_what_is_due(peers, five):
    assert names(peers) == ["Ben", "Cy", "Dee", "Ada"]
    found = the_list(peers)
    assert (found.to_contact, found.in_time) == (3, 3)
    assert {row.request.person.name for row in found.rows if row.is_late} == {"Cy"}


def test_the_lot_settles_what_is_equal(peers):
    asked = [another(peers, f"n{n}", help_choosing=True).request for n in range(6)]
    by_lot = sorted(asked, key=lambda request: request.lottery)
    with tenancy.within(peers.here.pk):
        in_turn = [request.person.name for request in by_lot]
    assert names(peers) == in_turn


def test_who_was_heard_goes_back_to_their_place(peers, five):
    referrals.note_first_contact(peers.cora.actor, five["ben"])
    referrals.note_first_contact(peers.cora.actor, five["cy"])
    assert names(peers) == ["Dee", "Ada", "Ben", "Cy"]


def test_the_first_deed_for_each_is_the_one_that_is_due(peers, five, as_):
    page = as_(peers.cora).get(LIST).content.decode()
    assert "4 people are waiting." in page and "3 have not heard from us yet." in page
    assert "Begin with Ben" in page and "Reach out to Dee" in page
    assert f"/o/river/requests/{five['ben'].pk}/" in page
    assert "Reach out to Ada" not in page
    assert f"/o/river/choose/requests/{five['ada'].pk}/" in page
    assert page.count("First contact is late") == 1


def test_it_says_who_came_by_referral(peers, as_):
    referrals.refer(
        anyone(peers.here.pk), peers.community, **(REFERRED | {"reference": new_code()})
    )
    another(peers, "nell", help_choosing=True)
    page = as_(peers.cora).get(LIST).content.decode()
    assert page.count("By referral.") == 1 and "Oyelaran" not in page


def test_a_long_list_turns_its_pages(peers, as_):
    for n in range(27):
        another(peers, f"n{n}", help_choosing=True)
    assert as_(peers.cora).get(f"{LIST}?page=3").content.decode().count("Reach out to") == 3
    assert as_(peers.cora).get(f"{LIST}?page=nonsense").status_code == 200


@pytest.mark.parametrize("who", ["dev", "ines", "manu", "ari", "pia", "marlowe"])
def test_it_is_for_those_who_arrange(peers, as_, who):
    assert as_(getattr(peers, who)).get(LIST).status_code == 403


def test_there_is_no_other_list(peers, as_):
    for path in ("requests/", "requests/board/"):
        assert as_(peers.cora).get(f"/o/river/{path}").status_code == 404
    menu = as_(peers.cora).get("/o/river/more/").content.decode()
    assert 'href="/o/river/requests/"' not in menu and f'href="{LIST}"' in menu


def test_after_closing_one_is_back_at_the_list(peers, five, as_):
    at = f"/o/river/requests/{five['cy'].pk}/close/"
    assert as_(peers.cora).post(at, {"closed_as": "NOT_NOW"}).url == LIST
    assert "Cy" not in names(peers)
