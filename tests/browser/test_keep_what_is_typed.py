"""A note that was begun is there again, whatever became of the phone."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from beside.consent import actions as consent
from beside.core import clock
from beside.encounters import actions as encounters

from .hand import Hand

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.fixture(scope="module")
def meeting(house):
    """Marlowe and Dev met an hour ago, and Marlowe said yes to notes."""
    person = house.marlowe
    consent.give_consent(
        person.actor,
        person.person,
        covers="NOTES",
        recipient="",
        expires_on=None,
        expires_when="",
        signed_name="Marlowe",
        language="en",
    )
    return encounters.log_encounter(
        house.dev.actor,
        house.walking,
        starts_at=clock.now() - dt.timedelta(hours=1),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )


def test_a_draft_outlives_its_page(house, visitor, meeting):
    worker = visitor(house.dev)
    hand = Hand(worker.page)
    path = f"/o/river/meetings/{meeting.pk}/note/"
    hand.go(path)
    hand.page.get_by_label("What’s next", exact=False).first.press_sequentially("Bring the map")
    hand.reads("We saved what you wrote.")
    worker.page.close(run_before_unload=False)
    again = Hand(worker.open_page())
    again.go(path)
    again.reads("We kept what you typed.")
    box = again.page.get_by_label("What’s next", exact=False).first
    expect(box).to_have_value("Bring the map")
    assert worker.trouble == []


def test_a_note_is_written_with_the_keyboard_alone(house, visitor, meeting):
    worker = visitor(house.dev)
    hand = Hand(worker.page)
    hand.go(f"/o/river/meetings/{meeting.pk}/note/")
    keys = Keys(hand.page)
    keys.to("Listened")
    keys.press("Space")
    keys.to("What’s next")
    hand.page.keyboard.insert_text("Bring the map")
    keys.to("Sign the note")
    keys.press("Enter")
    hand.reads("Signed. Marlowe can read it now.")


def test_support_is_asked_for_with_the_keyboard_alone(house, visitor):
    hand = Hand(visitor().page)
    hand.go("/start/")
    keys = Keys(hand.page)
    keys.to("A name you like")
    hand.page.keyboard.insert_text("Kestrel")
    keys.to("Under 13")
    for _ in range(3):
        keys.press("ArrowRight")
    assert keys.said() == "26 to 40"
    keys.go_on("Go on")
    keys.to("Text message")
    for _ in range(6):
        keys.press("ArrowRight")
        if "Only in this app" in keys.said():
            break
    assert "Only in this app" in keys.said()
    keys.go_on("Go on")
    keys.go_on("Go on")
    keys.go_on("Show me people")
    hand.reads("Thank you, Kestrel")


SAID = """() => { const e = document.activeElement;
    return [...(e.labels || [])].map(l => l.innerText).join(' ') + ' ' + (e.innerText || ''); }"""
SHOWS = """() => { const e = document.activeElement;
    if (e === document.body || e.matches('[type=date], [type=time]')) return [true, true]; // the browser's own
    const b = e.getBoundingClientRect();
    const seen = [e, e.nextElementSibling, e.parentElement].filter(Boolean)
        .some(x => { const s = getComputedStyle(x); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; });
    const x = b.x + b.width / 2, y = b.y + Math.min(b.height / 2, 20);
    const hit = document.elementFromPoint(x, y);
    const bar = hit && hit.closest('.reach, .top');
    return [seen, !bar || bar.contains(e)]; }"""


class Keys:
    """Tab, Enter, Space and the arrows; at each stop the ring is seen, and nothing lies over it."""

    def __init__(self, page):
        self.page = page

    def said(self):
        return " ".join(self.page.evaluate(SAID).split())

    def press(self, key):
        self.page.keyboard.press(key)

    def to(self, words, most=120):
        for _ in range(most):
            self.press("Tab")
            shown, uncovered = self.page.evaluate(SHOWS)
            assert shown, f"no ring on {self.said()!r}"
            assert uncovered, f"a bar lies over {self.said()!r}"
            if words in self.said():
                return
        raise AssertionError(f"Tab never comes to {words!r}")

    def go_on(self, words):
        self.to(words)
        with self.page.expect_navigation():
            self.press("Enter")
