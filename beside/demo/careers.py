"""Where the workers stand in their profession: what they hold, their courses, hours signed."""

import datetime as dt
from pathlib import Path
from typing import Any

from beside.core.facts import read_facts
from beside.demo.stage import Stage
from beside.workforce import actions as workforce
from beside.workforce import queries
from beside.workforce.models import WorkedHours

CONTENT = Path(__file__).parent / "content"
CAREERS, RULES = CONTENT / "careers.yaml", CONTENT / "own_rules.yaml"
SIGNED_EVERY = 28
"""Days."""


def plan(stage: Stage, months: int) -> None:
    """Write into the diary what each worker holds, the courses they took, and who signed."""
    workers = {worker.key: worker for worker in stage.told.workers}
    told = read_facts(CAREERS) if stage.org.is_front else {}
    for key, career in told.items():
        if key in workers:
            _plan_one(stage, key, workers[key].supervisor, career, months * 30)
    for days in range(15, months * 30, SIGNED_EVERY):
        for worker in workers.values():
            stage.diary.at(
                stage.days_ago(days, dt.time(16, 30)), _sign, stage, worker.key, worker.supervisor
            )

    if stage.org.is_front:
        stage.diary.at(stage.now, _set_rules, stage)


def _set_rules(stage: Stage) -> None:
    """Two rules of this organisation's own, and what one payer asks for; said just now, so that
    nothing that is booked already is touched."""
    manager, rules = stage.by("dolores"), read_facts(RULES)
    for told in rules["rules"]:
        begins_on = stage.today + dt.timedelta(days=told["in_days"])
        details = {key: value for key, value in told.items() if key != "in_days"}
        workforce.switch_on_rule(manager, stage.org, **details, begins_on=begins_on)
    for told in rules["needs"]:
        workforce.need_credential(
            manager,
            stage.programmes[told["programme"]],
            credentials=told["credentials"],
            says_who=told["says_who"],
            begins_on=stage.today,
        )


def _plan_one(
    stage: Stage, key: str, supervisor: str, career: dict[str, Any], longest: int
) -> None:
    for number, (days, hours, topics) in enumerate(career.get("courses", ()), 1):
        at = stage.days_ago(min(days, longest), dt.time(19, 10))
        stage.diary.at(at, _take_course, stage, key, days, hours, topics, f"{key}-{number}")
    if held := career.get("holds"):
        at = stage.days_ago(14, dt.time(8, 50))
        stage.diary.at(at, _hold, stage, key, supervisor, held)
    if aimed := career.get("aims"):
        stage.diary.at(stage.days_ago(14, dt.time(8, 55)), _hold, stage, key, supervisor, aimed)


def _hold(stage: Stage, key: str, supervisor: str, told: dict[str, Any]) -> None:
    person = stage.staff[key]
    held = workforce.hold_credential(
        stage.actor(person),
        person,
        credential=told["credential"],
        stage=told["stage"],
        since_on=_day(stage, told.get("since")),
        until_on=_day(stage, told.get("until")),
        endorsements=told.get("for"),
    )
    if told.get("seen"):
        workforce.verify_credential(stage.by(supervisor), held)


def _take_course(
    stage: Stage, key: str, days: int, hours: int, topics: list[str], certificate: str
) -> None:
    if key not in stage.staff:
        return
    person = stage.staff[key]
    workforce.add_hours(
        stage.actor(person),
        person,
        kind=WorkedHours.Kind.CE,
        day_on=stage.today - dt.timedelta(days=days),
        minutes=hours * 60,
        topics=topics,
        certificate=certificate,
    )


def _sign(stage: Stage, key: str, supervisor: str) -> None:
    if key not in stage.staff:
        return
    actor, worker = stage.by(supervisor), stage.staff[key]
    if rows := queries.to_sign(actor, worker):
        workforce.sign_hours(actor, worker, hours=[row.pk for row in rows], left_out={})


def _day(stage: Stage, days: int | None) -> dt.date | None:
    return None if days is None else stage.today - dt.timedelta(days=days)
