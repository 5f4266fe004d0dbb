"""Looking at a page as a person would: what is on it, what it asks for, and what goes wrong."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
FOUR_TIMES = {"width": 320, "height": 256}
"""What is left of a laptop's window when everything is four times as large."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours."""
MOST = 60_000
"""Bytes of a first visit."""

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('main *, header *, footer *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))
    .slice(0, 3).concat(String(document.documentElement.scrollWidth))"""
LAMP = """() => [...document.querySelectorAll('a[href="/now/"]')].some(a => {
    const b = a.getBoundingClientRect();
    const hit = b.width && document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
    return hit && a.contains(hit); })"""
COVERED = """() => { const e = document.querySelector('main h1, main h2'); if (!e) return true;
    e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();
    const hit = document.elementFromPoint(b.x + Math.min(b.width, innerWidth) / 2,
                                          Math.min(Math.max(b.y + 8, 0), innerHeight - 1));
    return !(hit && hit.closest('main')); }"""


class Visitor:
    """One person's browser: an own set of cookies, one page, and an ear for trouble."""

    def __init__(
        self, browser: Browser, url: str, cookie: dict[str, str] | None = None, **how: Any
    ):
        self.url = url
        how.setdefault("viewport", PHONE)
        how.setdefault("reduced_motion", "reduce")
        self.context = browser.new_context(base_url=url, **how)
        self.trouble: list[str] = []
        self.sizes: dict[str, int] = {}
        self.context.on("request", self._asked)
        if cookie:
            self.context.add_cookies([{**cookie, "url": url}])
        self.page = self.open_page()

    def open_page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda problem: self.trouble.append(str(problem)))
        page.on("console", self._heard)
        return page

    def go(self, path: str) -> Page:
        answer = self.page.goto(path)
        assert answer and answer.status == 200, (path, answer and answer.status)
        return self.page

    def close(self) -> None:
        self.context.close()

    def _heard(self, said: Any) -> None:
        if said.type in ("error", "warning"):
            self.trouble.append(said.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.trouble.append(f"asked {request.url}")


def findings(page: Page, *only: str) -> list[str]:
    """What axe finds; with `only`, by these rules alone."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    how: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        how["runOnly"] = list(only)
    found = page.evaluate(f"axe.run({json.dumps(how)}).then(found => found.violations)")
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes']][:3]}" for each in found]


def trouble_on(
    page: Page, files: dict[str, int], then: Callable[[str], None] = lambda light: None
) -> Iterator[str]:
    """All that is wrong with this page, on a phone and on a laptop, in light and at dusk.
    `then` is called with the name of each size and light."""
    if (heavy := weight(page, files)) > MOST:
        yield f"weighs {heavy} bytes"
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        yield from (f"at {size['width']} {what}" for what in _at_one_size(page, size, then))
    page.set_viewport_size(NARROW)
    yield from (f"wider than 320: {what}" for what in page.evaluate(TOO_WIDE))
    page.set_viewport_size(FOUR_TIMES)
    if page.evaluate(COVERED):
        yield "the page is hidden behind its bars at 400 %"
    page.evaluate("scrollTo(0, 0)")


def in_both_lights(page: Page, then: Callable[[str], None] = lambda light: None) -> Iterator[str]:
    """What axe finds by day and at dusk.

    Dusk changes colours and nothing else (`tests/ui` holds the look to that), so at dusk only the
    rules that look at colours can answer differently, and only they are asked again. Nothing may
    move meanwhile: a colour halfway to another is neither.
    """
    for light, scheme, rules in (("light", "light", ()), ("dusk", "dark", COLOURS)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        yield from (f"in {light} {what}" for what in findings(page, *rules))
        then(light)


def _at_one_size(page: Page, size: Any, then: Callable[[str], None]) -> Iterator[str]:
    yield from in_both_lights(page, lambda light: then(f"{size['width']}-{light}"))
    yield from (f"sideways: {what}" for what in page.evaluate(TOO_WIDE))
    if not page.evaluate(LAMP):
        yield "no way to help within reach"


def weight(page: Page, files: dict[str, int]) -> int:
    """How many bytes a first visit carries, packed as in production. `files` remembers sizes."""
    wanted = page.evaluate(
        "() => [...document.querySelectorAll('link[rel=stylesheet],link[rel=preload],link[rel=icon],"
        "script[src]')].map(e => e.href || e.src)"
    )
    for url in set(wanted) - set(files):
        body = page.request.get(url).body()
        files[url] = len(body) if url.endswith("woff2") else len(gzip.compress(body))
    return len(gzip.compress(page.content().encode())) + sum(files[url] for url in set(wanted))


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def shoot(page: Page, folder: str, name: str) -> None:
    """Keep a picture of the whole page."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
