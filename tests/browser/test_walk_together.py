"""From the first page to a shared note and back out again, on a phone, as a person would."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from beside.core import clock, tenancy
from beside.encounters.models import Encounter

from .hand import Hand
from .looking import Visitor
from .river import known

pytestmark = [pytest.mark.browser, pytest.mark.once]

PASSPHRASE = "seven quiet yellow lamps"


@pytest.fixture
def later(monkeypatch):
    """Let time go by for everybody, the server too."""

    def go(by):
        now = timezone.now

        class Later:
            localdate = staticmethod(timezone.localdate)
            now = staticmethod(lambda: timezone_now() + by)

        timezone_now = now
        monkeypatch.setattr(clock, "timezone", Later)

    return go


def ask_for_support(hand, name):
    """The four screens, and the card that comes at their end."""
    hand.go("/")
    hand.start_over()
    hand.press("Ask for support")
    hand.write("A name you like", name)
    hand.choose("26 to 40")
    hand.press("Go on")
    hand.choose("Only in this app")
    hand.press("Go on")
    hand.press("Go on")
    hand.press("Show me people")
    hand.reads(f"Thank you, {name}")


def come_in(hand):
    hand.press("Make a passphrase and see people")
    hand.write("passphrase", PASSPHRASE)
    hand.page.locator("input[type=password]").nth(1).fill(PASSPHRASE)
    hand.press("Open my pages")
    hand.press("Go on")


def ask_to_meet(hand, worker):
    if hand.page.get_by_role("button", name="Show me people").count():
        hand.press("Show me people")
    hand.press(f"Ask to meet {worker}")
    hand.choose("Not now")
    hand.press(f"Ask to meet {worker}")
    hand.reads(f"You asked to meet {worker}")


@pytest.mark.parametrize("script", [True, False], ids=["", "no script"])
def test_a_stranger_asks_to_meet_one_of_three(house, visitor, script):
    stranger = visitor(java_script_enabled=script)
    hand = Hand(stranger.page)
    ask_for_support(hand, "Wren" if script else "Lark")
    screens = [at for at in hand.screens if at.startswith("/start/") and "sent" not in at]
    assert len(dict.fromkeys(screens)) <= 5, screens  # "/start/" itself only leads on
    assert hand.taps <= 8
    assert hand.typed < 20
    come_in(hand)
    for name in ("Dev", "Rosa", "Sam"):
        expect(hand.page.get_by_role("link", name=f"Ask to meet {name}")).to_be_visible()
    ask_to_meet(hand, "Sam")
    assert stranger.trouble == []


def test_they_meet_write_read_and_say_goodbye(house, visitor, later):
    stranger = Hand(visitor().page)
    ask_for_support(stranger, "Robin")
    come_in(stranger)
    ask_to_meet(stranger, "Rosa")

    worker = Hand(visitor(house.rosa).page)
    worker.go("/o/river/home/")
    worker.press("See who")
    worker.page.locator("a.person").first.click()
    worker.press("Yes, I would like to meet")

    with tenancy.within(house.here.pk):
        robin = known(house.here, "Robin")
    agree_to_notes(stranger)
    book(stranger, "Rosa")

    with tenancy.within(house.here.pk):
        booked = Encounter.objects.get(participant=robin.person)
    later(booked.starts_at - clock.now() + dt.timedelta(minutes=50))
    worker, robin_hand = Hand(visitor(house.rosa).page), Hand(visitor(robin).page)
    write_the_note(worker, "Robin")
    read_it(robin_hand)
    say_goodbye(robin_hand, "Rosa")
    leave(robin_hand)


def agree_to_notes(hand):
    hand.go("/o/river/home/")
    hand.press("Sharing")
    hand.page.get_by_role("link", name="Read it, and say yes if you like").first.click()
    hand.write("Write your name to say yes", "Robin")
    hand.press("Yes, I agree")
    hand.reads("Saved.")


def book(hand, worker):
    hand.go("/o/river/home/")
    hand.start_over()
    hand.press("Find a time")
    hand.page.locator("label.chip").first.click()
    hand.press("Book this time")
    hand.reads("with " + worker)
    assert "/book/" not in hand.at, hand.page.locator("main").inner_text()
    assert len(hand.screens) <= 3


def write_the_note(hand, name):
    hand.go("/o/river/home/")
    hand.start_over()
    hand.press("Write it")
    hand.choose("Listened")
    hand.choose("Shared my story")
    hand.write("What’s next", "Walk to the library on Tuesday")
    hand.choose("We wrote this together")
    hand.press("Sign the note")
    hand.reads(f"Signed. {name} can read it now.")
    assert hand.taps <= 8
    assert len(hand.screens) <= 2, "one screen to write, one to see it"


def read_it(hand):
    hand.go("/o/river/home/")
    hand.press("The last note")
    hand.reads("Walk to the library on Tuesday")
    hand.write("Your words", "It was good to sit there.")
    hand.press("Put my words beside it")
    hand.reads("It was good to sit there.")
    hand.go("/o/river/home/")
    hand.start_over()
    hand.press("Who looked")
    assert hand.taps <= 2
    hand.reads("Rosa")


def say_goodbye(hand, worker):
    hand.go("/o/river/walking/")
    hand.page.locator("a.person").first.click()
    hand.press("Say goodbye")
    hand.choose("We came to the end of the path")
    hand.write("Your words to them", "Thank you for the bench.")
    hand.press("Tell them")
    hand.reads("Your last day is")


def leave(hand):
    weather = "https://www.weather.gov/**"
    hand.page.context.route(weather, lambda way: way.fulfill(body="<title>Weather</title>"))
    before = hand.page.url
    hand.press("Leave this page")
    expect(hand.page).to_have_title("Weather")
    hand.page.go_back()
    assert hand.page.url != before


def test_back_shows_nothing_after_signing_out(house, visitor):
    hand = Hand(visitor(house.marlowe).page)
    hand.go("/o/river/home/")
    hand.reads("Hello, Marlowe.")
    hand.press("Sign out")
    if "out" in hand.at and hand.page.get_by_role("button", name="Sign out").count():
        hand.press("Sign out")
    hand.reads("You are signed out.")
    for _ in range(3):
        hand.page.go_back()
        assert hand.page.get_by_text("Hello, Marlowe.").count() == 0


def test_three_times_shift_leaves_at_once(house, visitor):
    somebody: Visitor = visitor(house.marlowe)
    somebody.context.route(
        "https://www.weather.gov/**", lambda way: way.fulfill(body="<title>Weather</title>")
    )
    somebody.go("/o/river/home/")
    for _ in range(3):
        somebody.page.keyboard.press("Shift")
    expect(somebody.page).to_have_title("Weather")
