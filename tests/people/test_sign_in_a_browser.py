"""In a real browser, with a virtual key: a card, a passkey, the second step, a quiet visit.

Passkeys need a name and not a number for a host, so the server is asked for at `localhost`.
"""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from beside.core.actor import operator
from beside.people import actions as people
from tests.ui.browser import chromium

from .conftest import PASSPHRASE

pytestmark = pytest.mark.browser
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


ANYBODY = (
    "/sign-in/",
    "/sign-in/help/",
    "/sign-in/passphrase/forgotten/",
    "/sign-in/passphrase/letter/",
    "/sign-in/passphrase/abc-def/",
    "/sign-in/passphrase/done/",
    "/sign-in/closed/",
    "/sign-in/new/",
    "/sign-in/signed-out/",
    "/preferences/",
    "/roles/",
    "/invitation/",
    "/invitation/XXXX/",
)
HALL = (
    "/sign-in/passkeys/add/",
    "/sign-in/app/",
    "/sign-in/ways/",
    "/sign-in/passkeys/",
    "/sign-in/devices/",
    "/sign-in/passphrase/",
    "/sign-in/email/",
    "/sign-in/out/",
    "/sign-in/welcome/",
    "/where/?choose",
)
SET_UP = (
    "",
    "words/",
    "colour/",
    "promises/",
    "programmes/new/",
    "systems/",
    "staff/",
    "staff/new/",
    "staff/import/",
)


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def open_page(browser, live_server, known):
    """A fresh device with a key of its own, and what its console complained about."""
    contexts = []

    def open_page(*, with_key=True, **how):
        context = browser.new_context(base_url=live_server.url, **how)
        contexts.append(context)
        page = context.new_page()
        page.trouble = []
        page.on("pageerror", lambda problem: page.trouble.append(str(problem)))
        page.on("console", lambda said: said.type == "error" and page.trouble.append(said.text))
        if with_key:
            keys = context.new_cdp_session(page)
            keys.send("WebAuthn.enable")
            page.key = keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
            page.keys = keys
        return page

    yield open_page
    for context in contexts:
        context.close()


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def enter(page, name, *, shared=False):
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name or e-mail").fill(name)
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    if shared:
        page.get_by_label("This is a shared device").check()
    page.get_by_role("button", name="Sign in", exact=True).click()


def leave(page):
    page.goto("/sign-in/out/")
    page.get_by_role("button", name="Sign out").click()
    heading(page, "You are signed out")


def test_a_card_a_passkey_and_back_again_with_nothing_typed(open_page, known):
    sam = people.welcome_participant(operator(known.here.pk), known.community, name="Sam")
    people.write_invitation(operator(known.here.pk), sam, code="ABCD-EFGH-JKMN-PQRS")
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto("/invitation/")
    page.get_by_label("The code on your card").fill("abcd efgh jkmn pqrs")
    page.get_by_role("button", name="Go on").click()
    heading(page, "Is this card yours?")
    page.get_by_label("What do you like to be called here?").fill("sam")
    page.get_by_role("button", name="Go on").click()
    heading(page, "Hello, Sam.")
    name = page.locator(".code").inner_text()
    page.get_by_role("button", name="Use a passkey").click()
    heading(page, "Your pages are open.")
    assert name in page.content()
    page.get_by_role("link", name="Go to my pages").click()
    expect(page).to_have_url(re.compile("/o/river/home/"))

    leave(page)
    page.goto("/sign-in/")
    page.get_by_label("This is a shared device").check()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/o/river/home/"))
    assert not any(c["name"] == "known" for c in page.context.cookies())

    page.goto("/sign-in/passkeys/")
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("status")).to_contain_text("This is the only way you can sign in")
    assert page.trouble == []


