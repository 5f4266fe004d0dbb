"""A coordinator sees who fits and why, why each other one does not, and asks in their name."""

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.matching import actions
from beside.matching.queries.arranging import arranging
from beside.workforce import actions as workforce
from tests import cast as casting
from tests import worlds

from .conftest import boss, fresh, option, request_of, told


@pytest.fixture
def waits(peers):
    return fresh(request_of(peers.marlowe, peers.community, help_choosing=True))


def looked_at(peers, request):
    with tenancy.within(peers.here.pk):
        return arranging(request, now=clock.now())


def test_who_fits_in_order_with_room_before_and_after(peers, waits):
    one = casting.participant(peers.here, "nell", peers.community)
    worlds.walk(one, peers.rosa, peers.community)
    found = looked_at(peers, waits)
    assert [each.name for each in found.proposals] == ["Rosa", "Dev", "Thuy"]
    rosa = found.proposals[0]
    assert (rosa.before, rosa.after, rosa.load.limit) == (1, 2, 2)


def test_why_not_in_words_and_private_causes_as_one(peers, waits):
    workforce.keep_profile(boss(peers), peers.rosa.person, will_not=["PANIC"])
    workforce.say_conflict(peers.cora.actor, peers.dev.person, person=peers.marlowe.person)
    workforce.keep_profile(boss(peers), peers.thuy.person, is_taking_people=False)
    found = looked_at(peers, waits)
    assert found.proposals == []
    assert {each.name: each.because for each in found.not_now} == {
        "Dev": ["Is not available."],
        "Rosa": ["Is not available."],
        "Thuy": ["Is not meeting new people right now."],
    }


def test_asking_in_their_name(peers, waits):
    asking = actions.offer_worker(peers.cora.actor, waits, worker=peers.dev.person)
    assert asking.state == "ASKED" and fresh(waits).state == "ASKED"
    assert len(told(peers.dev, "meeting.asked")) == 1


def test_one_that_was_shown_already_is_not_shown_twice(peers, asked):
    asking = actions.offer_worker(peers.cora.actor, asked, worker=peers.dev.person)
    assert asking.pk == option(asked, peers.dev).pk


def test_not_against_a_rule(peers, waits):
    workforce.say_conflict(peers.rosa.actor, peers.rosa.person, person=peers.marlowe.person)
    with pytest.raises(NotAllowed, match="not available"):
        actions.offer_worker(peers.cora.actor, waits, worker=peers.rosa.person)


@pytest.mark.parametrize("who", ["marlowe", "dev", "ines", "manu"])
def test_only_by_who_arranges(peers, waits, who):
    with pytest.raises(NotAllowed):
        actions.offer_worker(getattr(peers, who).actor, waits, worker=peers.rosa.person)


def test_by_the_web(peers, waits, as_):
    client = as_(peers.cora)
    here = f"/o/river/choose/requests/{waits.pk}/"
    page = client.get(here).content.decode()
    assert "3 people fit Marlowe" in page and "Rosa goes from 0 to 1 of 2 places." in page
    assert client.post(f"{here}offer/{peers.rosa.person.pk}/").status_code == 302
    assert "Rosa has been asked for Marlowe" in client.get(here).content.decode()
    refused = client.post(f"{here}offer/{peers.dev.person.pk}/")
    assert refused.status_code == 403


def test_keeping_two_apart_by_the_web(peers, waits, as_):
    client = as_(peers.cora)
    here = f"/o/river/choose/requests/{waits.pk}/"
    client.post(f"{here}apart/{peers.rosa.person.pk}/")
    assert "2 people fit Marlowe" in client.get(here).content.decode()


def test_only_who_arranges_in_this_programme_has_the_page(peers, waits, as_):
    other = casting.staff(peers.here, "omar", ["coordinator"], peers.ward)
    for who in (other, peers.dev, peers.ines, peers.manu, peers.zed, peers.marlowe):
        assert as_(who).get(f"/o/river/choose/requests/{waits.pk}/").status_code == 404


def test_suggesting_by_the_web(peers, waits, as_):
    here = f"/o/river/choose/requests/{waits.pk}/"
    assert as_(peers.cora).post(f"{here}suggest/").status_code == 302
    assert "Ask to meet Rosa" in as_(peers.marlowe).get("/o/river/choose/").content.decode()
