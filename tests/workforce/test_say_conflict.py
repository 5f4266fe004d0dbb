"""Two people who must not be put together: said by either side's coordinator or the worker."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.workforce import actions, policy, queries
from beside.workforce.models import Conflict


@pytest.mark.parametrize("who", ["rosa", "cora"])
def test_the_worker_or_the_coordinator_says_it(cast, who):
    actor = getattr(cast, who).actor
    actions.say_conflict(actor, cast.rosa.person, person=cast.marlowe.person)
    with tenancy.within(cast.here.pk):
        pairs = queries.conflicts_among([cast.marlowe.person.pk], [cast.rosa.person.pk])
    assert pairs == {(cast.marlowe.person.pk, cast.rosa.person.pk)}


def test_saying_it_twice_is_saying_it_once(cast):
    for _ in range(2):
        actions.say_conflict(cast.rosa.actor, cast.rosa.person, person=cast.marlowe.person)
    with tenancy.within(cast.here.pk):
        assert Conflict.objects.count() == 1


@pytest.mark.parametrize("who", ["dev", "manu", "marlowe"])
def test_others_do_not(cast, who):
    with pytest.raises(NotAllowed):
        actions.say_conflict(getattr(cast, who).actor, cast.rosa.person, person=cast.marlowe.person)


def test_a_worker_is_not_shown_people_they_do_not_know_of(cast):
    """What a coordinator noted tells a worker nothing about who is supported here."""
    actions.say_conflict(cast.cora.actor, cast.rosa.person, person=cast.marlowe.person)
    with tenancy.within(cast.here.pk):
        assert policy.visible_conflicts(cast.rosa.actor).count() == 0
        assert policy.visible_conflicts(cast.cora.actor).count() == 1
        assert policy.visible_conflicts(cast.marlowe.actor).count() == 0


def test_ending_it(cast):
    conflict = actions.say_conflict(cast.cora.actor, cast.rosa.person, person=cast.marlowe.person)
    with pytest.raises(NotAllowed):
        actions.end_conflict(cast.dev.actor, conflict)
    actions.end_conflict(cast.cora.actor, conflict)
    with tenancy.within(cast.here.pk):
        assert queries.conflicts_among([cast.marlowe.person.pk], [cast.rosa.person.pk]) == set()
