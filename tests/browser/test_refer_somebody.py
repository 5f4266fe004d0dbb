"""A referrer: five screens, one number, and four words; nothing more is ever shown."""

import re

import pytest
from playwright.sync_api import expect

from .hand import Hand

pytestmark = [pytest.mark.browser, pytest.mark.once]


def refer(hand):
    hand.go("/refer/")
    hand.start_over()
    hand.choose("No")
    hand.choose("Yes, they said yes")
    hand.choose("I am family or a friend")
    hand.press("Go on")
    hand.write("What do they like to be called?", "Ines M")
    hand.choose("26 to 40")
    hand.choose("Phone call")
    hand.write("The number, e-mail or place", "+1 555 0142")
    hand.press("Go on")
    hand.write("In their own words", "Somebody to walk with.")
    hand.choose("In the usual order is fine")
    hand.press("Go on")
    hand.write("Your name", "Jo")
    hand.press("Go on")
    hand.press("Send the referral")
    hand.reads("Your reference number")
    return hand.page.locator(".code").inner_text()


def stands(hand, number):
    """The word that is the present one."""
    hand.go("/status/")
    hand.start_over()
    hand.write("Reference number", number)
    hand.press("Show where it stands")
    assert len(hand.screens) == 1
    return hand.page.locator("main .path li.here").inner_text()


def test_from_a_referral_to_met(house, visitor):
    referrer = Hand(visitor().page)
    number = refer(referrer)
    screens = [at for at in dict.fromkeys(referrer.screens) if "sent" not in at]
    assert len(screens) <= 5, screens
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", number)
    assert "Received" in stands(referrer, number)

    coordinator = Hand(visitor(house.cora).page)
    coordinator.go("/o/river/choose/waiting/")
    coordinator.page.get_by_role("link", name="Ines M").first.click()
    coordinator.press("They have heard from us")
    assert "Reached out" in stands(referrer, number)

    coordinator.press("Suggest people")
    coordinator.press("Ask Rosa")
    worker = Hand(visitor(house.rosa).page)
    worker.go("/o/river/home/")
    worker.press("See who")
    worker.page.locator("a.person").first.click()
    worker.press("Yes, I would like to meet")
    worker.go("/o/river/people/")
    worker.page.get_by_role("link", name="Ines M").first.click()
    worker.press("We met just now")
    worker.press("Go on")
    worker.press("Just that we met")
    worker.reads("Noted: you met.")
    assert "Met" in stands(referrer, number)
    expect(referrer.page.get_by_text("Rosa")).to_have_count(0)
