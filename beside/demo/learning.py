"""Courses: what can be learnt, who took it, who has a seat, and the papers that came of it."""

import datetime as dt
from pathlib import Path
from typing import Any

from beside.core import clock
from beside.core.facts import read_facts
from beside.demo.stage import Stage
from beside.training import actions, jobs
from beside.training.actions import Sketch
from beside.training.models import Cohort, Course, Enrolment
from beside.training.models import Path as TrainingPath

COURSES = Path(__file__).parent / "content" / "courses.yaml"
MADE_DAYS_AGO = 170
ANSWERED = dt.time(10, 5)


def plan(stage: Stage, months: int) -> None:
    """Write into the diary which courses there are, when, and who takes them."""
    if not stage.org.is_front:
        return
    told, known = read_facts(COURSES), dict[str, Course | TrainingPath]()
    longest = months * 30 - 10
    made = min(MADE_DAYS_AGO, longest)
    stage.diary.at(stage.days_ago(made, dt.time(9, 5)), _make, stage, told, known)
    for each in told["dates"]:
        if each["first"] < made - 25:
            _plan_dates(stage, known, each)
    stage.diary.at(stage.now - dt.timedelta(minutes=50), jobs.make_certificates, stage.org)
    for job in (jobs.remind_of_courses, jobs.remind_of_renewals):
        stage.diary.at(stage.now - dt.timedelta(minutes=45), job, stage.org)


def _make(stage: Stage, told: dict[str, Any], known: dict[str, Any]) -> None:
    actor = stage.coordinator("northside")
    for key, course in told["courses"].items():
        words = dict(course)
        sketch = Sketch(minutes=words.pop("hours") * 60, **{"paid_by": "US", **words})
        known[key] = actions.make_course(actor, stage.org, sketch=sketch)
    for key, path in told["paths"].items():
        courses = [known[name].pk for name in path["courses"]]
        known[key] = actions.make_path(actor, stage.org, title=path["title"], courses=courses)


def _plan_dates(stage: Stage, known: dict[str, Any], told: dict[str, Any]) -> None:
    """Opened four weeks before it begins, or lately; asked for, answered, taken to its end."""
    opened, kept = max(told["first"] + 28, 12), dict[str, Cohort]()
    diary = stage.diary
    diary.at(stage.days_ago(opened, dt.time(9, 20)), _open, stage, known, told, kept)
    for number, key in enumerate([*told.get("who", ()), *told.get("waits", ())]):
        at = dt.time(12, 5 + number)
        diary.at(stage.days_ago(opened - 2, at), _ask, stage, key, kept)
    diary.at(stage.days_ago(opened - 5, ANSWERED), _answer, stage, told, kept)
    for number, key in enumerate(told.get("asks", ())):
        diary.at(stage.days_ago(2, dt.time(15, 10 + number)), _ask, stage, key, kept)
    last = told["first"] - (told["sittings"] - 1) * told["every"]
    if last > 0:
        diary.at(stage.days_ago(last - 1, dt.time(9, 40)), _close, stage, told, kept)


def _open(stage: Stage, known: dict[str, Any], told: dict[str, Any], kept: dict[str, Any]) -> None:
    days = [told["first"] - told["every"] * number for number in range(told["sittings"])]
    starts = [stage.days_ago(day, dt.time(told["from_at"])) for day in days]
    kept["it"] = actions.open_cohort(
        stage.coordinator(told["from"]),
        stage.programmes[told["from"]],
        about=known[told["of"]],
        sessions=[(start, start + dt.timedelta(hours=told["long"])) for start in starts],
        seats=told["seats"],
        place=told["place"],
    )


def _ask(stage: Stage, key: str, kept: dict[str, Any]) -> None:
    if key in stage.staff and kept["it"].starts_on >= clock.today():
        actions.ask_for_seat(stage.by(key), kept["it"])


def _answer(stage: Stage, told: dict[str, Any], kept: dict[str, Any]) -> None:
    asked = Enrolment.objects.filter(cohort=kept["it"], state=Enrolment.State.ASKED)
    give = [seat.pk for seat in asked]
    actions.answer_seats(stage.coordinator(told["from"]), kept["it"], give=give)


def _close(stage: Stage, told: dict[str, Any], kept: dict[str, Any]) -> None:
    """Everybody was there and took it to its end, but those told otherwise."""
    actor, cohort = stage.coordinator(told["from"]), kept["it"]
    seats = list(cohort.enrolments.select_related("person"))
    names = {stage.staff[key].pk: why for key, why in told.get("left_out", {}).items()}
    there = [seat.pk for seat in seats if seat.person_id not in names]
    for session in cohort.sessions.all():
        actions.mark_presence(actor, session, there=there)
    left_out = {seat.pk: names[seat.person_id] for seat in seats if seat.person_id in names}
    actions.complete_cohort(actor, cohort, left_out=left_out)
