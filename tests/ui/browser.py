"""A real browser that is shown our pages without a server: each request is answered right here."""

import mimetypes
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from beside.core.middleware import HEADERS

HOST = "https://beside.test"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    path = os.environ.get("BESIDE_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Shelf:
    """What a browser may ask for, what it asked for, and what went wrong on the page."""

    def __init__(self, browser: Browser, **how: Any) -> None:
        self.context = browser.new_context(**how)
        self.page: Page = self.context.new_page()
        self.asked: list[Request] = []
        self.trouble: list[str] = []
        self.answers: dict[str, Callable[[Request], tuple[int, str]]] = {}
        self.page.on("pageerror", lambda problem: self.trouble.append(str(problem)))
        self.page.on("console", self._heard)
        self.context.route("**/*", self._answer)

    def show(self, html: str, at: str = "/") -> Page:
        """Put this page on the shelf and open it."""
        self.answers[at] = lambda request: (200, html)
        self.page.goto(HOST + at)
        return self.page

    def posted(self, at: str) -> list[Request]:
        return [one for one in self.asked if one.method == "POST" and one.url == HOST + at]

    def _heard(self, said: Any) -> None:
        if said.type in ("error", "warning"):
            self.trouble.append(said.text)

    def _answer(self, route: Route, request: Request) -> None:
        self.asked.append(request)
        path = request.url.removeprefix(HOST).split("#")[0].split("?")[0]
        if path in self.answers:
            status, body = self.answers[path](request)
            if status == 0:
                return route.abort()
            html = {**HEADERS, "Content-Type": "text/html; charset=utf-8"}
            return route.fulfill(status=status, body=body, headers=html)
        found = finders.find(path.removeprefix("/static/"))
        if not found:
            return route.fulfill(status=404, body="")
        kind = mimetypes.guess_type(path)[0] or "font/woff2"
        return route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)
