"""In a real browser: nothing axe finds, nothing off the side, and each small help does its work."""

import json
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import expect

from beside.ui import gallery
from tests.browser.looking import in_both_lights

from .browser import HOST, Shelf

pytestmark = [pytest.mark.browser, pytest.mark.once]

NAV = [
    {"label": "Today", "href": "/t", "icon": "today", "current": True},
    {"label": "People", "href": "/p", "icon": "users"},
    {"label": "Messages", "href": "/m", "icon": "message", "count": 2},
    {"label": "Me", "href": "/me", "icon": "user"},
]
AROUND = {
    "nav": NAV,
    "language_links": [("en", "English", "ltr", "/en"), ("ar", "العربية", "rtl", "/ar")],
    "foot_links": [{"label": "Privacy", "href": "/privacy"}],
    "me": {"display_name": "Dev", "org_name": "Millbrook", "sign_out_href": "/out/"},
    "LANGUAGE_CODE": "en",
}


@pytest.fixture
def open_(browser):
    shelves = []

    def make(**how):
        shelves.append(Shelf(browser, **how))
        return shelves[-1]

    yield make
    for shelf in shelves:
        shelf.context.close()


def living_page(**more):
    return render_to_string("ui/gallery.html", {**gallery.everything(), **AROUND, **more})


def page_of(body, **context):
    source = '{% extends "ui/public.html" %}{% block main %}<h1>A page</h1>' + body
    return Template(source + "{% endblock %}").render(Context({**AROUND, **context}))


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_the_living_page(open_, width):
    shelf = open_(viewport={"width": width, "height": 900})
    assert [*in_both_lights(shelf.show(living_page()))] == []
    assert shelf.trouble == []


@pytest.mark.parametrize("last", ["404.html", "403_csrf.html", "503.html", "ui/print.html"])
def test_axe_finds_nothing_on_a_last_resort(open_, last):
    shelf = open_(viewport={"width": 390, "height": 844})
    body = "{% extends 'ui/print.html' %}{% block main %}<h1>Plan</h1>{% endblock %}"
    html = Template(body).render(Context()) if "print" in last else render_to_string(last)
    assert [*in_both_lights(shelf.show(html))] == []
    assert shelf.trouble == []


