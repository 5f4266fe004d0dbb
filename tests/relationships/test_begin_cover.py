"""A worker has to stop: nobody they walked with is left without a word, or without somebody."""

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.notices.models import Notice
from beside.people import actions as people
from beside.people.models import Membership
from beside.people.policy import visible_participants
from beside.relationships import actions
from beside.relationships.models import Goodbye, Relationship


@pytest.fixture
def stopped(cast, together):
    """Dev's part as a peer worker ends while he walks with Marlowe."""
    with tenancy.within(cast.here.pk):
        part = Membership.objects.get(person=cast.dev.person, role="peer_worker")
    people.end_part(cast.ari.actor, part)
    with tenancy.within(cast.here.pk):
        return Relationship.objects.get(pk=together.pk)


def near(who, cast):
    with tenancy.within(cast.here.pk):
        return visible_participants(who.actor).filter(pk=cast.marlowe.person.pk).exists()


def test_a_goodbye_is_begun_for_them(cast, stopped):
    assert (stopped.state, stopped.ending) == ("ENDING", "AWAY")
    assert stopped.ends_on > clock.today()
    with tenancy.within(cast.here.pk):
        assert Goodbye.objects.filter(relationship=stopped).exists()


def test_the_person_is_told_that_it_is_not_because_of_them(cast, stopped):
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(person=cast.marlowe.person, kind="walking.stopped")
    assert "not because of anything you did" in told.words and "Ines" in told.words


def test_whoever_looks_after_the_worker_stands_in(cast, stopped):
    with tenancy.within(cast.here.pk):
        assert cast.marlowe.person.circle.get(until=None).member == cast.ines.person
        assert Notice.objects.filter(person=cast.ines.person, kind="walking.cover").exists()
    assert near(cast.ines, cast)


def test_the_worker_no_longer_sees_the_record(cast, stopped):
    with clock.at(clock.now()):
        assert not near(cast.dev, cast)


def test_at_the_end_the_cover_steps_back_too(cast, stopped):
    actions.end_relationship(cast.marlowe.actor, stopped, ending="AWAY")
    with tenancy.within(cast.here.pk):
        assert not cast.marlowe.person.circle.filter(until=None).exists()


def test_another_part_of_the_same_worker_changes_nothing(cast, together):
    from beside.core.actor import operator

    boss = operator(cast.here.pk, channel="test")
    part = people.give_part(boss, cast.dev.person, role="peer_worker", programme=cast.ward)
    people.end_part(boss, part)
    with tenancy.within(cast.here.pk):
        assert Relationship.objects.get(pk=together.pk).state == "ACTIVE"


@pytest.mark.parametrize("who", ["dev", "rosa", "manu", "marlowe"])
def test_not_by_just_anybody(cast, together, who):
    with pytest.raises(NotAllowed):
        actions.begin_cover(getattr(cast, who).actor, together)
