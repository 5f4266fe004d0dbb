"""Either side may say that it is not a fit. Nobody asks why, and nothing tells why."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.matching import actions, jobs
from beside.matching.models import Option
from beside.people import actions as people
from beside.people.models import Membership
from beside.workforce.models import Conflict

from .conftest import fresh, option, options, request_of, told

WORDS = (
    "Rosa can't walk with you at the moment. It is not because of you. You keep your place, and "
    "there are others to choose from."
)


@pytest.fixture
def asking(peers, asked):
    return actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))


def _says_so(peers, asking):
    actions.say_not_a_fit(peers.rosa.actor, asking)


def _says_never(peers, asking):
    actions.say_not_a_fit(peers.rosa.actor, asking, never_again=True)


def _does_not_answer(peers, asking):
    with tenancy.within(peers.here.pk), clock.at(clock.now() + dt.timedelta(days=4)):
        jobs.lapse_unanswered(peers.here)
        jobs.lapse_unanswered(peers.here)


def _stops_working_here(peers, asking):
    with tenancy.within(peers.here.pk):
        part = Membership.objects.get(person=peers.rosa.person, role="peer_worker")
    people.end_part(peers.ari.actor, part)


CAUSES = [_says_so, _says_never, _does_not_answer, _stops_working_here]


@pytest.mark.parametrize("cause", CAUSES)
def test_whatever_the_cause_the_person_is_told_the_same(peers, asked, asking, cause):
    cause(peers, asking)
    assert told(peers.marlowe, "meeting.not_this_time") == [WORDS]
    assert fresh(asked).state == "CHOOSING"


@pytest.mark.parametrize("cause", CAUSES)
def test_the_place_is_free_again_and_she_is_not_suggested_again(peers, asked, asking, cause):
    cause(peers, asking)
    assert not options(asked, state=Option.State.ASKED)
    actions.suggest_workers(peers.marlowe.actor, asked)
    shown = {each.worker_id for each in options(asked, state=Option.State.SHOWN)}
    assert shown == {peers.dev.person.pk, peers.thuy.person.pk}


def test_never_again_is_kept_without_a_reason(peers, asking):
    _says_never(peers, asking)
    with tenancy.within(peers.here.pk):
        conflict = Conflict.objects.get()
    assert (conflict.worker_id, conflict.person_id) == (
        peers.rosa.person.pk,
        peers.marlowe.person.pk,
    )


def test_the_person_takes_the_question_back(peers, asked, asking):
    actions.say_not_a_fit(peers.marlowe.actor, asking)
    assert fresh(asked).state == "CHOOSING"
    assert told(peers.marlowe, "meeting.not_this_time") == []


def test_the_person_puts_one_aside_before_asking(peers, asked):
    actions.say_not_a_fit(peers.marlowe.actor, option(asked, peers.dev))
    assert len(options(asked, state=Option.State.SHOWN)) == 2


def test_whoever_helps_choosing_is_told_too(peers):
    request = fresh(request_of(peers.marlowe, peers.community, help_choosing=True))
    asking = actions.offer_worker(peers.cora.actor, request, worker=peers.rosa.person)
    actions.say_not_a_fit(peers.rosa.actor, asking)
    assert told(peers.cora, "meeting.not_this_time") == [
        "Rosa can't walk with Marlowe at the moment."
    ]


@pytest.mark.parametrize("who", ["dev", "ines", "manu"])
def test_not_by_others(peers, asking, who):
    with pytest.raises(NotAllowed):
        actions.say_not_a_fit(getattr(peers, who).actor, asking)


def test_when_the_request_is_closed_the_worker_need_not_answer(peers, asked, asking):
    from beside.referrals import actions as referrals

    referrals.close_request(peers.marlowe.actor, asked, closed_as="NOT_NOW")
    assert fresh(asking).state == "LAPSED"
    assert told(peers.marlowe, "meeting.not_this_time") == []


def test_by_the_web(peers, asked, asking, as_):
    client = as_(peers.rosa)
    answer = client.post(f"/o/river/offers/{asking.pk}/not/", {"never_again": ""}, follow=True)
    assert "Nobody waits for your answer" in answer.content.decode()
    assert client.get(f"/o/river/offers/{asking.pk}/").status_code == 404
    assert as_(peers.dev).get(f"/o/river/offers/{asking.pk}/").status_code == 404
