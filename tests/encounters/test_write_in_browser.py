"""In a real browser, on a phone: a note takes at most eight taps and one typed line."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.actor import operator
from beside.encounters import actions
from beside.encounters.models import Note
from beside.people import actions as people
from beside.people import faces
from beside.plans import actions as plans
from beside.relationships import actions as relationships
from tests import worlds
from tests.cast import assemble

from .conftest import NINE_TO_FIVE

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
MOST_TAPS, MOST_LINES = 8, 1


@pytest.fixture(autouse=True)
def monday():
    """Not here: the server that the browser talks to has a clock of its own."""


@pytest.fixture
def world(transactional_db):
    """An hour ago Marlowe and Dev met; next week they meet again."""
    cast, now = assemble(), timezone.now().replace(second=0, microsecond=0)
    with clock.at(now - dt.timedelta(days=9)):
        worlds.profile(cast.dev, hours=NINE_TO_FIVE)
        cast.walking = relationships.introduce(
            operator(cast.here.pk),
            cast.marlowe.person,
            worker=cast.dev.person,
            programme=cast.community,
        )
        who, actor = cast.marlowe.person, cast.marlowe.actor
        consent.give_consent(actor, who, covers="NOTES", signed_name="Marlowe")
        people.name_safe_contact(actor, who, channel="TEXT", address="555 0142")
        bus = "I want to ride the bus again without my brother."
        goal = plans.set_goal(actor, who, words=bus, why="")
        plans.lay_step(actor, goal, words="Ride one stop and come back")
        plans.set_goal(actor, who, words="I want to cook for people on Sundays.", why="")
        before, cast.past, cast.next = (
            actions.book_encounter(
                cast.dev.actor,
                cast.walking,
                starts_at=now + dt.timedelta(hours=hours),
                minutes=50,
                mode="IN_PERSON",
                place="Library, room 2",
            )
            for hours in (-170, -1, 170)
        )
    with clock.at(now - dt.timedelta(days=7)):
        cast.note = actions.record_encounter(
            cast.dev.actor,
            before,
            goal=goal,
            did=["LISTENED"],
            words="I looked at the timetable.",
            next="Sit on the parked bus",
            next_on=None,
            minutes=50,
            is_together=True,
        )
        actions.ask_correction(actor, cast.note, words="It was the 14.")
        actions.amend_note(
            cast.dev.actor,
            cast.note,
            why="It was the 14.",
            did=["LISTENED"],
            words="I looked at the timetable.",
            next="Sit on the 14",
            next_on=None,
            minutes=50,
            goal=goal,
        )
    return cast


class Hand:
    """One person's thumb: it opens pages, taps and types, and counts."""

    def __init__(self, browser, server, who, **how):
        self.context = browser.new_context(**{"viewport": PHONE, **how})
        signed_in = Client()
        signed_in.force_login(who.account)
        session = signed_in.session
        session[faces.SECOND_STEP] = True
        session.save()
        self.base = f"{server.url}/o/river/"
        self.context.add_cookies(
            [{"name": "visit", "value": session.session_key, "url": server.url}]
        )
        self.page = self.context.new_page()
        self.taps = self.lines = self.keys = 0
        self.trouble = []
        self.page.on("pageerror", lambda problem: self.trouble.append(str(problem)))
        self.page.on(
            "console", lambda said: said.type == "error" and self.trouble.append(said.text)
        )

    def open(self, path):
        self.page.goto(self.base + path)
        return self

    def tap(self, what):
        what.click()
        self.taps += 1

    def write(self, where, line):
        self.tap(where)
        self.page.keyboard.type(line)
        self.lines += 1
        self.keys += len(line)


@pytest.fixture
def hand(browser, live_server, world):
    hands = []

    def make(who, **how):
        hands.append(Hand(browser, live_server, who, **how))
        return hands[-1]

    yield make
    for each in hands:
        each.context.close()
        assert each.trouble == []


def the_note(cast):
    with tenancy.within(cast.here.pk):
        return Note.objects.filter(encounter=cast.past).select_related("goal").first()


def chip(page, label):
    return page.locator("label.chip", has_text=label)


def test_a_whole_note_in_eight_taps_and_one_line(hand, world):
    dev = hand(world.dev).open("meetings/")
    page = dev.page
    dev.tap(page.get_by_role("link", name="Write it"))
    dev.tap(chip(page, "I want to cook for people on Sundays."))
    dev.tap(chip(page, "Listened"))
    dev.tap(chip(page, "Practiced a skill"))
    dev.write(page.get_by_label("In Marlowe’s words"), "I sat by the door and it was all right.")
    dev.tap(page.get_by_text("We wrote this together"))
    dev.tap(page.get_by_role("button", name="Sign the note"))
    expect(page.get_by_text("Signed. Marlowe can read it now.")).to_be_visible()
    assert dev.taps <= MOST_TAPS and dev.lines <= MOST_LINES, (dev.taps, dev.lines)
    note = the_note(world)
    assert note.did == ["LISTENED", "PRACTICED_A_SKILL"]
    assert note.words == "I sat by the door and it was all right."
    assert note.next == "Ride one stop and come back", "the next stone was there already"
    assert note.is_together and note.goal.words.startswith("I want to cook")
    assert (note.signed_at - note.opened_at).total_seconds() < 60


def test_just_that_we_met_in_two_taps(hand, world):
    dev = hand(world.dev).open("meetings/")
    dev.tap(dev.page.get_by_role("link", name="Write it"))
    dev.tap(dev.page.get_by_role("button", name="Just that we met"))
    expect(dev.page.get_by_text("Noted: you met.")).to_be_visible()
    assert (dev.taps, dev.keys) == (2, 0)
    assert the_note(world).is_attendance_only
