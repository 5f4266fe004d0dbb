"""The manager's page, counted by hand: thirteen people asked, twelve of them met someone."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.encounters import actions as encounters
from beside.insights import counting
from beside.insights.queries import overview
from beside.referrals import actions as referrals
from beside.referrals.models import Request
from tests import worlds
from tests.cast import participant

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
ASKED = NOW - dt.timedelta(days=60)
DAY = dt.timedelta(days=1)


def asks(cast, name, *, at=ASKED, heard_after=DAY):
    """Somebody asks, and a coordinator says a first word to them."""
    who = participant(cast.here, name, cast.community)
    ask(cast, who, at=at, heard_after=heard_after)
    return who


def ask(cast, who, *, at, heard_after):
    with clock.at(at):
        request = referrals.ask_again(
            who.actor,
            who.person,
            programme=cast.community,
            wishes=[],
            words="Hello.",
            wants_help_choosing=True,
        )
    with clock.at(at + heard_after):
        referrals.note_first_contact(cast.cora.actor, request)


def meet(cast, who, *days, since=ASKED):
    """They walk with Dev, and meet on these days after asking."""
    with clock.at(since + DAY):
        together = worlds.walk(who, cast.dev, cast.community, met=False)
    request = Request.objects.get(person=who.person)
    with clock.at(since + days[0] * DAY):
        referrals.close_request(cast.cora.actor, request, closed_as=Request.Closed.MET)
    for day in days:
        with clock.at(since + day * DAY):
            met = encounters.log_encounter(
                cast.dev.actor,
                together,
                starts_at=clock.now() - DAY / 24,
                minutes=30,
                mode="PHONE",
                place="",
            )
            encounters.record_attendance(cast.dev.actor, met, minutes=30)
    return together


@pytest.fixture
def seen(cast):
    """Twelve met on their 2nd to 13th day, eleven of them three times; one still waits."""
    with tenancy.within(cast.here.pk):
        for n in range(12):
            who = asks(cast, f"number{n}", heard_after=DAY if n < 11 else 3 * DAY)
            meet(cast, who, *((n + 2, n + 20, n + 40) if n < 11 else (n + 2,)))
        asks(cast, "waits")
        with clock.at(NOW):
            return lambda who=cast.manu: overview(who.actor, now=NOW)


def test_five_tiles(cast, seen):
    with tenancy.within(cast.here.pk):
        shown = seen()
    assert (shown.contact.part, shown.contact.whole) == (12, 13)
    assert shown.wait == 6  # the middle of 1 to 12 whole days
    assert shown.slow == 11
    assert (shown.stayed.part, shown.stayed.whole) == (11, 12)
    assert shown.tied.percent is None
    assert shown.waiting == 1


def test_a_funnel(cast, seen):
    with tenancy.within(cast.here.pk):
        counts = [count for _label, count, _why in seen().funnel]
    assert counts == [13, 12, 11, 0, 0]


def test_who_met_before_asking_again_has_not_met_yet(cast, seen):
    """Their earlier meetings belong to an earlier asking."""
    with tenancy.within(cast.here.pk):
        old = asks(cast, "old", at=NOW - 200 * DAY)
        together = meet(cast, old, 2, 9, 16, since=NOW - 200 * DAY)
        with clock.at(NOW - 100 * DAY):
            worlds.relationships.end_relationship(
                worlds.operator(cast.here.pk), together, ending="GOOD"
            )
        ask(cast, old, at=NOW - 20 * DAY, heard_after=DAY)
        shown = seen()
    assert [count for _label, count, _why in shown.funnel][:3] == [14, 12, 11]
    assert shown.stayed.whole == 12


def test_a_handful_of_people_is_not_told_apart(cast, seen, as_):
    page = as_(cast.manu).get("/o/river/overview/").content.decode()
    assert "under 11" not in page  # nobody closed: nobody is told apart
    assert "Fewer than 11 have not met anybody yet." in page


@pytest.mark.django_db
def test_an_empty_house_has_nothing_to_say(cast, as_):
    page = as_(cast.manu).get("/o/river/overview/").content.decode()
    assert "Too few people" in page
    assert "None" not in page


@pytest.mark.parametrize(
    ("part", "whole", "says"), [(10, 17, None), (0, 17, 0), (11, 17, 65), (5, 10, None)]
)
def test_neither_a_small_group_nor_a_small_part_of_one_is_shown(part, whole, says):
    assert counting.Share(part, whole).percent == says
