"""One note, read three ways: plainly, as GIRP and as DAP.

The layouts that payers know (Goal, Intervention, Response, Plan; Data, Assessment, Plan) are laid
over what was written. Nothing is added that nobody wrote; where nothing was written, it says so.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.ui.components.times import say

from .activities import activities, in_trade_words


@dataclass(frozen=True)
class Told:
    """All that a note tells, as plain values."""

    person: str
    worker: str
    role: str
    starts_at: dt.datetime
    minutes: int
    mode: str
    place: str = ""
    goal: str = ""
    did: tuple[str, ...] = ()
    words: str = ""
    next: str = ""
    next_on: dt.date | None = None
    is_together: bool = False
    is_attendance_only: bool = False
    unit_minutes: int = 0
    """How long one unit is where the organisation bills by units; 0 where it does not."""

    @property
    def ends_at(self) -> dt.datetime:
        return self.starts_at + dt.timedelta(minutes=self.minutes)

    @property
    def units(self) -> int:
        """Whole units only: what was begun is not counted."""
        return self.minutes // self.unit_minutes if self.unit_minutes else 0


@dataclass(frozen=True)
class Piece:
    """Some text, and whether it is the person's own words."""

    text: str
    is_own: bool = False


@dataclass(frozen=True)
class Part:
    label: str
    pieces: tuple[Piece, ...]


def plain(told: Told) -> list[Part]:
    """As the two of them would say it."""
    about = {"person": told.person}
    did = " ".join(filter(None, [sentences(told), when_and_where(told)]))
    parts = [
        (_("%(person)s’s goal") % about, Piece(told.goal, is_own=True)),
        (_("What we did") if told.did else _("We met"), Piece(did)),
        (_("In %(person)s’s words") % about, Piece(told.words, is_own=True)),
        (_("What’s next"), Piece(plan(told))),
        (_("Signed"), Piece(signed(told))),
    ]
    return [Part(label, (piece,)) for label, piece in parts if piece.text]


def girp(told: Told) -> list[Part]:
    """Goal, Intervention, Response, Plan."""
    return [
        _part(_("Goal"), Piece(told.goal, is_own=True)),
        _part(_("Intervention"), Piece(_joined(trade_words(told), length(told)))),
        _part(_("Response"), Piece(told.words, is_own=True)),
        _part(_("Plan"), Piece(plan(told))),
    ]


def dap(told: Told) -> list[Part]:
    """Data, Assessment, Plan. Peers do not assess: the middle says what the time was for."""
    data = _joined(length(told, where=True), trade_words(told))
    return [
        _part(_("Data"), Piece(data), Piece(told.words, is_own=True)),
        _part(_("What we noticed together"), *_toward(told)),
        _part(_("Plan"), Piece(plan(told))),
    ]


LAYOUTS: tuple[tuple[str, Callable[[Told], list[Part]]], ...] = (
    ("plain", plain),
    ("girp", girp),
    ("dap", dap),
)


def all_three(told: Told) -> list[tuple[str, list[Part]]]:
    """Every layout by its name, in the order of the tabs."""
    return [(name, layout(told)) for name, layout in LAYOUTS]


def sentences(told: Told) -> str:
    """What was done, in the words of the chips, as sentences with both names."""
    known = activities()
    return " ".join(
        replace(known[code], said=_(known[code].said)).sentence(told.worker, told.person)
        for code in told.did
        if code in known
    )


def trade_words(told: Told) -> str:
    return in_trade_words(code for code in told.did if code in activities())


def when_and_where(told: Told) -> str:
    """“21 November, 2 pm to 2:50 pm, Library, room 2.”"""
    span = _("%(day)s, %(from)s to %(to)s") % {
        "day": say(told.starts_at, "date"),
        "from": say(told.starts_at, "time"),
        "to": say(told.ends_at, "time"),
    }
    return _joined_by_comma([span, told.place or told.mode.lower()]) + "."


def length(told: Told, *, where: bool = False) -> str:
    """“50 minutes in person, 3 units.”"""
    minutes = ngettext("%d minute", "%d minutes", told.minutes) % told.minutes
    said = [f"{minutes} {told.mode.lower()}", told.place if where else ""]
    if told.unit_minutes:
        said.append(ngettext("%d unit", "%d units", told.units) % told.units)
    return _joined_by_comma(said) + "."


def plan(told: Told) -> str:
    """“Ride one stop and come back, by 28 November.”"""
    if not told.next:
        return ""
    if told.next_on is None:
        return told.next
    by = {"next": told.next.rstrip(" .,;"), "day": say(told.next_on, "date")}
    return _("%(next)s, by %(day)s.") % by


def signed(told: Told) -> str:
    who = {"person": told.person, "worker": told.worker, "role": told.role}
    if told.is_together:
        return _("Written together by %(person)s and %(worker)s, %(role)s.") % who
    return _("Written by %(worker)s, %(role)s.") % who


def _toward(told: Told) -> tuple[Piece, ...]:
    if not told.goal:
        return ()
    return Piece(_("Time spent toward this goal:")), Piece(told.goal, is_own=True)


def _part(label: str, *pieces: Piece) -> Part:
    said = tuple(piece for piece in pieces if piece.text)
    return Part(label, said or (Piece(_("Nothing written.")),))


def _joined(*said: str) -> str:
    return " ".join(filter(None, said))


def _joined_by_comma(said: Iterable[str]) -> str:
    return ", ".join(filter(None, said))
