"""In quiet hours, and on days away, nothing is carried to staff; what is urgent does not wait."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.notices import actions, jobs, policy, queries, quiet
from beside.notices.models import Notice
from beside.people import actions as people
from beside.workforce import actions as workforce
from tests import worlds

from .conftest import _tell

EVENING = dt.datetime(2026, 11, 20, 21, 30, tzinfo=dt.UTC)
MORNING = dt.datetime(2026, 11, 21, 7, tzinfo=dt.UTC)
CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture
def reached(cast, pouch):
    """Ines can be reached by text message."""
    return people.name_safe_contact(
        cast.ines.actor, cast.ines.person, channel="TEXT", address="555 0100"
    )


def tell(cast, who=None, at=EVENING, **rest):
    say = {"kind": "example", "words": "A note waits.", "key": "one", **rest}
    with clock.at(at):
        return _tell(cast.dev.actor, (who or cast.ines).person, say=say)


def taken_up(cast, at):
    with clock.at(at), tenancy.within(cast.here.pk):
        return [notice.key for notice in queries.to_carry(at)]


def test_what_can_wait_waits_for_the_morning_and_is_shown_inside_at_once(cast, reached):
    notice = tell(cast)
    assert (notice.state, notice.carry_at, notice.send_at) == ("WAITING", MORNING, EVENING)
    assert not taken_up(cast, MORNING - dt.timedelta(minutes=1))
    assert taken_up(cast, MORNING) == ["one"]
    with clock.at(EVENING), tenancy.within(cast.here.pk):
        assert policy.visible_notices(cast.ines.actor).get() == notice


def test_what_is_urgent_does_not_wait(cast, reached):
    assert tell(cast, is_urgent=True).carry_at == EVENING


def test_by_day_nothing_waits(cast, reached):
    noon = EVENING.replace(hour=12)
    assert tell(cast, at=noon).carry_at == noon


def test_a_participant_says_for_themself_when(cast, named_safe, pouch):
    named_safe()
    assert tell(cast, cast.marlowe).carry_at == EVENING


def test_days_away_are_quiet(cast, pouch):
    profile = worlds.profile(cast.rosa)
    people.name_safe_contact(cast.rosa.actor, cast.rosa.person, channel="TEXT", address="555 0101")
    with clock.at(EVENING):
        workforce.go_away(
            cast.rosa.actor,
            profile,
            starts_on=EVENING.date(),
            ends_on=EVENING.date() + dt.timedelta(days=3),
        )
    waits = tell(cast, cast.rosa, at=EVENING.replace(hour=12))
    assert waits.carry_at == MORNING + dt.timedelta(days=3)
    assert tell(cast, cast.rosa, key="two", is_urgent=True).carry_at == EVENING


def test_what_is_urgent_goes_to_the_work_e_mail_of_who_named_nothing(cast, pouch):
    bob = people.welcome_staff(cast.ari.actor, cast.here, name="Bob", work_email="bob@example.org")
    with tenancy.within(cast.here.pk):
        bob.refresh_from_db()
    who = type("Who", (), {"person": bob})
    assert tell(cast, who).state == "INSIDE"
    urgent = tell(cast, who, key="two", is_urgent=True)
    assert (urgent.state, urgent.channel, urgent.address) == ("WAITING", "EMAIL", "bob@example.org")
    with clock.at(EVENING), tenancy.within(cast.here.pk):
        jobs.take_up_due(cast.here)
        assert Notice.objects.get(key="two").tries == 1


def test_each_says_when_for_themself(cast, reached, as_):
    page = "/o/river/notices/quiet-hours/"
    assert 'value="20:00"' in as_(cast.ines).get(page).content.decode()
    assert as_(cast.ines).post(page, {"begins": "22:00", "ends": "06:00"}).status_code == 302
    assert tell(cast).carry_at == EVENING
    same = as_(cast.ines).post(page, {"begins": "22:00", "ends": "22:00"})
    assert "another time" in same.content.decode()
    assert as_(cast.marlowe).get(page).status_code == 403
    with pytest.raises(NotAllowed):
        actions.keep_quiet_hours(
            cast.ari.actor, cast.ines.person, begins=dt.time(1), ends=dt.time(2)
        )


def test_the_database_holds_it_too(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.keep_quiet_hours(
            cast.ines.actor, cast.ines.person, begins=dt.time(1), ends=dt.time(1)
        )


@pytest.mark.once
@given(
    st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2028, 1, 1), timezones=st.just(dt.UTC)),
    st.times(),
    st.times(),
)
def test_it_never_comes_earlier_nor_a_day_later_and_never_in_quiet(moment, begins, ends):
    if begins == ends:
        return
    kept = {"begins": begins, "ends": ends, "tz": CHICAGO}
    carried = quiet.after_quiet(moment, **kept)
    assert moment <= carried <= moment + dt.timedelta(hours=26)
    assert quiet.after_quiet(carried, **kept) == carried or _in_the_lost_hour(carried)


def _in_the_lost_hour(moment):
    """An hour that the clocks skip, or show twice, on one day of spring and one of autumn."""
    here = moment.astimezone(CHICAGO)
    return here.utcoffset() != (moment - dt.timedelta(hours=3)).astimezone(CHICAGO).utcoffset()
