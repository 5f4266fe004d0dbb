"""What was seen of a worker's craft, and what they keep to show it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.encounters.models import Note
from beside.people.models import Person
from beside.workforce.models import WorkedHours

from .. import frameworks, policy
from ..models import Observation, Piece, Supervision


@action(event="observation.noted", may=policy.may_observe)
def note_observation(
    actor: Actor,
    worker: Person,
    *,
    competency: str,
    stands: str,
    words: str,
    held: Supervision | None = None,
) -> Observation:
    """What was seen, in words; with `held`, on that day. Raises ValueError for a part of the craft
    that no framework names, or a time that was another worker's."""
    _check(competency)
    if held is not None and held.worker_id != worker.pk:
        raise ValueError("That was somebody else's hour.")
    seen = Observation(
        worker=worker,
        by_id=actor.me,
        held=held,
        competency=competency,
        stands=Observation.Stands(stands),
        words=words,
        seen_at=held.held_at if held else clock.now(),
    )
    seen.save()
    return seen


@action(event="observation.answered", may=policy.may_answer_observation)
def answer_observation(actor: Actor, seen: Observation, *, words: str) -> Observation:
    """The worker's own words beside what was seen."""
    seen.answer, seen.answered_at = words, clock.now()
    seen.save()
    return seen


@action(event="observation.taken_back", may=policy.may_take_back_observation)
def take_back_observation(actor: Actor, seen: Observation) -> Observation:
    """Written by mistake. What points at it leaves the portfolio too."""
    seen.ended_at = clock.now()
    seen.save()
    for piece in Piece.objects.filter(observation=seen, ended_at=None):
        _end(piece)
    return seen


@action(event="piece.added", may=policy.may_add_piece)
def add_piece(
    actor: Actor,
    worker: Person,
    *,
    competency: str,
    words: str = "",
    note: Note | None = None,
    held: Supervision | None = None,
    observation: Observation | None = None,
    hours: WorkedHours | None = None,
) -> Piece:
    """Something that shows a part of the craft: one thing of the worker's own, a few own words, or
    both. Raises NotAllowed for nothing at all and for what is there already, ValueError for what
    is somebody else's."""
    _check(competency)
    given = {"note": note, "held": held, "observation": observation, "hours": hours}
    link = {kind: thing for kind, thing in given.items() if thing is not None}
    if not words and not link:
        raise NotAllowed(_("Please choose something that shows it, or write a few words."))
    _check_link(worker, link)
    same = Piece.objects.filter(worker=worker, competency=competency, ended_at=None, **link)
    if link and same.exists():
        raise NotAllowed(_("This is there already."))
    piece = Piece(worker=worker, competency=competency, words=words, added_at=clock.now(), **link)
    piece.save()
    return piece


@action(event="piece.taken_out", may=policy.may_end_piece)
def take_out_piece(actor: Actor, piece: Piece) -> Piece:
    """It no longer stands in the portfolio."""
    return _end(piece)


def _end(piece: Piece) -> Piece:
    piece.ended_at = clock.now()
    piece.save()
    return piece


def _check_link(worker: Person, link: Mapping[str, Any]) -> None:
    theirs = {"note": "signed_by_id", "hours": "person_id"}
    owners = [getattr(thing, theirs.get(kind, "worker_id")) for kind, thing in link.items()]
    if len(owners) > 1 or any(owner != worker.pk for owner in owners):
        raise ValueError("A piece points at one thing of the worker's own.")


def _check(competency: str) -> None:
    if competency not in frameworks.competencies():
        raise ValueError(f"No framework names {competency!r}.")
