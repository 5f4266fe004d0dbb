"""An organisation's one colour, as a stylesheet of its own."""

import hashlib
from typing import Any

from beside.ui import colour


def css(org: Any) -> str:
    """The rules that put the organisation's colour in place of ours; none when it has none."""
    return css_of(org.look.get("accent", ""))


def css_of(chosen: str) -> str:
    """The rules of a colour; none when it can't be read, so that it never comes to be worn."""
    return "" if not chosen or colour.accent_problem(chosen) else colour.accent_css(chosen)


def mark_of(org: Any) -> str:
    """Changes with the colour; nothing when there is none."""
    chosen = org.look.get("accent", "")
    return hashlib.sha256(chosen.encode()).hexdigest()[:8] if chosen else ""


def href(org: Any) -> str:
    """Its address changes with the colour, so that browsers may keep it for good."""
    mark = mark_of(org)
    return f"/o/{org.slug}/accent-{mark}.css" if mark else ""
