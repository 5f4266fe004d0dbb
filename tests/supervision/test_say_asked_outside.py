"""A worker says, in two taps, that they were asked to act outside their role."""

import datetime as dt
import re

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters.activities import ActivityError
from beside.supervision import actions, queries
from beside.supervision.models import OutsideAsk

DOOR = "/o/river/supervision/outside/"


def test_two_taps(cast, dev, as_):
    client = as_(cast.dev)
    agenda = f"/o/river/supervision/{cast.dev.person.pk}/agenda/"
    assert DOOR in client.get(agenda).content.decode()
    assert 'value="WATCHED_OVER"' in client.get(DOOR).content.decode()
    assert client.post(DOOR, {"code": "WATCHED_OVER"}).url == agenda
    for who in (cast.dev, cast.ines):
        html = as_(who).get(agenda).content.decode()
        assert "Was asked to watch someone" in html and "Watching over people is not" in html


@pytest.mark.parametrize("code", ["LISTENED", "NONSENSE", ""])
def test_only_what_is_not_peer_work(cast, dev, as_, code):
    assert as_(cast.dev).post(DOOR, {"code": code}).status_code == 200
    with tenancy.within(cast.here.pk):
        assert not OutsideAsk.objects.exists()
    with pytest.raises((ActivityError, ValueError)):
        actions.say_asked_outside(cast.dev.actor, cast.dev.person, code=code)


def test_nobody_says_it_for_them(cast, dev):
    for who in (cast.rosa, cast.ines, cast.manu):
        with pytest.raises(NotAllowed):
            actions.say_asked_outside(who.actor, cast.dev.person, code="WATCHED_OVER")


def test_talked_about_it_leaves_the_agenda(cast, dev, sit):
    asked = actions.say_asked_outside(cast.dev.actor, cast.dev.person, code="OFFICE_WORK")
    sit(talked=[asked.pk])
    with tenancy.within(cast.here.pk):
        found = queries.agenda(cast.ines.actor, cast.dev.person, now=clock.now())
    assert not found.asked


def test_the_manager_sees_a_number_and_no_name(cast, dev, as_):
    actions.say_asked_outside(cast.dev.actor, cast.dev.person, code="OFFICE_WORK")
    html = as_(cast.manu).get("/o/river/supervision/evidence/").content.decode()
    assert "Workers said 1 time in these days" in html
    assert not re.search(r"\bDev\b", html) and "office work" not in html
    assert (
        "Workers said" not in as_(cast.ines).get("/o/river/supervision/evidence/").content.decode()
    )


def test_only_those_of_these_days_are_counted(cast, dev):
    actions.say_asked_outside(cast.dev.actor, cast.dev.person, code="OFFICE_WORK")
    before = clock.today() - dt.timedelta(days=30)
    with tenancy.within(cast.here.pk):
        assert queries.asks_counted(cast.manu.actor, before, before + dt.timedelta(days=9)) == 0
        assert queries.asks_counted(cast.zed.actor, before, clock.today()) is None
