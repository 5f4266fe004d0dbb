"""Days a worker is not there: nobody is told why, and nobody is booked on them."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.workforce import actions, policy, queries

MONDAY = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def away(rosa, first=0, last=2, actor=None):
    today = MONDAY.date()
    return actions.go_away(
        actor or rosa.actor, rosa.profile, starts_on=today + DAY * first, ends_on=today + DAY * last
    )


def first_free(rosa):
    with tenancy.within(rosa.org.pk):
        profile = queries.profiles_of([rosa.person.pk])[rosa.person.pk]
        return queries.next_free([profile], now=MONDAY)[rosa.person.pk].starts.date()


def test_the_first_free_time_is_after_it(cast, rosa):
    away(rosa)
    assert first_free(rosa) == MONDAY.date() + DAY * 3


def test_coming_back_early(cast, rosa):
    with clock.at(MONDAY):
        gone = away(rosa, -2, 5)
        actions.come_back_early(rosa.actor, gone)
        assert first_free(rosa) == MONDAY.date()
        with tenancy.within(cast.here.pk):
            gone.refresh_from_db()
    assert gone.ends_on == MONDAY.date() - DAY


def test_taking_it_back_before_it_begins(cast, rosa):
    with clock.at(MONDAY):
        gone = away(rosa, 1, 3)
        gone = actions.come_back_early(rosa.actor, gone)
        assert gone.cancelled_at
        with pytest.raises(NotAllowed, match="taken back"):
            actions.come_back_early(rosa.actor, gone)


def test_the_supervisor_may_say_it_for_her(cast, rosa):
    with pytest.raises(NotAllowed):
        away(rosa, actor=cast.ines.actor)
    people.agree_supervision(cast.ari.actor, rosa.person, supervisor=cast.ines.person)
    assert away(rosa, actor=cast.ines.actor)


def test_nobody_else_may(cast, rosa):
    for who in (cast.dev, cast.manu, cast.marlowe):
        with pytest.raises(NotAllowed):
            away(rosa, actor=who.actor)


def test_it_does_not_end_before_it_starts(cast, rosa):
    with pytest.raises(IntegrityError), transaction.atomic():
        away(rosa, 2, 1)


def test_participants_do_not_see_her_days_away(cast, rosa):
    away(rosa)
    with tenancy.within(cast.here.pk):
        assert policy.visible_time_away(cast.cora.actor).count() == 1
        assert policy.visible_time_away(rosa.actor).count() == 1
        assert policy.visible_time_away(cast.marlowe.actor).count() == 0
        assert policy.visible_time_away(cast.dev.actor).count() == 0
