"""The worker says yes: introduced, and everything else is put away, in one step."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.matching import actions, panels
from beside.matching.models import Option
from beside.people.policy import visible_participants
from beside.relationships import actions as relationships
from beside.workforce import actions as workforce

from .conftest import boss, fresh, option, options


@pytest.fixture
def asking(peers, asked):
    return actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))


def test_the_two_are_introduced(peers, asked, asking):
    together = actions.agree_to_meet(peers.rosa.actor, asking)
    assert together.state == "INTRODUCED" and together.request_id_from == asked.pk
    assert fresh(asked).state == "MATCHED"
    with tenancy.within(peers.here.pk):
        assert visible_participants(peers.rosa.actor).filter(pk=peers.marlowe.person.pk).exists()


def test_the_other_suggestions_are_put_away(peers, asked, asking):
    actions.agree_to_meet(peers.rosa.actor, asking)
    states = {each.worker_id: each.state for each in options(asked)}
    assert states == {
        peers.rosa.person.pk: "AGREED",
        peers.dev.person.pk: "LAPSED",
        peers.thuy.person.pk: "LAPSED",
    }


def test_when_they_have_met_the_request_is_closed(peers, asked, asking):
    together = actions.agree_to_meet(peers.rosa.actor, asking)
    relationships.begin_walking(peers.rosa.actor, together)
    request = fresh(asked)
    assert (request.state, request.closed_as) == ("CLOSED", "MET")


def test_when_it_ends_before_they_met_the_request_does_not_stay_open(peers, asked, asking):
    together = actions.agree_to_meet(peers.rosa.actor, asking)
    relationships.end_relationship(peers.marlowe.actor, together, ending="ENOUGH")
    assert fresh(asked).closed_as == "NOT_NOW"


@pytest.mark.parametrize("who", ["dev", "cora", "marlowe", "ines"])
def test_nobody_says_yes_for_her(peers, asking, who):
    with pytest.raises(NotAllowed):
        actions.agree_to_meet(getattr(peers, who).actor, asking)


def test_not_after_the_time_is_over(peers, asking):
    with (
        clock.at(clock.now() + dt.timedelta(days=4)),
        pytest.raises(NotAllowed, match="time to answer is over"),
    ):
        actions.agree_to_meet(peers.rosa.actor, asking)


def test_not_twice(peers, asking):
    actions.agree_to_meet(peers.rosa.actor, asking)
    with pytest.raises(NotAllowed, match="answered already"):
        actions.agree_to_meet(peers.rosa.actor, asking)


def test_not_when_something_has_come_to_speak_against_it(peers, asked, asking):
    workforce.say_conflict(peers.cora.actor, peers.rosa.person, person=peers.marlowe.person)
    with pytest.raises(NotAllowed, match="no longer possible"):
        actions.agree_to_meet(peers.rosa.actor, asking)
    assert fresh(asking).state == "ASKED"


def test_with_the_last_place_the_held_one_is_her_own(peers, asked, asking):
    workforce.keep_profile(boss(peers), peers.rosa.person, caseload_limit=1)
    assert actions.agree_to_meet(peers.rosa.actor, asking)


def test_a_failure_in_the_middle_leaves_nothing_behind(peers, asked, asking, monkeypatch):
    from beside.matching.actions import answering

    def refuses(*args, **kwargs):
        raise NotAllowed("no")

    monkeypatch.setattr(answering, "move", refuses)
    with pytest.raises(NotAllowed):
        actions.agree_to_meet(peers.rosa.actor, asking)
    assert fresh(asking).state == "ASKED"
    with tenancy.within(peers.here.pk):
        assert not Option.objects.filter(state="LAPSED").exists()
        assert not peers.marlowe.person.supported_in.exists()


def test_by_the_web(peers, asked, asking, as_):
    client = as_(peers.rosa)
    page = client.get("/o/river/offers/").content.decode()
    assert "Somebody would like to meet you" in page and "Marlowe" not in page
    here = f"/o/river/offers/{asking.pk}/"
    page = client.get(here).content.decode()
    assert "Weekday evenings" in page and "Marlowe" not in page and "Panic" not in page
    answer = client.post(f"{here}agree/")
    assert answer.status_code == 302
    assert "You and Marlowe" in client.get(answer.url).content.decode()


def test_on_the_home_pages(peers, asked, asking):
    with tenancy.within(peers.here.pk):
        (waits,) = panels.offers_waiting(peers.rosa.actor, clock.now())
        assert (waits.id, waits.name) == (asking.pk, "")
        assert panels.offers_waiting(peers.dev.actor, clock.now()) == []
        looking = panels.looking(peers.marlowe.actor, clock.now())
    assert (looking.asked_name, looking.to_choose) == ("Rosa", 2)
