"""A supervisor's month on a phone: sitting down, signing, showing proof. And a worker who sees in one
screen what is missing, and by when."""

import datetime as dt
from types import SimpleNamespace
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from beside.core import clock
from beside.core.actor import clock as clock_actor
from beside.people import actions as people
from beside.workforce import actions as workforce
from tests.cast import assemble
from tests.worlds import profile

from .hand import Hand
from .looking import PHONE, findings
from .world import signed_in, standing

pytestmark = [pytest.mark.browser, pytest.mark.once]

TEAM = ("dev", "rosa")


def ago(days):
    return clock.today() - dt.timedelta(days=days)


def month() -> SimpleNamespace:
    """Ines looks after Dev and Rosa since six weeks; nobody has sat down, and hours wait."""
    house = assemble()
    with clock.at(clock.now() - dt.timedelta(days=42)):
        for name in TEAM:
            who = getattr(house, name)
            people.agree_supervision(house.ari.actor, who.person, supervisor=house.ines.person)
    for name in TEAM:
        who = getattr(house, name)
        profile(who)
        for day in (3, 10, 17):
            workforce.count_hours(
                clock_actor(who.org.pk),
                who.person,
                kind="WORK",
                day_on=ago(day),
                minutes=90,
                source="encounters.Note",
                source_id=uuid4(),
            )
    workforce.hold_credential(
        house.dev.actor,
        house.dev.person,
        credential="us-pa-cps",
        stage="FULL",
        since_on=ago(500),
        until_on=ago(-230),
    )
    workforce.add_hours(
        house.dev.actor,
        house.dev.person,
        kind="CE",
        day_on=ago(40),
        minutes=20 * 60,
        topics=["recovery"],
        certificate="C-1",
    )
    house.cookie = lambda who: signed_in(who.account, who.org, who.person)
    return house


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(month) as living:
        yield living


class Careful(Hand):
    """Asks axe about every screen before leaving it."""

    def press(self, words, *, nth=0):
        found = findings(self.page)
        assert not found, (self.at, found)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], (self.at, wide)
        super().press(words, nth=nth)


@pytest.mark.parametrize("name", TEAM)
def test_a_supervisor_sits_down_with_whoever_is_due(house, visitor, name):
    hand = Careful(visitor(house.ines).page)
    hand.go("/o/river/supervision/due/")
    hand.reads(f"Next: sit down with {name.title()}")
    hand.press("Open the agenda")
    hand.press("We sat down")
    hand.write("What we take along", "Leave ten minutes between two meetings.")
    hand.press("Write it down")
    hand.reads(f"Written down. {name.title()} sees it too.")
    assert hand.taps == 3


def test_then_nobody_is_due(house, visitor):
    hand = Hand(visitor(house.ines).page)
    hand.go("/o/river/supervision/due/")
    hand.reads("Next: Dev, by")
    expect(hand.page.get_by_text("due since")).to_have_count(0)


def test_they_write_what_they_saw_and_the_worker_answers(house, visitor):
    hand = Careful(visitor(house.ines).page)
    hand.go(f"/o/river/supervision/{house.dev.person.pk}/agenda/")
    hand.press("What the work shows")
    hand.press("Write what you saw")
    hand.page.get_by_label("Which part of the work?").select_option("samhsa.ENGAGES")
    hand.choose("It is there")
    hand.write("What was seen?", "He waited until the kettle was done.")
    hand.press("Keep it")
    worker = Careful(visitor(house.dev).page)
    worker.go("/o/river/supervision/mine/")
    worker.press("What the work shows")
    worker.press("Read it and answer")
    worker.write("What do you say to it?", "I was nervous.")
    worker.press("Put my words beside it")
    worker.reads("I was nervous.")


def test_they_sign_in_bulk_with_one_exception(house, visitor):
    hand = Careful(visitor(house.ines).page)
    hand.go("/o/river/team-hours/")
    hand.press("Look and sign")
    hand.reads("hours to sign")
    newest = hand.page.locator("details", has_text="Leave out").last
    newest.locator("summary").click()
    newest.get_by_label("Does not count").check(force=True)
    newest.get_by_label("Why not?").fill("Half of it was lunch.")
    hand.press("Sign")
    hand.reads("Signed: 5.")
    hand.reads("The hours of one worker wait for your name")


def test_proof_of_a_rule_is_two_presses_from_the_worker(house, visitor):
    hand = Careful(visitor(house.ines).page)
    hand.go(f"/o/river/team-hours/{house.dev.person.pk}/development/")
    hand.open("What counted, what did not")
    hand.press("Proof of this, to take along")
    hand.reads("C-1")
    for words, name in (("Take it along, as a PDF", "proof.pdf"), ("As a table", "proof.csv")):
        with hand.page.expect_download() as taken:
            hand.page.get_by_role("button", name=words).click()
        assert taken.value.suggested_filename == name


def test_a_worker_sees_in_one_screen_what_is_missing_and_by_when(house, visitor):
    page = visitor(house.dev).page
    page.set_viewport_size(PHONE)
    page.goto("/o/river/my-development/")
    for words in ("36 hours of continuing education", "20 of 36. 16 to go, by"):
        box = page.get_by_text(words, exact=False).first.bounding_box()
        assert box and box["y"] + box["height"] < PHONE["height"], words
    assert findings(page) == []
