"""What a home or a page offers can be done now, by whoever is offered it."""

import datetime as dt
import json

import pytest

from beside.core import clock, tenancy
from beside.encounters import actions as encounters
from beside.home import record
from beside.plans import actions as plans
from beside.referrals import actions as referrals
from beside.workforce import actions as workforce
from tests import worlds

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def together(cast):
    with tenancy.within(cast.here.pk), clock.at(NOON - dt.timedelta(days=3)):
        cast.profile = worlds.profile(cast.dev, hours=worlds.EVENINGS)
        yield worlds.walk(cast.marlowe, cast.dev, cast.community)


@pytest.fixture
def booked(cast, together):
    """They meet at four."""
    with tenancy.within(cast.here.pk), clock.at(NOON - dt.timedelta(days=1)):
        return encounters.book_encounter(
            cast.dev.actor,
            together,
            starts_at=NOON + dt.timedelta(hours=4),
            minutes=50,
            mode="PHONE",
        )


@pytest.fixture
def page(as_):
    return lambda who, path, at: opened(as_, who, path, at)


def opened(as_, who, path, at):
    """What this person finds there at that moment."""
    with clock.at(at):
        reply = as_(who).get(f"/o/river/{path}")
    assert reply.status_code == 200
    return reply.content.decode()


@pytest.mark.parametrize("path", ["home/", "people/{}/"])
def test_a_note_is_offered_when_the_meeting_has_come(cast, booked, page, path):
    write = f"/o/river/meetings/{booked.pk}/note/"
    path = path.format(cast.marlowe.person.pk)
    assert write not in page(cast.dev, path, NOON)
    near = NOON + dt.timedelta(hours=3, minutes=50)
    assert write in page(cast.dev, path, near)
    page(cast.dev, f"meetings/{booked.pk}/note/", near)


def test_who_is_away_is_told_to_rest(cast, together, page):
    with tenancy.within(cast.here.pk), clock.at(NOON):
        today = clock.today()
        later = today + dt.timedelta(days=40)
        workforce.go_away(cast.dev.actor, cast.profile, starts_on=today, ends_on=later)
    month_later = NOON + dt.timedelta(days=30)
    shown = page(cast.dev, "home/", month_later)
    assert "You are away until Saturday, 2 January." in shown
    assert "Quiet for" not in shown
    assert "I am back earlier" in shown
    after = page(cast.dev, "home/", NOON + dt.timedelta(days=45))
    assert "You are away" not in after
    assert "Quiet for" in after


def test_suggestions_can_be_answered_where_the_plan_is_read(cast, together, page):
    with tenancy.within(cast.here.pk), clock.at(NOON):
        goal = plans.set_goal(cast.marlowe.actor, cast.marlowe.person, words="Ride the bus")
        step = plans.lay_step(cast.marlowe.actor, goal, words="Stand at the stop")
        plans.suggest_step(cast.dev.actor, goal, words="Sit at the front")
        plans.suggest_rewording(cast.dev.actor, step, words="Look at the stop")
    home = page(cast.marlowe, "home/", NOON)
    assert "2 suggestions wait for your yes or no" in home
    plan = page(cast.marlowe, f"plan/{cast.marlowe.person.pk}/", NOON)
    for words in ("Sit at the front", "Take it in", "Look at the stop", "Use these words"):
        assert words in plan
    theirs = page(cast.dev, f"plan/{cast.marlowe.person.pk}/", NOON)
    assert "Take it in" not in theirs


def test_only_who_has_a_record_here_is_sent_to_ask_about_it(cast, page):
    ask = "/o/river/questions/"
    assert ask in page(cast.marlowe, "complaints/", NOON)
    assert ask not in page(cast.dev, "complaints/", NOON)


def test_a_copy_of_the_record_is_in_words(cast):
    with tenancy.within(cast.here.pk):
        referrals.ask_again(
            cast.marlowe.actor,
            cast.marlowe.person,
            programme=cast.community,
            wishes=[("EXPERIENCE", "GRIEF", "NICE"), ("LANGUAGE", "es", "MUST")],
            words="Someone calm.",
            wants_help_choosing=True,
        )
        taken = record.gather(cast.marlowe.actor, cast.marlowe.person)
        told = json.loads(record.as_json(taken))
        assert record.as_pdf(taken, org="River", now=NOON).startswith(b"%PDF")
    assert told["about"]["age_band"] == "26 to 40"
    assert told["about"]["languages"] == ["English"]
    assert {wish["what"] for wish in told["asked_for"][0]["wishes"]} == {
        "Losing someone",
        "Spanish",
    }
    assert dt.datetime.fromisoformat(told["asked_for"][0]["asked_at"])
