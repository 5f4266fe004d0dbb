"""Two who know each other from elsewhere, and agreed not to be put together: matching follows the
register of other ties, and says why to nobody."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.models import Event
from beside.matching import actions
from beside.matching.models import Option
from beside.relationships import actions as relationships
from beside.supervision import actions as supervision
from tests import worlds

from .conftest import fresh, options, request_of


@pytest.fixture
def once(peers):
    """Marlowe walked with Rosa, and they said goodbye."""
    together = worlds.walk(peers.marlowe, peers.rosa, peers.community)
    day = clock.today() + dt.timedelta(days=14)
    relationships.begin_goodbye(peers.rosa.actor, together, ending="GOOD", ends_on=day)
    with clock.at(clock.now() + dt.timedelta(days=15)):
        relationships.end_relationship(peers.rosa.actor, together, ending="GOOD")
    return together


@pytest.fixture
def tie(peers, once):
    return supervision.say_tie(
        peers.rosa.actor,
        peers.rosa.person,
        kind="SAME_GROUP",
        agreed="APART",
        person=peers.marlowe.person,
        words="On Mondays, in the church hall.",
    )


def suggested(peers):
    request = fresh(request_of(peers.marlowe, peers.community))
    return request, {each.worker.name for each in options(request)}


def test_who_is_not_in_the_register_is_suggested(peers, once):
    assert "Rosa" in suggested(peers)[1]


def test_a_pair_in_the_register_never_is(peers, tie):
    request, shown = suggested(peers)
    assert shown == {"Dev", "Thuy"}
    again = actions.suggest_workers(peers.cora.actor, request)
    with tenancy.within(peers.here.pk):
        assert not Option.objects.filter(request=again, worker=peers.rosa.person).exists()


def test_nobody_is_told_why(peers, tie, as_):
    """Not the person, not the coordinator: no page and no history says what is in the register."""
    request, _shown = suggested(peers)
    pages = (
        (peers.marlowe, "choose/"),
        (peers.marlowe, "who-looked/"),
        (peers.cora, "choose/waiting/"),
        (peers.cora, f"choose/requests/{request.pk}/"),
    )
    for who, address in pages:
        reply = as_(who).get(f"/o/river/{address}", follow=True)
        assert reply.status_code == 200, address
        for word in ("church hall", "same group", "from elsewhere"):
            assert word not in reply.content.decode().lower(), (address, word)
    with tenancy.within(peers.here.pk):
        told = str([each.changes for each in Event.objects.all()])
    assert "church hall" not in told and "SAME_GROUP" not in told


def test_when_it_has_ended_they_may_meet_again(peers, tie):
    supervision.agree_on_tie(peers.rosa.actor, tie, agreed="ENDED")
    assert "Rosa" in suggested(peers)[1]