def test_dusk_changes_colours_and_nothing_else():
    """So whatever looks at anything but colours need not look twice."""
    look = Path("beside/ui/static/ui/beside.css").read_text("utf-8")
    dusk = [
        "".join(block.split())
        for block in re.findall(r'(?:theme="light"\]\)|theme="dusk"\]) \{([^}]*)\}', look)
    ]
    assert len(dusk) == 2 and dusk[0] == dusk[1]
    for rule in dusk[0].removeprefix("color-scheme:dark;").rstrip(";").split(";"):
        assert re.fullmatch(r"--[a-z-]+:#[0-9A-F]{6}", rule), rule
    assert look.count("prefers-color-scheme") == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_hangs_over_the_side(open_, language):
    with translation.override(language):
        page = open_().show(living_page())
    for width in (320, 390, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not is_too_wide(page), width


@pytest.mark.parametrize("width", [320, 390])
def test_text_of_double_size_has_room(open_, width):
    page = open_(viewport={"width": width, "height": 844}).show(living_page())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not is_too_wide(page)
    lamp = page.locator(".lamp").bounding_box()
    assert lamp and lamp["x"] >= 0 and lamp["x"] + lamp["width"] <= width + 1
    assert lamp["y"] + lamp["height"] <= 845
    bar = page.locator(".reach").bounding_box()
    assert bar and bar["height"] < 844 / 3
    page.evaluate("scrollTo(0, 2000)")
    top = page.locator(".top").bounding_box()
    assert top and top["y"] + top["height"] <= 0


SMALL = """what => [...document.querySelectorAll(what)].map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.height && box.height < 44).map(([e]) => e.outerHTML)"""
TARGETS = ".btn, .lamp, .leave, .bar a, .lang summary, .tick, .chip, .face, .tabs label, .tabs a"


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large(open_, width):
    page = open_(viewport={"width": width, "height": 900}).show(living_page())
    assert page.locator(TARGETS).count() > 40
    assert page.evaluate(SMALL, TARGETS) == []


def test_the_whole_page_is_there_without_script(open_):
    shelf = open_(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = shelf.show(living_page())
    expect(page.get_by_text("Dev listened. We practised a skill.")).to_be_visible()
    page.get_by_role("radio", name="GIRP").check()
    expect(page.get_by_text("Listening; skill practice.")).to_be_visible()
    expect(page.get_by_text("Dev listened. We practised a skill.")).to_be_hidden()


def test_the_keyboard_reaches_choices_and_shows_where_it_is(open_):
    page = open_().show(living_page())
    page.get_by_role("radio", name="Okay").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Mixed")).to_be_checked()
    ring = page.locator(".face input:focus-visible + span").evaluate(
        "(face) => getComputedStyle(face).outlineStyle"
    )
    assert ring == "solid"


def test_skipping_leads_to_the_page(open_):
    page = open_().show(page_of("<p>Here.</p>"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def elsewhere(shelf):
    shelf.answers["/weather/"] = lambda request: (200, "<title>Weather</title><p>Sunny")
    return page_of("<p>Private words.</p>", leave_url="/weather/")


@pytest.mark.parametrize("way", ["press", "shift"])
def test_leaving_is_at_once_and_back_does_not_return(open_, way):
    shelf = open_()
    shelf.show("<!doctype html><title>Before</title><p>Before", at="/before/")
    page = shelf.show(elsewhere(shelf))
    if way == "press":
        page.get_by_role("link", name="Leave this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page).to_have_title("Weather")
    page.go_back()
    expect(page).to_have_title("Before")


def test_two_shifts_and_a_letter_are_only_typing(open_):
    shelf = open_()
    page = shelf.show(elsewhere(shelf))
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    expect(page).to_have_title("beside")


DRAFT = (
    '<form data-draft="/draft/" data-once action="/save/" method="post" class="ask">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="seal">{% once %}'
    '<label>Words <input name="words" class="box"></label>{% draft_status %}'
    '<button class="btn">Save</button></form>'
)


def test_what_is_typed_is_kept_a_moment_later(open_):
    shelf = open_()
    shelf.answers["/draft/"] = lambda request: (200, "")
    page = shelf.show(page_of(DRAFT))
    page.get_by_label("Words").press_sequentially("I sat")
    expect(page.locator("[data-draft-status]")).to_have_text("Saved")
    [draft] = shelf.posted("/draft/")
    assert draft.headers["x-csrftoken"] == "seal"
    assert 'name="words"\r\n\r\nI sat' in draft.post_data
    assert "_once" not in draft.post_data


def test_what_could_not_be_kept_says_so_and_is_tried_again(open_):
    shelf = open_()
    shelf.answers["/draft/"] = lambda request: (0, "")
    page = shelf.show(page_of(DRAFT))
    page.get_by_label("Words").fill("I sat")
    status = page.locator("[data-draft-status]")
    expect(status).to_have_text("Not saved yet. We will try again.")
    shelf.answers["/draft/"] = lambda request: (200, "")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status).to_have_text("Saved")


def test_what_was_just_typed_is_kept_when_the_page_goes_away(open_):
    shelf = open_()
    shelf.answers["/draft/"] = lambda request: (200, "")
    page = shelf.show(page_of(DRAFT))
    page.get_by_label("Words").fill("I sat")
    with shelf.context.expect_event("request", lambda one: one.url == f"{HOST}/draft/"):
        page.evaluate("dispatchEvent(new Event('pagehide'))")


def test_a_form_is_sent_once_however_often_it_is_pressed(open_):
    shelf = open_()
    shelf.answers["/save/"] = lambda request: (204, "")
    shelf.answers["/draft/"] = lambda request: (200, "")
    page = shelf.show(page_of(DRAFT))
    page.evaluate("document.querySelector('.ask button').click()")
    page.evaluate("document.querySelector('.ask').requestSubmit()")
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    assert len(shelf.posted("/save/")) == 1


def test_words_are_met_with_a_gentle_suggestion(open_):
    shelf = open_()
    shelf.answers["/words/"] = lambda request: (200, "<p>You could say <b>person</b>.</p>")
    form = (
        '<form class="ask"><input type="hidden" name="csrfmiddlewaretoken" value="seal">'
        '<label>Note <input data-suggest="/words/" data-suggest-into="hint"></label></form>'
        '<div id="hint" class="suggest"></div>'
    )
    page = shelf.show(page_of(form))
    page.get_by_label("Note").fill("some word")
    expect(page.locator("#hint b")).to_have_text("person")
    [asked] = shelf.posted("/words/")
    assert "some word" in asked.post_data
    assert "some" not in asked.url


def test_room_is_told_near_the_end_and_never_cut(open_):
    page = open_().show(page_of("{% field form.said %}", form=gallery.Sample()))
    left = page.locator("[data-counter-for]")
    page.get_by_label("In your words").fill("x" * 100)
    expect(left).to_be_hidden()
    page.get_by_label("In your words").fill("x" * 4990)
    expect(left).to_have_text("Room for 10 more characters.")
    page.get_by_label("In your words").fill("x" * 5002)
    expect(left).to_contain_text("2 characters too long")
    expect(page.get_by_label("In your words")).to_have_value("x" * 5002)


def test_the_list_of_languages_closes_by_itself(open_):
    page = open_().show(page_of("<p id='out'>Outside.</p>"))
    languages = page.locator("details.lang")
    page.locator(".lang summary").click()
    expect(languages).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(languages).not_to_have_attribute("open", "")
    expect(page.locator(".lang summary")).to_be_focused()
    page.locator(".lang summary").click()
    page.locator("#out").click()
    expect(languages).not_to_have_attribute("open", "")


def test_what_to_mend_is_where_the_reader_begins(open_):
    wrong = gallery.Sample({"name": ""})
    page = open_().show(page_of("{% form_errors form %}{% field form.name %}", form=wrong))
    expect(page.locator(".errors")).to_be_focused()
    page.get_by_role("link", name="Please write a short name").click()
    expect(page.get_by_label("What shall we call you?")).to_be_focused()


def test_a_button_can_print(open_):
    page = open_().show(page_of('{% button "Print" type="button" data_print="" %}'))
    page.evaluate("window.print = () => { document.title = 'Printed'; }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("Printed")


def test_on_paper_there_is_only_the_page(open_):
    page = open_().show(living_page())
    page.emulate_media(media="print")
    for what in (".top", ".lamp", ".foot", ".btn >> nth=0"):
        expect(page.locator(what)).to_be_hidden()
    expect(page.get_by_role("heading", name="A path of stones")).to_be_visible()


def test_the_chosen_light_outweighs_the_device(open_):
    page = open_(color_scheme="dark").show(living_page(theme="light"))
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(251, 247, 241)"
    page = open_(color_scheme="light").show(living_page(theme="dusk"))
    assert page.evaluate(ground) == "rgb(28, 36, 38)"


def test_nothing_is_asked_of_any_other_place(open_):
    shelf = open_()
    shelf.show(living_page())
    assert {json.dumps(one.url.startswith(HOST)) for one in shelf.asked} == {"true"}
