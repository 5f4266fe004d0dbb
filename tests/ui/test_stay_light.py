"""A first page is at most 60 kB, asks no one else for anything, and needs nothing installed."""

import gzip
import re
from pathlib import Path

from django.template.loader import render_to_string

from beside.ui import gallery

STATIC = Path("beside/ui/static/ui")
LIMIT = 60_000


def sent(text: bytes) -> int:
    return len(gzip.compress(text))


def test_a_first_load_is_light():
    font = (STATIC / "atkinson-next.woff2").stat().st_size
    look = sum(
        sent((STATIC / name).read_bytes()) for name in ("beside.css", "beside.js", "mark.svg")
    )
    page = len(render_to_string("ui/inside.html").encode())
    assert font <= 40_000
    assert font + look + page <= LIMIT - 20_000  # what is left is for the page's own words


def test_even_the_page_with_everything_is_light_when_it_is_packed():
    assert sent(render_to_string("ui/gallery.html", gallery.everything()).encode()) <= 20_000


def test_the_script_stays_a_small_help():
    assert (STATIC / "beside.js").stat().st_size <= 5_700


def test_nothing_is_asked_of_anyone_else():
    for name in ("beside.css", "beside.js"):
        text = (STATIC / name).read_text("utf-8")
        assert "://" not in text
        assert all(
            not url.startswith(("http", "//")) for url in re.findall(r"url\(\"?([^)\"]+)", text)
        )


def test_every_colour_is_a_token():
    rules = (STATIC / "beside.css").read_text("utf-8").split("/* ---------- base ---------- */")[1]
    before_print = rules.split("@layer print {")[1]
    loose = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", rules)) - set(
        re.findall(r"#[0-9A-Fa-f]{3,8}\b", before_print)
    )
    assert loose == set()


def test_both_dusks_are_the_same():
    css = (STATIC / "beside.css").read_text("utf-8")
    device = re.search(r":root:not\(\[data-theme=\"light\"\]\) \{(.*?)\}", css, re.S)
    chosen = re.search(r":root\[data-theme=\"dusk\"\] \{(.*?)\}", css, re.S)
    assert device and chosen
    assert device[1].split() == chosen[1].split()
