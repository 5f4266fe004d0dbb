"""The end: history stays, the worker steps back after a while, and the door stays open."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.people import policy as people
from beside.relationships import actions, jobs
from beside.relationships.models import Relationship
from tests import worlds

DAY = dt.timedelta(days=1)


def sees(who, person):
    with tenancy.within(person.org.pk):
        return people.visible_participants(who.actor).filter(pk=person.person.pk).exists()


def test_the_worker_sees_the_record_for_two_more_weeks(cast, together):
    actions.end_relationship(cast.marlowe.actor, together, ending="ENOUGH")
    assert sees(cast.dev, cast.marlowe)
    with clock.at(clock.now() + 13 * DAY):
        assert sees(cast.dev, cast.marlowe)
    with clock.at(clock.now() + 15 * DAY):
        assert not sees(cast.dev, cast.marlowe)


def test_an_organisation_may_choose_how_long(cast, together):
    from beside.people import actions as setting_up

    setting_up.restyle_organisation(cast.ari.actor, cast.here, look={"grace_days": 0})
    actions.end_relationship(cast.marlowe.actor, together, ending="ENOUGH")
    with clock.at(clock.now() + DAY):
        assert not sees(cast.dev, cast.marlowe)


def test_a_worker_does_not_end_it_out_of_the_blue(cast, together):
    with pytest.raises(NotAllowed, match="begin with a goodbye"):
        actions.end_relationship(cast.dev.actor, together, ending="GOOD")


def test_after_a_goodbye_they_may(cast, together):
    day = clock.today() + 14 * DAY
    actions.begin_goodbye(cast.dev.actor, together, ending="GOOD", ends_on=day)
    assert actions.end_relationship(cast.dev.actor, together, ending="GOOD").ended_at


def test_it_ends_by_itself_on_the_day_that_was_agreed(cast, together):
    day = clock.today() + 8 * DAY
    actions.begin_goodbye(cast.dev.actor, together, ending="GOOD", ends_on=day)

    def after(days):
        with tenancy.within(cast.here.pk), clock.at(clock.now() + days * DAY):
            jobs.end_goodbyes(cast.here)
            jobs.end_goodbyes(cast.here)
            return Relationship.objects.get(pk=together.pk).state

    assert after(8) == "ENDING"
    assert after(9) == "ENDED"


def test_who_walks_together_elsewhere_too_stays_near(cast, together):
    from beside.core.actor import operator
    from beside.people import actions as roster

    boss = operator(cast.here.pk, channel="test")
    roster.give_part(boss, cast.dev.person, role="peer_worker", programme=cast.ward)
    worlds.walk(cast.marlowe, cast.dev, cast.ward)
    actions.end_relationship(cast.marlowe.actor, together, ending="ENOUGH")
    with clock.at(clock.now() + 30 * DAY):
        assert sees(cast.dev, cast.marlowe)


def test_not_twice_and_not_by_others(cast, together):
    for who in (cast.rosa, cast.ines, cast.manu):
        with pytest.raises(NotAllowed):
            actions.end_relationship(who.actor, together, ending="GOOD")
    actions.end_relationship(cast.marlowe.actor, together, ending="ENOUGH")
    with pytest.raises(NotAllowed, match="already"):
        actions.end_relationship(cast.marlowe.actor, together, ending="ENOUGH")
