"""How to reach somebody safely is theirs to pass on, or not, when the worker changes."""

import pytest

from beside.core import tenancy
from beside.encounters import offering
from beside.people import actions as people
from beside.relationships import actions, policy
from tests import worlds


@pytest.fixture
def named(cast):
    return people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="PHONE", address="+1 555 0142"
    )


def reached_by(who, named):
    with tenancy.within(named.org_id):
        return policy.visible_contacts(who.actor).filter(pk=named.pk).exists()


@pytest.mark.parametrize("passed_on", [[], ["goals"], ["safe_contact"]])
def test_the_next_worker_knows_it_only_if_it_was_passed_on(cast, named, together, as_, passed_on):
    assert reached_by(cast.dev, named)
    actions.end_relationship(cast.marlowe.actor, together, ending="CHANGED")
    actions.choose_handover(cast.marlowe.actor, together, handover=passed_on)
    next_one = worlds.walk(cast.marlowe, cast.rosa, cast.community)
    known = "safe_contact" in passed_on
    assert reached_by(cast.rosa, named) == known
    assert reached_by(cast.marlowe, named), "the person always does"
    client = as_(cast.rosa)
    page = client.get(f"/o/river/people/{cast.marlowe.person.pk}/").content.decode()
    assert ("555 0142" in page) == known
    booking = client.get(f"/o/river/meetings/book/{next_one.pk}/").content.decode()
    assert (offering.masked(named) in booking) == known


def test_named_anew_it_is_known_to_whoever_walks_with_them_now(cast, named, together):
    actions.end_relationship(cast.marlowe.actor, together, ending="CHANGED")
    worlds.walk(cast.marlowe, cast.rosa, cast.community)
    again = people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="TEXT", address="+1 555 0143"
    )
    assert reached_by(cast.rosa, again)
    assert reached_by(cast.cora, again), "who arranges things reaches people too"


def test_strangers_never_do(cast, named, together):
    assert not reached_by(cast.rosa, named)
