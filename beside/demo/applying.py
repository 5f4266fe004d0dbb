"""Open roles and who would like them; workers on the way to a credential, or a step further."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from beside.careers import actions
from beside.careers.models import Application, Interest, Opening
from beside.core.actor import anyone
from beside.core.facts import read_facts
from beside.demo.stage import Stage
from beside.people.models import Supervises
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

OPENINGS = Path(__file__).parent / "content" / "openings.yaml"
MANAGER = "dolores"
CODES = "ROLE-DEMO-{:04d}"
"""What follows the answer without an account; anybody may know it of somebody who is not real."""
DAYS = ("exam_on", "appeal_until_on", "until_on")


def plan(stage: Stage) -> None:
    """Write into the diary what is asked for, and how far each has come."""
    if not stage.org.is_front:
        return
    told, at = read_facts(OPENINGS), stage.diary.at
    number = 0
    for row in told["openings"]:
        at(stage.days_ago(row["opens"], dt.time(9, 5)), _open, stage, row)
        for key, (days, words) in row.get("workers", {}).items():
            at(stage.days_ago(days, dt.time(12, 40)), _worker_asks, stage, row["title"], key, words)
        for who in row.get("strangers", ()):
            number += 1
            code = CODES.format(number)
            at(stage.days_ago(who["days"], dt.time(21, 15)), _asks, stage, row["title"], who, code)
            for days, stands, words in who["answers"]:
                moment = stage.days_ago(days, dt.time(10, 20))
                at(moment, _answer, stage, row["title"], who["name"], stands, words)
    for key, row in told["applications"].items():
        _plan_application(stage, key, row)
    for key, answers in told["answers"].items():
        at(stage.days_ago(8, dt.time(17, 5)), _tell_the_rules, stage, key, answers)
    for key, kinds in told["kinds"].items():
        at(stage.days_ago(13, dt.time(17, 10)), _choose_kinds, stage, key, kinds)
    for key, (days, to, because) in told["stages"].items():
        at(
            stage.days_ago(days, dt.time(15)),
            _come_further,
            stage,
            key,
            to,
            _day(stage, days),
            because,
        )


def _open(stage: Stage, row: dict[str, Any]) -> None:
    low, high, per = row["pay"]
    credential, credential_stage = row.get("credential", ("", ""))
    actions.open_role(
        stage.by(MANAGER),
        stage.org,
        title=row["title"],
        about=row["about"],
        programme=stage.programmes[row["programme"]],
        place=row["place"],
        hours=row["hours"],
        pay_from=Decimal(low),
        pay_to=Decimal(high),
        pay_per=per,
        credential=credential,
        credential_stage=credential_stage,
        stage=row.get("stage", ""),
        languages=row.get("languages"),
        experiences=row.get("lived"),
        opens_on=_day(stage, row["opens"]),
        closes_on=_day(stage, row["closes"]),
    )


def _asks(stage: Stage, title: str, who: dict[str, Any], code: str) -> None:
    told = {name: who[name] for name in ("name", "contact", "words")}
    actions.ask_as_stranger(
        anyone(stage.org.pk), Opening.objects.get(title=title), **told, code=code
    )


def _worker_asks(stage: Stage, title: str, key: str, words: str) -> None:
    actions.ask_for_role(stage.by(key), Opening.objects.get(title=title), words=words)


def _answer(stage: Stage, title: str, name: str, stands: str, words: str) -> None:
    asked = Interest.objects.filter(opening__title=title, person=None)
    interest = next(each for each in asked if each.name == name)
    actions.answer_interest(stage.by(MANAGER), interest, stands=stands, words=words)


def _plan_application(stage: Stage, key: str, row: dict[str, Any]) -> None:
    begun = stage.days_ago(row["days"], dt.time(18, 30))
    stage.diary.at(begun, _begin, stage, key, row)
    for days, stands, details in row.get("steps", ()):
        at = stage.days_ago(days, dt.time(18, 45))
        told = {k: _day(stage, v) if k in DAYS else v for k, v in details.items()}
        stage.diary.at(at, _step, stage, key, stands, _day(stage, days), told)


def _begin(stage: Stage, key: str, row: dict[str, Any]) -> None:
    credential, level = row["which"]
    actor, person = stage.by(key), stage.staff[key]
    made = actions.start_application(actor, person, credential=credential, stage=level)
    if "cost" in row:
        cost, paid_by = row["cost"]
        actions.say_cost(actor, made, cost=Decimal(cost) if cost else None, paid_by=paid_by)
    for name, is_here in row.get("letters", ()):
        letter = actions.ask_letter(actor, made, name=name)
        if is_here:
            actions.receive_letter(actor, letter)


def _step(stage: Stage, key: str, stands: str, on: dt.date, told: dict[str, Any]) -> None:
    application = Application.objects.get(person=stage.staff[key])
    actions.step_application(stage.by(key), application, stands=stands, on=on, **told)


def _tell_the_rules(stage: Stage, key: str, answers: dict[str, Any]) -> None:
    credential = Application.objects.get(person=stage.staff[key]).credential
    for code, told in answers.items():
        workforce.say_fact(
            stage.by(key), stage.staff[key], code=code, credential=credential, told=told
        )


def _choose_kinds(stage: Stage, key: str, kinds: list[str]) -> None:
    workforce.keep_profile(stage.by(key), stage.staff[key], kinds=kinds)


def _come_further(stage: Stage, key: str, to: str, on: dt.date, because: str) -> None:
    person = stage.staff[key]
    agreed = Supervises.objects.get(worker=person, ended_on=None)
    workforce.change_stage(
        stage.actor(agreed.supervisor),
        Profile.objects.get(person=person),
        stage=to,
        on=on,
        because=because,
    )


def _day(stage: Stage, days: int) -> dt.date:
    return stage.today - dt.timedelta(days=days)
