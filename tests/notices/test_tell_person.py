"""Telling somebody something: inside always, outside only by a way they named safe."""

import pytest
from django.utils.translation import gettext_lazy

from beside.core import ledger, tenancy
from beside.core.models import Event
from beside.notices.models import Notice
from beside.notices.telling import NEWS, REMINDER, tell


def test_it_is_there_for_them_to_read(cast, told):
    notice = told()
    assert notice.words == "Your meeting is on Friday at 2."
    assert notice.state == Notice.State.INSIDE


def test_the_same_thing_is_told_once(cast, told):
    told(key="same")
    told(key="same", words="Something else")
    with tenancy.within(cast.here.pk):
        assert [n.words for n in Notice.objects.all()] == ["Your meeting is on Friday at 2."]


def test_the_same_key_may_be_told_to_two_people(cast):
    from .conftest import _tell

    say = {"kind": "example", "words": "Hello", "key": "same"}
    first = _tell(cast.dev.actor, cast.marlowe.person, say=say)
    second = _tell(cast.dev.actor, cast.ines.person, say=say)
    assert first.pk != second.pk


def test_not_outside_an_action(cast):
    with tenancy.within(cast.here.pk), pytest.raises(ledger.OutsideAction):
        tell(cast.marlowe.person, kind="example", words="Hello", key="x")


@pytest.mark.parametrize("channel", ["EMAIL", "TEXT"])
def test_a_courier_waits_when_they_named_the_way_safe(told, named_safe, pouch, channel):
    named_safe(channel, "there")
    notice = told()
    assert (notice.state, notice.channel, notice.address) == ("WAITING", channel, "there")


@pytest.mark.parametrize("channel", ["PHONE", "HERE", "IN_PERSON"])
def test_no_courier_for_a_way_that_only_people_can_go(told, named_safe, pouch, channel):
    named_safe(channel, "there")
    assert told().state == Notice.State.INSIDE


def test_no_courier_where_this_installation_has_none(told, named_safe, settings):
    settings.COURIERS = ["TEXT=tests.notices.conftest.Pouch"]
    named_safe("EMAIL")
    assert told().state == Notice.State.INSIDE


def test_what_goes_outside_names_nobody_and_nothing(cast, told, named_safe, pouch):
    named_safe()
    outside = told(words="Dev wrote a note with you, Marlowe, at River Peers.").discreet
    assert outside == "There is something new for you."
    assert told(key="two", discreet=REMINDER).discreet == "You have a reminder."
    assert str(NEWS) == outside


def test_no_other_words_can_leave_the_house(told):
    with pytest.raises(ValueError, match="DISCREET"):
        told(discreet="Your peer worker Dev wrote to you")


def test_it_is_told_in_their_own_language(cast, told):
    with tenancy.within(cast.here.pk):
        assert told(words=gettext_lazy("Yes")).words == "Yes"
    spanish = _participant_who_speaks(cast, "es")
    from .conftest import _tell

    notice = _tell(
        cast.dev.actor,
        spanish,
        say={"kind": "x", "key": "x", "words": gettext_lazy("Yes")},
    )
    assert notice.words == "Sí"


def test_the_event_knows_that_there_were_words_but_not_which(cast, told):
    told(words="Private words")
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="example.told")
    assert "words" in event.changes[0]["fields"]
    assert "Private" not in str(event.changes)


def test_what_is_no_longer_true_is_taken_back(cast, told, named_safe, pouch):
    named_safe()
    told(key="meeting:1:soon")
    told(key="meeting:2:soon")
    told.take_back("meeting:1:")
    with tenancy.within(cast.here.pk):
        states = dict(Notice.objects.values_list("key", "state"))
    assert states == {"meeting:1:soon": "STOPPED", "meeting:2:soon": "WAITING"}


def _participant_who_speaks(cast, language):
    from beside.core.actor import operator
    from beside.people import actions as people

    return people.welcome_participant(
        operator(cast.here.pk), cast.community, name="Ana", languages=["ar", language]
    )
