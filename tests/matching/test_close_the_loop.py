"""One of four words tells whoever referred somebody where it stands, and no more than that."""

import re

import pytest

from beside.core import tenancy
from beside.core.actor import anyone
from beside.matching import actions
from beside.people.actions import new_code
from beside.referrals import actions as referrals
from beside.referrals.models import Referral, Request
from beside.relationships import actions as relationships
from tests.referrals.conftest import REFERRED

from .conftest import fresh, option


@pytest.fixture
def referred(peers):
    """Sam was referred by a clinic, with a reference number; gives the request."""
    number = new_code()
    first = referrals.refer(
        anyone(peers.here.pk), peers.community, **(REFERRED | {"reference": number})
    )
    peers.sam, peers.number = first.request.person, number
    return first.request


def word(peers):
    with tenancy.within(peers.here.pk):
        return Referral.objects.get().step


def walk(peers, worker):
    """Sam chooses this worker, who agrees."""
    with tenancy.within(peers.here.pk):
        request = Request.objects.get(person=peers.sam, state__in=Request.OPEN)
    actions.suggest_workers(peers.cora.actor, request)
    asking = actions.ask_to_meet(peers.cora.actor, option(fresh(request), worker))
    return actions.agree_to_meet(worker.actor, asking)


def test_the_words_follow_what_happens(peers, referred):
    assert word(peers) == "RECEIVED"
    together = walk(peers, peers.rosa)
    assert word(peers) == "REACHED_OUT", "who has chosen has heard from us"
    together = relationships.begin_walking(peers.rosa.actor, together)
    assert word(peers) == "MET"
    relationships.end_relationship(peers.cora.actor, together, ending="GOOD")
    assert word(peers) == "CLOSED"


def test_introduced_and_never_met(peers, referred):
    together = walk(peers, peers.rosa)
    relationships.end_relationship(peers.cora.actor, together, ending="QUIET")
    assert word(peers) == "CLOSED"


def test_who_changes_to_somebody_else_has_not_closed(peers, referred):
    first = relationships.begin_walking(peers.rosa.actor, walk(peers, peers.rosa))
    relationships.ask_for_change(peers.cora.actor, first)
    relationships.end_relationship(peers.cora.actor, first, ending="CHANGED")
    assert word(peers) == "MET", "they wait for somebody else"
    second = relationships.begin_walking(peers.dev.actor, walk(peers, peers.dev))
    assert word(peers) == "MET"
    relationships.end_relationship(peers.cora.actor, second, ending="GOOD")
    assert word(peers) == "CLOSED"


def test_who_stops_looking_after_a_change_has_closed(peers, referred):
    first = relationships.begin_walking(peers.rosa.actor, walk(peers, peers.rosa))
    relationships.ask_for_change(peers.cora.actor, first)
    relationships.end_relationship(peers.cora.actor, first, ending="CHANGED")
    with tenancy.within(peers.here.pk):
        waiting = Request.objects.get(person=peers.sam, state__in=Request.OPEN)
    referrals.close_request(peers.cora.actor, waiting, closed_as="NOT_NOW")
    assert word(peers) == "CLOSED"


@pytest.mark.parametrize("ending", ["NOT_NOW", "ELSEWHERE", "NOT_REACHED", "NOT_OURS"])
def test_who_does_not_want_to_wait_any_more(peers, referred, ending):
    referrals.close_request(peers.cora.actor, referred, closed_as=ending)
    assert word(peers) == "CLOSED"


def test_another_programme_has_a_loop_of_its_own(peers, referred):
    from tests import worlds
    from tests.cast import SimpleNamespace

    together = relationships.begin_walking(peers.rosa.actor, walk(peers, peers.rosa))
    sam = SimpleNamespace(org=peers.here, person=peers.sam)
    from beside.core.actor import operator
    from beside.people import actions as roster

    roster.give_part(
        operator(peers.here.pk, channel="test"),
        peers.dev.person,
        role="peer_worker",
        programme=peers.ward,
    )
    ward = worlds.walk(sam, peers.dev, peers.ward)
    relationships.end_relationship(operator(peers.here.pk), ward, ending="MOVED")
    assert word(peers) == "MET"
    relationships.end_relationship(peers.cora.actor, together, ending="GOOD")
    assert word(peers) == "CLOSED"


def test_it_happens_once_however_often_it_is_told(peers, referred):
    from beside.core.action import REACTIONS
    from beside.core.models import Event

    together = relationships.begin_walking(peers.rosa.actor, walk(peers, peers.rosa))
    together = relationships.end_relationship(peers.cora.actor, together, ending="GOOD")
    told = Event.objects.filter(org_id=peers.here.pk, name="referral.stepped").count()
    with tenancy.within(peers.here.pk):
        stepped = Referral.objects.get().stepped_at
        for react in REACTIONS["relationship.ended"]:
            if react.__name__ == "tell_the_referrer_that_it_is_over":
                react(peers.cora.actor, together)
        assert Referral.objects.get().stepped_at == stepped
    assert Event.objects.filter(org_id=peers.here.pk, name="referral.stepped").count() == told


def test_the_page_says_closed_and_not_whether_they_met(peers, referred, client):
    assert words_shown(client, peers.number) == ["Received", "Reached out", "Met", "Closed"]
    referrals.close_request(peers.cora.actor, referred, closed_as="NOT_REACHED")
    assert words_shown(client, peers.number) == ["Closed"]


def words_shown(client, reference):
    page = client.post("/status/", {"reference": reference}).content.decode()
    assert "Sam" not in page and "reached in a safe way" not in page
    path = re.search(r'aria-label="Where it stands">(.*?)</section>', page, re.S)[1]
    return re.findall(r"<bdi>([^<]+)</bdi>", path)
