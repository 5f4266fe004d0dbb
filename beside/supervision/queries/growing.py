"""How a worker grows in the craft, part by part: what was seen, and what shows it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.encounters.models import Note
from beside.people.models import Person
from beside.ui.components.times import say
from beside.workforce import policy as workforce
from beside.workforce.models import WorkedHours
from beside.workforce.topics import TOPICS

from .. import frameworks, policy
from ..models import Observation, Piece, Supervision
from ..models.growing import LINKS

LATELY = 30
"""So many notes, meetings and courses are offered to point at; whoever needs an older one says so
in words."""


@dataclass
class Part:
    """One part of the craft, with all that is there about it, newest first."""

    competency: frameworks.Competency
    seen: list[Observation] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.seen or self.pieces)

    @property
    def lines(self) -> list[tuple[Piece, str]]:
        """Each piece, and what it is in a few words."""
        return [(piece, piece_says(piece)) for piece in self.pieces]


@dataclass(frozen=True)
class Growth:
    """A worker's whole portfolio, by framework."""

    worker: Person
    by_framework: list[tuple[frameworks.Framework, list[Part]]]

    @property
    def parts(self) -> list[Part]:
        return [part for _framework, parts in self.by_framework for part in parts]

    @property
    def filled(self) -> list[Part]:
        return [part for part in self.parts if not part.is_empty]

    @property
    def to_answer(self) -> list[Observation]:
        """What was seen by somebody else, without the worker's own words beside it."""
        rows = (row for part in self.parts for row in part.seen)
        return [row for row in rows if not row.is_own and row.answered_at is None]


def growth(actor: Actor, worker: Person) -> Growth:
    """A constant number of queries."""
    seen: dict[str, list[Observation]] = defaultdict(list)
    rows = policy.visible_observations(actor).filter(worker=worker).select_related("by")
    for row in rows.order_by("-seen_at"):
        seen[row.competency].append(row)
    shown: dict[str, list[Piece]] = defaultdict(list)
    for piece in _pieces(actor, worker):
        shown[piece.competency].append(piece)
    return Growth(
        worker,
        [
            (each, [Part(part, seen[part.code], shown[part.code]) for part in each.parts])
            for each in frameworks.frameworks()
            if each.parts
        ],
    )


def lately_seen(actor: Actor, worker: Person) -> list[Observation]:
    """The last few, for the agenda."""
    rows = policy.visible_observations(actor).filter(worker=worker).select_related("by")
    return list(rows.order_by("-seen_at")[:3])


def hours_to_name(actor: Actor, worker: Person) -> list[Supervision]:
    """When the two sat down lately, so that something seen can belong to that time."""
    rows = policy.visible_supervisions(actor).filter(worker=worker)
    return list(rows.order_by("-held_at")[:8])


def to_point_at(actor: Actor, worker: Person) -> list[tuple[str, list[tuple[str, str, Any]]]]:
    """What a piece may point at: groups of (key, words, thing), newest first. Of a note only the
    day is told."""
    return [
        (heading, [(f"{kind}.{thing.pk}", words, thing) for thing, words in rows])
        for heading, kind, rows in (
            (_("What somebody saw"), "observation", _seen(actor, worker)),
            (_("Signed notes"), "note", _notes(worker)),
            (_("Supervision"), "held", _held(actor, worker)),
            (_("Courses and training"), "hours", _courses(actor, worker)),
        )
        if rows
    ]


def already_shown(actor: Actor, worker: Person) -> set[tuple[str, str]]:
    """Which part of the craft is shown by which thing, so that nothing stands there twice."""
    rows = policy.visible_pieces(actor).filter(worker=worker)
    return {
        (row.competency, f"{kind}.{getattr(row, kind + '_id')}")
        for row in rows
        for kind in LINKS
        if getattr(row, kind + "_id")
    }


def piece_says(piece: Piece) -> str:
    """What a piece points at, in a few words. Never anybody else's words, never who was there."""
    if piece.note_id:
        return _note_says(piece.note)
    if piece.held_id:
        return _held_says(piece.held)
    if piece.observation_id:
        return _seen_says(piece.observation)
    return _course_says(piece.hours) if piece.hours_id else _("In own words")


def competency_words(code: str) -> str:
    """The name of a part of the craft; the code itself for one that left its framework."""
    known = frameworks.competencies().get(code)
    return known.label if known else code


def _pieces(actor: Actor, worker: Person) -> QuerySet[Piece]:
    rows = policy.visible_pieces(actor).filter(worker=worker)
    near = rows.select_related("note__encounter", "held", "observation__by", "hours")
    return near.order_by("-added_at")


def _notes(worker: Person) -> list[tuple[Any, str]]:
    rows = Note.objects.filter(signed_by=worker, is_attendance_only=False)
    near = rows.select_related("encounter").order_by("-signed_at")[:LATELY]
    return [(row, _note_says(row)) for row in near]


def _held(actor: Actor, worker: Person) -> list[tuple[Any, str]]:
    rows = policy.visible_supervisions(actor).filter(worker=worker).order_by("-held_at")
    return [(row, _held_says(row)) for row in rows[:LATELY]]


def _seen(actor: Actor, worker: Person) -> list[tuple[Any, str]]:
    rows = policy.visible_observations(actor).filter(worker=worker).select_related("by")
    return [(row, _seen_says(row)) for row in rows.order_by("-seen_at")[:LATELY]]


def _courses(actor: Actor, worker: Person) -> list[tuple[Any, str]]:
    rows = workforce.visible_worked_hours(actor).filter(person=worker, kind__in=WorkedHours.TYPED)
    return [(row, _course_says(row)) for row in rows.order_by("-day_on")[:LATELY]]


def _note_says(note: Any) -> str:
    return _("A signed note, %(day)s") % {"day": _day(note.encounter.starts_at)}


def _held_says(held: Any) -> str:
    return f"{held.get_kind_display()}, {_day(held.held_at)}"


def _seen_says(seen: Any) -> str:
    words = _("Seen by %(name)s, %(day)s: %(what)s")
    what = competency_words(seen.competency)
    return words % {"name": seen.by.name, "day": _day(seen.seen_at), "what": what}


def _course_says(hours: Any) -> str:
    about = ", ".join(str(TOPICS.get(each, each)) for each in hours.topics)
    parts = (hours.get_kind_display(), about, hours.certificate, say(hours.day_on, "date"))
    return ", ".join(str(part) for part in _told(parts))


def _told(parts: tuple[Any, ...]) -> Iterator[Any]:
    return filter(None, parts)


def _day(moment: dt.datetime) -> str:
    return say(timezone.localdate(moment), "date")
