"""An organisation's one colour: whether it can be read, and the rules it becomes in light and dusk."""

import colorsys
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

Rgb = tuple[float, float, float]

HEX = re.compile(r"#[0-9a-fA-F]{6}")
LIGHT = ("#FBF7F1", "#FFFDF9", "#F3ECE0", "#FBE8B8")
"""The grounds it is read on by day: paper, plate, linen, glow."""
DUSK = ("#1C2426", "#222C2E", "#283335", "#403924")
ON_DUSK = "#12211F"
READABLE = 4.5
TAKEN = {"#A3243B": "emergency", "#6B3F69": "own words"}
"""Rose means a life in danger, plum means the person's own words. No accent may look like them."""
TOO_LIKE = 24.0


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in light, from 1 (the same) to 21 (black on white)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def accent_problem(colour: str) -> str:
    """Why this colour would not do, in words for the person choosing it; nothing if it will."""
    if not HEX.fullmatch(colour):
        return _("Please write the colour as # and six signs, like #1F5F5B.")
    if contrast(colour, "#FFFFFF") < READABLE:
        return _("White words on this colour are hard to read. Please choose a darker one.")
    if min(contrast(colour, ground) for ground in (*LIGHT, _wash(colour, LIGHT[0]))) < READABLE:
        return _("This colour is hard to read on our paper. Please choose a darker one.")
    for taken, meaning in TAKEN.items():
        if _distance(colour, taken) < TOO_LIKE:
            return {
                "emergency": _("This is too like the red we keep for emergencies."),
                "own words": _("This is too like the plum we keep for a person's own words."),
            }[meaning]
    return ""


def accent_css(colour: str) -> str:
    """The stylesheet of an organisation: its colour by day, and a lighter sister of it at dusk."""
    problem = accent_problem(colour)
    if problem:
        raise ValueError(problem)
    pale = dusk_of(colour)
    day = _rule(":root", colour, "#FFFFFF", _wash(colour, LIGHT[0]))
    device = _rule(':root:not([data-theme="light"])', pale, ON_DUSK, _wash(pale, DUSK[0]))
    chosen = _rule(':root[data-theme="dusk"]', pale, ON_DUSK, _wash(pale, DUSK[0]))
    return (
        f"@layer tokens {{ {day} @media (prefers-color-scheme: dark) {{ {device} }} {chosen} }}\n"
    )


def dusk_of(colour: str) -> str:
    """The same hue with as much light in it as dusk needs."""
    hue, light, depth = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(round(100 * light), 101):
        pale = _hex(colorsys.hls_to_rgb(hue, step / 100, min(depth, 0.6)))
        grounds = (*DUSK, ON_DUSK, _wash(pale, DUSK[0]))
        if min(contrast(pale, ground) for ground in grounds) >= READABLE + 1:
            return pale
    return "#FFFFFF"


def _rule(where: str, colour: str, on: str, wash: str) -> str:
    return f"{where} {{ --pine: {colour}; --on-pine: {on}; --pine-wash: {wash}; }}"


def _wash(colour: str, ground: str) -> str:
    return _mix(colour, ground, 0.12)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return _hex(share * a + (1 - share) * b for a, b in pairs)


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)


def _channels(colour: str) -> Iterator[float]:
    for place in (1, 3, 5):
        yield int(colour[place : place + 2], 16) / 255


def _linear(colour: str) -> Rgb:
    r, g, b = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return r, g, b


def _luminance(colour: str) -> float:
    r, g, b = _linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _distance(one: str, other: str) -> float:
    """How different two colours look (CIE 1976)."""
    return sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True)) ** 0.5


def _lab(colour: str) -> Rgb:
    r, g, b = _linear(colour)
    x = _f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
    y = _f(0.2126 * r + 0.7152 * g + 0.0722 * b)
    z = _f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _f(t: float) -> float:
    return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
