"""A person with a phone, who reads what is on the screen and presses it. Presses are counted."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Hand:
    """Finds things by the words a person sees, never by how a page is built."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.start_over()
        page.on("framenavigated", lambda frame: self.screens.append(self.at))

    def start_over(self) -> None:
        """From here on presses, signs and screens are counted anew."""
        self.taps, self.typed, self.screens = 0, 0, []

    @property
    def at(self) -> str:
        return IDS.sub("…", urlsplit(self.page.url).path)

    def go(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer and answer.status == 200, (path, answer and answer.status)

    def press(self, words: str, *, nth: int = 0) -> None:
        """A button or a link that says this."""
        self._tap(
            self.page.get_by_role("button", name=words)
            .or_(self.page.get_by_role("link", name=words))
            .nth(nth)
        )

    def choose(self, words: str) -> None:
        """A chip, a tick or a stone that says this."""
        self._tap(self.page.locator("label", has_text=words).first)

    def open(self, words: str) -> None:
        """Something that unfolds."""
        self._tap(self.page.locator("summary", has_text=words).first)

    def write(self, label: str, words: str) -> None:
        box = self.page.locator("input, textarea").and_(self.page.get_by_label(label)).first
        box.fill(words)
        self.typed += len(words)

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def _tap(self, thing) -> None:
        thing.click()
        self.taps += 1
        self.page.wait_for_load_state()
