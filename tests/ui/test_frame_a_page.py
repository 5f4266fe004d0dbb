"""The frame around every page: help in one tap, ways out, where you are, who you are here as."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

UI = Path("beside/ui/templates")
PAGES = ["ui/inside.html", "ui/public.html", "ui/bare.html", "ui/done.html"]
NAV = [
    {"label": "Today", "href": "/today/", "icon": "today", "current": True},
    {"label": "Messages", "href": "/messages/", "icon": "message", "count": 2},
]
TONGUES = [("en", "English", "ltr", "/en"), ("ar", "العربية", "rtl", "/ar")]


@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_tap_away_and_so_is_leaving(page):
    html = render_to_string(page)
    assert re.search(r'<a class="lamp" href="/now/"', html)
    assert re.search(r'<a class="leave" data-leave href="https://[^"]+" rel="noreferrer">', html)
    assert 'href="#main"' in html and '<main id="main"' in html


@pytest.mark.parametrize("page", [*PAGES, "ui/print.html", "404.html"])
def test_the_title_gives_nothing_away(page):
    assert "<title>beside</title>" in render_to_string(page, {"me": {"display_name": "Marlowe"}})


def test_the_menu_says_where_you_are_and_what_is_new():
    html = render_to_string("ui/inside.html", {"nav": NAV})
    assert html.count('aria-current="page"') == 1
    assert '2<span class="unseen"> new</span>' in html
    assert "<nav" not in render_to_string("ui/bare.html", {"nav": NAV})


def test_a_language_is_offered_only_when_there_are_two():
    assert "<details" not in render_to_string("ui/public.html", {"language_links": TONGUES[:1]})
    html = render_to_string("ui/public.html", {"language_links": TONGUES, "LANGUAGE_CODE": "en"})
    assert 'href="/ar" lang="ar" hreflang="ar" dir="rtl">العربية' in html
    assert html.count('aria-current="true"') == 1


def test_a_language_from_right_to_left_turns_the_page():
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl"' in render_to_string("ui/public.html")


def test_who_you_are_here_as_and_how_to_sign_out():
    me = {"display_name": "<Lee>", "org_name": "Millbrook", "sign_out_href": "/out/"}
    html = render_to_string("ui/inside.html", {"me": me})
    assert "&lt;Lee&gt;" in html
    assert '<form method="post" action="/out/">' in html
    assert "Devices" not in html


def test_what_was_just_done_is_announced():
    class Said:
        level_tag = "success"

        def __str__(self):
            return "We saved <it>."

    html = render_to_string("ui/inside.html", {"messages": [Said()]})
    assert 'role="status"' in html
    assert "We saved &lt;it&gt;." in html


@pytest.mark.parametrize(
    ("wish", "mark"),
    [({"theme": "dusk"}, 'data-theme="dusk"'), ({"density": "close"}, 'data-density="close"')],
)
def test_wishes_for_light_and_spacing_are_on_the_page(wish, mark):
    assert mark in render_to_string("ui/public.html", wish)
    assert mark not in render_to_string("ui/public.html")
    assert "evil" not in render_to_string("ui/public.html", {"theme": 'evil"'})


def test_an_organisation_s_colour_comes_after_ours():
    html = render_to_string("ui/public.html", {"accent_href": "/o/a/accent.css"})
    assert html.index("ui/beside.css") < html.index("/o/a/accent.css")


@pytest.mark.parametrize("page", sorted(UI.rglob("*.html")), ids=str)
def test_a_template_has_no_script_or_style_of_its_own(page):
    text = page.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", text)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", text))


def test_whoever_hid_the_way_out_does_not_read_about_it():
    html = render_to_string("ui/inside.html", {"leave_hidden": True})
    assert "data-leave" not in html
    assert "Leave this page" not in html
