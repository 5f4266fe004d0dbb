"""Two people learn each other's name, and from then on the worker sees the record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beside.core import tenancy
from beside.core.actor import operator
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.notices.models import Notice
from beside.people import policy as people
from beside.relationships import actions, panels, policy
from tests import cast as casting
from tests import worlds


def sees(who, person):
    with tenancy.within(person.org.pk):
        return people.visible_participants(who.actor).filter(pk=person.person.pk).exists()


def introduce(actor, cast, worker=None, programme=None):
    return actions.introduce(
        actor,
        cast.marlowe.person,
        worker=(worker or cast.dev).person,
        programme=programme or cast.community,
    )


def test_from_now_on_the_worker_sees_the_person(cast):
    assert not sees(cast.dev, cast.marlowe)
    relationship = introduce(cast.dev.actor, cast)
    assert relationship.state == "INTRODUCED"
    assert sees(cast.dev, cast.marlowe) and not sees(cast.rosa, cast.marlowe)


def test_both_are_told_each_others_name(cast):
    introduce(cast.cora.actor, cast)
    with tenancy.within(cast.here.pk):
        told = {notice.person_id: notice.words for notice in Notice.objects.all()}
    assert "Dev" in told[cast.marlowe.person.pk]
    assert "Marlowe" in told[cast.dev.person.pk]


def test_its_event_is_about_the_person(cast):
    introduce(cast.cora.actor, cast)
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="relationship.introduced")
    assert event.about_id == cast.marlowe.person.pk


def test_a_worker_introduces_nobody_but_themself(cast):
    with pytest.raises(NotAllowed, match="does not arrange"):
        introduce(cast.rosa.actor, cast, worker=cast.dev)


@pytest.mark.parametrize("who", ["manu", "ines", "ari", "marlowe"])
def test_others_do_not(cast, who):
    with pytest.raises(NotAllowed):
        introduce(getattr(cast, who).actor, cast)


def test_not_twice(cast, together):
    with pytest.raises(NotAllowed, match="already"):
        introduce(cast.cora.actor, cast)


def test_not_in_a_programme_where_the_worker_is_not(cast):
    with pytest.raises(NotAllowed, match="do not work in this programme"):
        introduce(operator(cast.here.pk), cast, programme=cast.ward)


def test_nobody_walks_with_a_colleague(cast):
    """Rosa is also a participant, on the ward. Dev, her colleague, must not become her worker."""
    from beside.people import actions as roster

    as_participant = casting.participant(cast.here, "rosa-p", cast.ward, account=cast.rosa.account)
    boss = operator(cast.here.pk, channel="test")
    roster.give_part(boss, cast.dev.person, role="peer_worker", programme=cast.ward)
    with pytest.raises(NotAllowed, match="work together"):
        actions.introduce(boss, as_participant.person, worker=cast.dev.person, programme=cast.ward)


def test_who_sees_that_they_walk_together(cast, together):
    with tenancy.within(cast.here.pk):
        for who in (cast.marlowe, cast.dev, cast.ines, cast.cora):
            assert policy.visible_relationships(who.actor).count() == 1
        for who in (cast.rosa, cast.manu, cast.ari, cast.pia):
            assert policy.visible_relationships(who.actor).count() == 0
    with tenancy.within(cast.there.pk):
        assert policy.visible_relationships(cast.zed.actor).count() == 0


def test_a_coordinator_of_another_programme_does_not_see_it(cast, together):
    other = casting.staff(cast.here, "omar", ["coordinator"], cast.ward)
    with tenancy.within(cast.here.pk):
        assert policy.visible_relationships(other.actor).count() == 0


def test_on_the_home_pages(cast, together):
    from beside.core import clock

    with tenancy.within(cast.here.pk):
        (mine,) = panels.walking_with(cast.marlowe.actor, clock.now())
        (theirs,) = panels.walking_with(cast.dev.actor, clock.now())
        assert panels.walking_with(cast.cora.actor, clock.now()) == []
    assert (mine.name, theirs.name) == ("Dev", "Marlowe")
    assert (theirs.times_met, theirs.days_quiet) == (1, 0)


def test_the_list_does_not_ask_more_for_more_people(cast, together, as_):
    client = as_(cast.dev)
    client.get("/o/river/walking/")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/o/river/walking/")
    for n in range(6):
        one = casting.participant(cast.here, f"person{n}", cast.community)
        worlds.walk(one, cast.dev, cast.community)
    with CaptureQueriesContext(connection) as for_seven:
        page = client.get("/o/river/walking/")
    assert len(for_seven) <= len(for_one)
    assert page.content.count(b'class="person"') == 7