def test_staff_set_up_a_passkey_and_are_asked_for_it(open_page, known):
    page = open_page()
    enter(page, "ari")
    heading(page, "Choose a second step")
    page.goto("/o/river/set-up/")
    heading(page, "Choose a second step")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Make the passkey").click()
    heading(page, "Your recovery codes")
    expect(page.locator(".codes .code")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    page.goto("/o/river/set-up/")
    heading(page, "Set up")

    leave(page)
    enter(page, "ari")
    heading(page, "One more step")
    page.get_by_role("button", name="Use my passkey").click()
    page.goto("/o/river/set-up/")
    heading(page, "Set up")
    assert page.trouble == []


def test_a_passkey_that_does_not_answer_is_told_kindly(open_page, known):
    page = open_page()
    page.keys.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": page.key["authenticatorId"], "isUserVerified": False},
    )
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text(
        "Your device did not give us a passkey"
    )


def test_without_script_the_way_in_is_whole(open_page, known):
    page = open_page(with_key=False, java_script_enabled=False)
    enter(page, "marlowe")
    expect(page).to_have_url(re.compile("/o/river/home/"))
    page.goto("/sign-in/passkeys/add/")
    assert "An authenticator app works everywhere" in page.content()


def test_what_one_types_can_be_looked_at(open_page, known):
    page = open_page(with_key=False)
    page.goto("/sign-in/")
    box = page.locator("[name=password]")
    box.fill("heron")
    page.get_by_role("button", name="Show what I type").click()
    expect(box).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide what I type").click()
    expect(box).to_have_attribute("type", "password")


def test_a_quiet_visit_asks_and_then_does_not_stay(open_page, known):
    page = open_page(with_key=False)
    page.clock.install()
    enter(page, "marlowe", shared=True)
    page.goto("/o/river/safe-contact/")
    asks = page.get_by_text("Are you still here?")
    expect(asks).to_be_hidden()
    page.clock.fast_forward(3 * 60 * 1000 + 1000)
    expect(asks).to_be_visible()
    page.get_by_role("button", name="I am still here").click()
    expect(asks).to_be_hidden()
    page.context.clear_cookies(name="visit")
    page.clock.fast_forward(5 * 60 * 1000 + 1000)
    expect(page).to_have_url(re.compile("/sign-in/"))


def test_leaving_a_shared_device_signs_out_too(open_page, known):
    page = open_page(with_key=False)
    page.context.route("https://www.weather.gov/**", lambda route: route.fulfill(body="Sunny"))
    enter(page, "marlowe", shared=True)
    page.goto("/o/river/safe-contact/")
    with page.expect_request("**/sign-in/out/"):
        page.get_by_role("link", name="Leave this page").click()
    expect(page.locator("body")).to_have_text("Sunny")
    page.goto("/o/river/safe-contact/")
    heading(page, "Sign in")


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_nothing_stands_in_the_way_of_anybody(open_page, known, width, theme):
    """What axe finds, on every page of this part of the house; and none scrolls sideways."""
    how = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
    page = open_page(with_key=False, **how)
    for address in ANYBODY:
        assert_clean(page, address)
    enter(page, "ari")
    heading(page, "Choose a second step")
    for address in HALL:
        assert_clean(page, address)
    TOTP.activate(known.ari.account, generate_totp_secret())
    pia = known.pia.person.pk
    for end in (*SET_UP, f"staff/{pia}/", f"staff/{pia}/part/", f"staff/{pia}/supervisor/"):
        assert_clean(page, f"/o/river/set-up/{end}")
    assert_clean(page, f"/o/river/people/{pia}/invite/")
    page.get_by_role("button", name="Make the card").click()
    assert_clean(page, f"/o/river/people/{pia}/card/")


def assert_clean(page, address):
    assert page.goto(address).status == 200, address
    found = Axe().run(page).response["violations"]
    assert not found, (address, [(one["id"], one["nodes"][0]["html"]) for one in found])
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address


def test_after_signing_out_back_shows_nothing(open_page, known):
    page = open_page(with_key=False)
    enter(page, "marlowe")
    page.goto("/o/river/safe-contact/")
    heading(page, "A safe way to reach you")
    leave(page)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
