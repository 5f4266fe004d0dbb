"""How many people a worker walks with is agreed with somebody."""

import pytest

from beside.core import tenancy
from beside.core.actor import operator
from beside.core.decision import NotAllowed
from beside.workforce import actions, policy
from tests import worlds


@pytest.fixture
def dev(cast):
    cast.dev.profile = worlds.profile(cast.dev, stage="TRAINEE")
    return cast.dev


def test_the_supervisor_sets_it(cast, dev):
    profile = actions.set_standing(cast.ines.actor, dev.profile, caseload_limit=6)
    assert (profile.stage, profile.caseload_limit) == ("TRAINEE", 6)


@pytest.mark.parametrize("who", ["dev", "rosa", "cora", "manu"])
def test_nobody_else_does(cast, dev, who):
    with pytest.raises(NotAllowed):
        actions.set_standing(getattr(cast, who).actor, dev.profile, caseload_limit=20)


def test_a_supervisor_of_others_does_not(cast, dev):
    rosa = worlds.profile(cast.rosa)
    with pytest.raises(NotAllowed, match="supervisor"):
        actions.set_standing(cast.ines.actor, rosa, caseload_limit=20)


def test_in_training_one_meets_people_with_somebody_beside_one(cast, dev):
    with tenancy.within(cast.here.pk):
        assert policy.may_meet(dev.profile)
    alone = worlds.profile(cast.rosa, stage="TRAINEE")
    with tenancy.within(cast.here.pk):
        assert "supervisor" in str(policy.may_meet(alone).because)


def test_who_takes_no_new_people_is_not_suggested(cast, dev):
    resting = actions.keep_profile(operator(cast.here.pk), cast.dev.person, is_taking_people=False)
    with tenancy.within(cast.here.pk):
        assert not policy.may_meet(resting)
