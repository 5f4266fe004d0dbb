"""How workers grow, how meetings felt, and whom they know from elsewhere."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from beside.core import clock
from beside.core.facts import read_facts
from beside.demo.stage import Stage
from beside.encounters.models import Encounter, Note
from beside.people.models import Person
from beside.supervision import actions, policy
from beside.supervision.models import Observation, Supervision
from beside.supervision.statements import ANSWERS, STATEMENTS
from beside.workforce import actions as workforce
from beside.workforce.models import WorkedHours

TOLD = Path(__file__).parent / "content" / "growing.yaml"
ASKED = (148, 120, 92, 64, 36)
"""Days ago on which those who met lately were asked how it was."""
AT_MOST = 8
LINKS = {"note": "note", "course": "hours", "held": "held", "seen": "observation"}


def plan(stage: Stage) -> None:
    """Write it into the diary; only the front organisation tells of it."""
    told = read_facts(TOLD) if stage.org.is_front else {}
    workers = {worker.key: worker.supervisor for worker in stage.told.workers}
    for key, brings in told.get("brings", {}).items():
        stage.diary.at(stage.days_ago(60, dt.time(8)), _bring, stage, key, brings)
    for part, tell in (("seen", _see), ("shows", _show), ("ties", _tie)):
        for key, rows in told.get(part, {}).items():
            for number, row in enumerate(rows if key in workers else ()):
                at = stage.days_ago(row[0], dt.time(17, 10 + number))
                stage.diary.at(at, _if_there, stage, tell, key, workers[key], row)
    for key in told.get("seen", {}):
        for days in ASKED:
            at = stage.days_ago(days, dt.time(20))
            stage.diary.at(at, _if_there, stage, _say_how_it_was, key, days)


def _if_there(stage: Stage, tell: Callable[..., None], key: str, *told: Any) -> None:
    """In a shorter past some are not there yet."""
    if key in stage.staff:
        tell(stage, key, *told)


def _bring(stage: Stage, key: str, brings: dict[str, Any]) -> None:
    if key in stage.staff:
        workforce.say_qualification(stage.by(key), stage.staff[key], **brings)


def _see(stage: Stage, key: str, supervisor: str, row: list[Any]) -> None:
    _days, who, competency, stands, words, answer = row
    worker = stage.staff[key]
    by = stage.actor(worker) if who == "self" else stage.by(supervisor)
    told = {"competency": competency, "stands": stands, "words": words}
    seen = actions.note_observation(by, worker, **told)
    if answer:
        actions.answer_observation(stage.actor(worker), seen, words=answer)


def _show(stage: Stage, key: str, supervisor: str, row: list[Any]) -> None:
    _days, competency, what, words = row
    worker = stage.staff[key]
    link = {LINKS[what]: thing} if (thing := _thing(worker, what, competency)) else {}
    if link or words:
        by = stage.actor(worker)
        actions.add_piece(by, worker, competency=competency, words=words, **link)


def _thing(worker: Person, what: str, competency: str) -> Any:
    """The newest of its kind, if there is one."""
    if not what:
        return None
    rows: Any = {
        "note": Note.objects.filter(signed_by=worker, is_attendance_only=False),
        "course": WorkedHours.objects.filter(person=worker, kind="CE", ended_at=None),
        "held": Supervision.objects.filter(worker=worker, ended_at=None),
        "seen": Observation.objects.filter(worker=worker, competency=competency, ended_at=None),
    }[what]
    day = {"note": "signed_at", "course": "day_on", "held": "held_at", "seen": "seen_at"}[what]
    return rows.order_by(day).last()


def _tie(stage: Stage, key: str, supervisor: str, row: list[Any]) -> None:
    _days, kind, agreed, who, words, again = row
    worker = stage.staff[key]
    actor = stage.actor(worker)
    walks = policy.ties_to_name(actor, worker).order_by("name")
    person = None if who else walks.first()
    if who or person:
        day = clock.today() + dt.timedelta(days=again + _days) if again else None
        told = {"kind": kind, "agreed": agreed, "words": words, "review_on": day}
        actions.say_tie(actor, worker, who=who, person=person, **told)


def _say_how_it_was(stage: Stage, key: str, days: int) -> None:
    """Those who met this worker lately, and the worker too."""
    worker, dice = stage.staff[key], stage.dice(f"how it was with {key}, {days}")
    lately = Encounter.objects.filter(
        worker=worker, state="MET", starts_at__gt=clock.now() - dt.timedelta(days=13)
    ).select_related("participant")
    newest = {met.participant_id: met for met in lately.order_by("starts_at")}
    for met in list(newest.values())[:AT_MOST]:
        for person in (met.participant, worker):
            if policy.may_say_how_it_was(stage.actor(person), met):
                answers = {
                    each.code: dice.choice(("YES", "YES", "YES", *ANSWERS)) for each in STATEMENTS
                }
                actions.say_how_it_was(stage.actor(person), met, answers=answers)
