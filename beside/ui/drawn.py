"""The small drawings: icons at text size, and scenes (table, seats, stones, lamp, door, cup)."""

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

HERE = Path(__file__).parent
SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d ]+)">(.*?)</symbol>', re.S)

# These point somewhere, so they turn round when the page reads from right to left.
POINTING = {
    "arrow-right",
    "chevron-left",
    "chevron-right",
    "external-link",
    "log-out",
    "send",
    "undo-2",
}


class NoSuchDrawing(LookupError):
    """A page asked for a drawing we do not have."""


@cache
def icons() -> dict[str, tuple[str, str]]:
    """Every icon by name: its view box and its lines."""
    found: dict[str, tuple[str, str]] = {}
    for sheet in ("lucide.svg", "ours.svg"):
        for name, box, lines in SYMBOL.findall((HERE / "icons" / sheet).read_text("utf-8")):
            found[name] = (box, lines)
    return found


@cache
def drawings() -> dict[str, str]:
    """Every scene by name."""
    return {
        file.stem: file.read_text("utf-8").strip() for file in (HERE / "drawings").glob("*.svg")
    }


def _pick(name: str, among: dict) -> str:
    if name in among:
        return name
    near = ", ".join(get_close_matches(name, among)) or "see /ui for the list"
    raise NoSuchDrawing(f"There is no drawing called “{name}”. Near it: {near}.")


@cache
def icon(name: str, small: bool = False) -> SafeString:
    """An icon, inlined, hidden from screen readers: the word beside it does the talking."""
    box, lines = icons()[_pick(name, icons())]
    marks = "i" + (" s" if small else "") + (" flip" if name in POINTING else "")
    return mark_safe(  # noqa: S308 – our own files
        f'<svg class="{marks}" viewBox="{box}" aria-hidden="true">{lines}</svg>'
    )


@cache
def drawing(name: str) -> SafeString:
    """A scene, inlined, for the eye only."""
    return mark_safe(drawings()[_pick(name, drawings())])  # noqa: S308 – our own files
