"""Two people ask for the last place of one worker at the same moment: one gets it, and the other
is told kindly. On both engines, for real, with a thread for each."""

import threading

import pytest
from django.db import connections

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.matching import actions
from beside.matching.models import Option
from beside.workforce import actions as workforce

from .conftest import another, boss, fresh, option


@pytest.fixture
def peers_for_real(transactional_db, request):
    return request.getfixturevalue("peers")


def all_at_once(deeds):
    """Run each in a thread of its own, from one starting signal; give what each met."""
    ready, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(n, deed):
        try:
            ready.wait()
            deed()
            outcomes[n] = "yes"
        except NotAllowed as refusal:
            outcomes[n] = refusal.because
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_one_gets_it_and_the_other_is_told_kindly(peers_for_real):
    cast = peers_for_real
    people = [another(cast, f"person{n}") for n in range(4)]
    workforce.keep_profile(boss(cast), cast.rosa.person, caseload_limit=1)
    asking = [(who.actor, option(who.request, cast.rosa)) for who in people]
    outcomes = all_at_once(
        [lambda a=actor, o=rosa: actions.ask_to_meet(a, o) for actor, rosa in asking]
    )
    assert outcomes.count("yes") == 1
    told = [each for each in outcomes if each != "yes"]
    assert all("You keep your place" in each for each in told) and len(told) == 3
    with tenancy.within(cast.here.pk):
        assert Option.objects.filter(worker=cast.rosa.person, state="ASKED").count() == 1
    states = sorted(fresh(who.request).state for who in people)
    assert states == ["ASKED", "CHOOSING", "CHOOSING", "CHOOSING"]


def test_one_person_cannot_ask_two_at_once(peers_for_real):
    cast = peers_for_real
    who = another(cast, "nell")
    both = [option(who.request, cast.rosa), option(who.request, cast.dev)]
    outcomes = all_at_once([lambda o=each: actions.ask_to_meet(who.actor, o) for each in both])
    assert outcomes.count("yes") == 1
    with tenancy.within(cast.here.pk):
        assert Option.objects.filter(request=who.request, state="ASKED").count() == 1
