"""What every chart is made of: a sentence, a picture, a table, and a few kinds of line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

FACES = (
    "M-3.3-2.2v.1M3.3-2.2v.1M-5 1.5Q0 9.5 5 1.5z",
    "M-3.3-2.2v.1M3.3-2.2v.1M-4.2 2.6Q0 6 4.2 2.6",
    "M-3.3-2.2v.1M3.3-2.2v.1M-4 4H4",
    "M-3.3-2.2v.1M3.3-2.2v.1M-4.2 5Q0 1.8 4.2 5",
    "M-3.3-2.2v.1M3.3-2.2v.1M-5 6.4Q0-1 5 6.4M-5.8-4.2-2-5.6M5.8-4.2 2-5.6",
)
"""Five faces, from the easiest week to the hardest."""


@dataclass(frozen=True)
class Chart:
    """A picture that no one has to see: its sentence and its table say the same."""

    says: str
    svg: SafeString
    head: Sequence[str]
    rows: Sequence[Sequence[object]]
    key: str = ""

    def __post_init__(self) -> None:
        if not self.says or not self.head:
            raise ValueError("A chart has a sentence and a table.")


@dataclass(frozen=True)
class Across:
    """Places across the page in per cent, from the side where reading begins."""

    rtl: bool = False

    def at(self, percent: float) -> str:
        place = 100 - percent if self.rtl else percent
        return f"{place:.4g}%"

    def span(self, start: float) -> tuple[str, str]:
        """From a place to the far edge, left end first."""
        return (self.at(100), self.at(start)) if self.rtl else (self.at(start), self.at(100))


def picture(
    height: int, says: str, parts: Iterable[SafeString], *, rtl: bool = False
) -> SafeString:
    """The frame of a chart, named for a screen reader by its sentence."""
    return format_html(
        '<svg class="chart" height="{}" role="img" aria-label="{}"{}>{}</svg>',
        height,
        clean(says),
        SafeString(' direction="rtl"') if rtl else "",
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def line(kind: str, x1: str, x2: str, y1: float, y2: float) -> SafeString:
    return format_html(
        '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>', kind, x1, x2, _px(y1), _px(y2)
    )


def text(words: object, x: str, y: float, *, anchor: str = "start", kind: str = "") -> SafeString:
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}"{}>{}</text>',
        x,
        _px(y),
        anchor,
        format_html(' class="{}"', kind) if kind else "",
        clean(words),
    )


def circle(kind: str, x: str, y: float, r: float) -> SafeString:
    return format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', kind, x, _px(y), _px(r))


def at(x: str, y: float, inside: SafeString) -> SafeString:
    """Something drawn in pixels around a place given in per cent."""
    return format_html('<svg x="{}" y="{}" overflow="visible">{}</svg>', x, _px(y), inside)


def path(kind: str, d: str) -> SafeString:
    return format_html('<path class="{}" d="{}"/>', kind, d)


def bar(kind: str, width: float, height: float) -> SafeString:
    """A bar that stands on its place, with a rounded top."""
    half, top, r = _px(width / 2), _px(max(height, 4) - 4), 4
    inner = _px(width - 2 * r)
    return path(kind, f"M-{half} 0v-{top}a4 4 0 0 1 4-4h{inner}a4 4 0 0 1 4 4v{top}z")


def face(number: int) -> SafeString:
    """One of the five, 1 easiest to 5 hardest."""
    return format_html('<g class="f"><circle r="10"/><path d="{}"/></g>', FACES[number - 1])


def clean(words: object) -> str:
    """Text as XML allows it: no control characters, no halves of letters."""
    return "".join(c for c in str(words) if c in "\t\n" or (ord(c) >= 32 and _allowed(ord(c))))


def _allowed(code: int) -> bool:
    return not (127 <= code < 160 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)


def _px(value: float) -> str:
    return f"{value:.5g}"
