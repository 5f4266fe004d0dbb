"""A note while it is being written: what it begins with, what is kept, how it will read."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision
from beside.people.words import words_of
from beside.plans.models import Goal

from . import policy, queries, wording
from .activities import activities
from .models import Draft, Encounter, Note
from .renderings import Told

SHOWN = 7
"""Chips at once; a phone shows them in three rows."""
KEPT = (
    "goal",
    "did",
    "words",
    "next",
    "next_on",
    "minutes",
    "is_together",
    "opened_at",
    "why",
    "asks",
)
"""What a draft keeps of a form. Marks and buttons are not worth keeping."""
MANY = ("did",)


@dataclass(frozen=True)
class Writing:
    """All that the page of a note needs to know before the first word is written."""

    encounter: Encounter
    goals: list[Goal]
    initial: dict[str, Any]
    has_draft: bool
    first: list[str]
    """The chips that show at once: what this worker does most."""
    may_write: Decision
    """Everything; where this is a no, attendance is still possible."""

    @property
    def name(self) -> str:
        return self.encounter.participant.name

    @property
    def minutes(self) -> int:
        return minutes_of(self.encounter)


def begin(actor: Actor, encounter: Encounter) -> Writing:
    """The page of a new note: what was kept of it, or what is known already."""
    may_write = policy.may_record_encounter(actor, encounter)
    goals = queries.goals_for(actor, encounter) if may_write else []
    kept = _kept(actor, encounter, Draft.Form.NOTE) if may_write else None
    initial = kept or _known_already(encounter, goals)
    first = chips_first(queries.did_lately(encounter.worker_id)) if may_write else []
    return Writing(encounter, goals, initial, kept is not None, first, may_write)


def begin_change(actor: Actor, note: Note) -> Writing:
    """The page that changes a note: what was kept of the change, or the note as it is."""
    goals = queries.goals_for(actor, note.encounter)
    if note.goal and note.goal not in goals:
        goals = [note.goal, *goals]
    kept = _kept(actor, note.encounter, Draft.Form.CHANGE)
    initial = kept or {
        "goal": str(note.goal_id) if note.goal_id else "none",
        "did": note.did,
        "words": note.words,
        "next": note.next,
        "next_on": note.next_on,
        "minutes": note.minutes,
    }
    allowed = policy.may_amend_note(actor, note)
    first = chips_first([note.did, *queries.did_lately(note.encounter.worker_id)])
    return Writing(note.encounter, goals, initial, kept is not None, first, allowed)


def chips_first(lately: list[list[str]]) -> list[str]:
    """The codes used most in these notes, filled up in the order of the list."""
    used = Counter(code for did in lately for code in did)
    order = list(activities())
    often = sorted((code for code in used if code in order), key=lambda code: -used[code])
    return [*often, *(code for code in order if code not in used)][:SHOWN]


def keep(form_data: Mapping[str, Any]) -> str:
    """A form as it stands, as text."""
    getlist = getattr(form_data, "getlist", None)
    kept = {
        name: getlist(name) if name in MANY and getlist else form_data.get(name)
        for name in KEPT
        if name in form_data
    }
    return json.dumps(kept, ensure_ascii=False)


def told_by(note: Note) -> Told:
    return Told(
        **_about(note.encounter),
        minutes=note.minutes,
        goal=note.goal.words if note.goal else "",
        did=tuple(note.did),
        words=note.words,
        next=note.next,
        next_on=note.next_on,
        is_together=note.is_together,
        is_attendance_only=note.is_attendance_only,
    )


def told_before(note: Note, was: Mapping[str, Any]) -> Told:
    """What a note told before it was changed."""
    return Told(
        **_about(note.encounter),
        minutes=was["minutes"],
        goal=was["goal"],
        did=tuple(was["did"]),
        words=was["words"],
        next=was["next"],
        next_on=dt.date.fromisoformat(was["next_on"]) if was["next_on"] else None,
        is_together=was["is_together"],
        is_attendance_only=was["is_attendance_only"],
    )


def told_so_far(encounter: Encounter, goals: list[Goal], typed: Mapping[str, Any]) -> Told:
    """How the note will read, from what is typed so far, finished or not."""
    words = {str(goal.pk): goal.words for goal in goals}
    return Told(
        **_about(encounter),
        minutes=_number(typed.get("minutes")) or minutes_of(encounter),
        goal=words.get(str(typed.get("goal")), ""),
        did=tuple(code for code in activities() if code in (typed.get("did") or ())),
        words=str(typed.get("words") or "").strip(),
        next=str(typed.get("next") or "").strip(),
        next_on=_day(typed.get("next_on")),
        is_together=bool(typed.get("is_together")),
    )


def gentle_words(note: Note) -> list[wording.Suggestion]:
    """Suggestions for the words the worker typed. The person's own words are theirs."""
    return wording.suggestions(note.next)


def form_named(form_data: Mapping[str, Any]) -> str:
    """Which form a draft belongs to; a note, unless it says otherwise."""
    said = form_data.get("form", "")
    return said if said in Draft.Form.values else Draft.Form.NOTE


def minutes_said(form_data: Mapping[str, Any], encounter: Encounter) -> int:
    """The minutes on the form, if they make sense; else those of the booking."""
    return _number(form_data.get("minutes")) or minutes_of(encounter)


def minutes_of(encounter: Encounter) -> int:
    return round((encounter.ends_at - encounter.starts_at).total_seconds() / 60)


def _about(encounter: Encounter) -> dict[str, Any]:
    org = encounter.worker.org
    return {
        "person": encounter.participant.name,
        "worker": encounter.worker.name,
        "role": words_of(org)["peer_worker"],
        "starts_at": timezone.localtime(encounter.starts_at),
        "mode": encounter.get_mode_display(),
        "place": encounter.place,
        "unit_minutes": _number(org.look.get("unit_minutes")),
    }


def _kept(actor: Actor, encounter: Encounter, form: str) -> dict[str, Any] | None:
    draft = queries.draft_of(actor, encounter, form)
    return json.loads(draft.body) if draft else None


def _known_already(encounter: Encounter, goals: list[Goal]) -> dict[str, Any]:
    """The goal of last time, and the next stone on its path: a tap less, a line less."""
    initial: dict[str, Any] = {
        "minutes": minutes_of(encounter),
        "opened_at": clock.now().isoformat(),
    }
    if not goals:
        return initial
    last = queries.goal_last_worked_on(encounter)
    goal = next((goal for goal in goals if goal.pk == last), goals[0])
    step = queries.step_ahead(goal.pk)
    initial["goal"] = str(goal.pk)
    if step:
        initial |= {"next": step.words, "next_on": step.by_on}
    return initial


def _number(value: Any) -> int:
    try:
        return max(0, min(int(value), 720))
    except (TypeError, ValueError):
        return 0


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None
