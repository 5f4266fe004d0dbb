"""Changed, left behind, or back again: nothing is asked twice, and the place in line stays."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.matching import actions
from beside.matching.queries.waiting import waiting_list
from beside.people import actions as people
from beside.people.models import Membership
from beside.referrals.models import Request, Wish
from beside.relationships import actions as relationships

from .conftest import another, option, options, told

MONTH = dt.timedelta(days=30)


@pytest.fixture
def together(peers):
    """Marlowe asked a month ago, found Rosa, and has met her."""
    with clock.at(clock.now() - MONTH):
        from .conftest import fresh, request_of

        request = fresh(request_of(peers.marlowe, peers.community))
        asking = actions.ask_to_meet(peers.marlowe.actor, option(request, peers.rosa))
        found = actions.agree_to_meet(peers.rosa.actor, asking)
        return relationships.begin_walking(peers.rosa.actor, found)


def open_request(peers):
    with tenancy.within(peers.here.pk):
        return Request.objects.get(person=peers.marlowe.person, state__in=Request.OPEN)


def test_a_change_asks_again_with_the_same_wishes(peers, together):
    relationships.ask_for_change(peers.marlowe.actor, together, words="Somebody older")
    request = open_request(peers)
    with tenancy.within(peers.here.pk):
        wishes = set(Wish.objects.filter(request=request).values_list("code", flat=True))
    assert wishes == {"HEARING_VOICES", "PANIC", "es", "WEEKDAY_EVENING"}
    assert (request.words, request.wants_help_choosing) == ("Somebody older", True)


def test_who_they_walk_with_is_not_suggested_again(peers, together):
    relationships.ask_for_change(peers.marlowe.actor, together)
    actions.suggest_workers(peers.cora.actor, open_request(peers))
    shown = {each.worker_id for each in options(open_request(peers))}
    assert shown == {peers.dev.person.pk, peers.thuy.person.pk}


def test_they_keep_their_place_in_line(peers, together):
    other = another(peers, "nell")
    relationships.ask_for_change(peers.marlowe.actor, together)
    with tenancy.within(peers.here.pk):
        rows = waiting_list(peers.cora.actor, now=clock.now()).rows
    assert [row.request.person.name for row in rows] == ["Marlowe", other.person.name]
    assert rows[0].days == 30


def test_staying_after_all_closes_the_new_request(peers, together):
    relationships.ask_for_change(peers.marlowe.actor, together)
    relationships.stay(peers.marlowe.actor, together)
    with tenancy.within(peers.here.pk):
        assert not Request.objects.filter(state__in=Request.OPEN).exists()


def test_when_the_worker_stops_they_wait_again_at_once(peers, together):
    with tenancy.within(peers.here.pk):
        part = Membership.objects.get(person=peers.rosa.person, role="peer_worker")
    people.end_part(peers.ari.actor, part)
    request = open_request(peers)
    assert request.wants_help_choosing
    with tenancy.within(peers.here.pk):
        (row,) = waiting_list(peers.cora.actor, now=clock.now()).rows
    assert (row.days, row.worker_name) == (30, "Dev")
    assert len(told(peers.marlowe, "walking.stopped")) == 1


def test_coming_back_asks_the_worker_of_before(peers, together):
    relationships.end_relationship(peers.marlowe.actor, together, ending="ENOUGH")
    relationships.come_back(peers.marlowe.actor, together)
    (asking,) = options(open_request(peers), state="ASKED")
    assert asking.worker_id == peers.rosa.person.pk
    again = actions.agree_to_meet(peers.rosa.actor, asking)
    assert again.pk != together.pk


def test_coming_back_when_there_is_no_place_shows_others(peers, together):
    relationships.end_relationship(peers.marlowe.actor, together, ending="ENOUGH")
    for name in ("nell", "kit"):
        who = another(peers, name)
        actions.ask_to_meet(who.actor, option(who.request, peers.rosa))
    relationships.come_back(peers.marlowe.actor, together)
    request = open_request(peers)
    assert request.state == "CHOOSING"
    shown = {each.worker_id for each in options(request, state="SHOWN")}
    assert shown == {peers.dev.person.pk, peers.thuy.person.pk}


@pytest.mark.parametrize("who", ["dev", "rosa", "manu"])
def test_nobody_looks_for_somebody_else_for_them(peers, together, who):
    with pytest.raises(NotAllowed):
        actions.look_for_another(
            getattr(peers, who).actor, peers.marlowe.person, relationship=together
        )
