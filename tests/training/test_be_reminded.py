"""A course tomorrow, a credential that comes to its end: said once, by day, and discreetly."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from beside.core import clock, tenancy
from beside.notices.models import Notice
from beside.training import jobs, queries
from beside.workforce import actions as workforce

from . import school

TODAY = dt.date(2026, 6, 1)
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def told(cast, kind):
    with tenancy.within(cast.here.pk):
        return list(Notice.objects.filter(kind=kind).order_by("send_at"))


def run(cast, job, at):
    zone = ZoneInfo(cast.here.timezone)
    with tenancy.within(cast.here.pk), clock.at(at), timezone.override(zone):
        job(cast.here)


def held(who, ends_in, credential="us-pa-cps"):
    return workforce.hold_credential(
        who.actor,
        who.person,
        credential=credential,
        stage="FULL",
        since_on=TODAY - dt.timedelta(days=600),
        until_on=TODAY + dt.timedelta(days=ends_in),
    )


def test_a_course_tomorrow(listening):
    cast = listening
    school.seat(cast.cora, cast.dev, cast.dates)
    school.seat(cast.cora, cast.rosa, cast.dates)
    eve = clock.now().replace(hour=15) + dt.timedelta(days=9)
    for _again in range(2):
        run(cast, jobs.remind_of_courses, eve)
    notices = told(cast, "course.tomorrow")
    assert len(notices) == 2 and "Listening well" in notices[0].words
    assert notices[0].discreet == "You have a reminder."
    assert not told(cast, "course.tomorrow")[2:]


def test_not_the_week_before_nor_when_it_was_called_off(listening):
    cast = listening
    from beside.training import actions

    school.seat(cast.cora, cast.dev, cast.dates)
    run(cast, jobs.remind_of_courses, clock.now() + dt.timedelta(days=5))
    actions.call_off_cohort(cast.cora.actor, cast.dates)
    run(cast, jobs.remind_of_courses, clock.now() + dt.timedelta(days=9))
    assert not told(cast, "course.tomorrow")


@pytest.mark.parametrize(
    ("left", "mark"),
    [(120, None), (91, None), (90, "90"), (75, "90"), (60, "60"), (30, "30"), (10, "30"),
     (9, "9"), (0, "9"), (-1, None)],
)  # fmt: skip
def test_when_a_renewal_is_told(cast, left, mark):
    with clock.at(NOON):
        held(cast.dev, left, credential="us-tx-peer")
    with tenancy.within(cast.here.pk):
        due = queries.renewals_due(TODAY)
    assert [each.mark for each in due] == ([mark] if mark else [])


def test_each_mark_is_told_once(cast):
    with clock.at(NOON):
        held(cast.dev, 80, credential="us-tx-peer")
    for day in range(0, 81, 4):
        run(cast, jobs.remind_of_renewals, NOON + dt.timedelta(days=day))
    notices = told(cast, "renewal.soon")
    assert len(notices) == 4
    assert "80 days" in notices[0].words and notices[0].discreet == "You have a reminder."
    assert notices[0].link == "/o/river/my-development/"


def test_the_rules_own_window(cast):
    """California lets one renew from ninety days before the end: that is what is told then."""
    with clock.at(NOON):
        held(cast.dev, 85, credential="us-ca-mpss")
    run(cast, jobs.remind_of_renewals, NOON)
    [notice] = told(cast, "renewal.soon")
    assert "can be renewed from now on" in notice.words
    run(cast, jobs.remind_of_renewals, NOON + dt.timedelta(days=30))
    assert "lasts until" in told(cast, "renewal.soon")[1].words


def test_at_night_it_waits_for_the_morning(cast):
    with clock.at(NOON):
        held(cast.dev, 30, credential="us-tx-peer")
    run(cast, jobs.remind_of_renewals, dt.datetime(2026, 6, 1, 23, 30, tzinfo=dt.UTC))
    [notice] = told(cast, "renewal.soon")
    here = notice.send_at.astimezone(ZoneInfo(cast.here.timezone))
    assert dt.time(9) <= here.time() <= dt.time(20)


def test_who_left_or_only_aims_hears_nothing(cast):
    with clock.at(NOON):
        workforce.hold_credential(
            cast.dev.actor, cast.dev.person, credential="us-pa-cps", stage="FULL"
        )
    with tenancy.within(cast.here.pk):
        assert not queries.renewals_due(TODAY)
