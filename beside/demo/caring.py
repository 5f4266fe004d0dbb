"""How the workers are these days: who is away and who stands in, who is out, what was hard."""

import datetime as dt
from pathlib import Path
from typing import Any

from beside.core import clock
from beside.core.facts import read_facts
from beside.demo.stage import Stage
from beside.wellbeing import actions, queries
from beside.wellbeing.models import Cover, Debrief
from beside.workforce import actions as workforce
from beside.workforce.models import Profile, TimeAway

CARING = Path(__file__).parent / "content" / "caring.yaml"
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
ANSWERS = ("YES", "YES", "WAIT")


def plan(stage: Stage) -> None:
    """Write into the diary what makes these days easier or harder for the workers."""
    for worker in stage.told.workers:
        stage.diary.at(stage.now - 6 * HOUR, _answer_old_offers, stage, worker.key)
    told = read_facts(CARING) if stage.org.is_front else {}
    for row in told.get("away", ()):
        _plan_away(stage, row)
    for row in told.get("out", ()):
        stage.diary.at(stage.now - row["since"] * MINUTE, _go_out, stage, row)
    for row in told.get("hard", ()):
        stage.diary.at(stage.now - row["hours"] * HOUR, _say_hard, stage, row)
    for row in told.get("on_call", ()):
        stage.diary.at(stage.now - HOUR, _be_on_call, stage, row)
    for key, words in told.get("own_pages", {}).items():
        stage.diary.at(stage.days_ago(9, dt.time(21, 10)), _keep_page, stage, key, words)
    for key, words in told.get("lines", {}).items():
        stage.diary.at(stage.days_ago(3, dt.time(8, 40)), _share_line, stage, key, words)


def _answer_old_offers(stage: Stage, key: str) -> None:
    """What was hard long ago was talked through, or needed no talk."""
    before = clock.now() - dt.timedelta(days=2)
    rows = Debrief.objects.filter(worker=stage.staff.get(key), state__in=Debrief.OPEN)
    for number, debrief in enumerate(rows.filter(offered_at__lt=before).order_by("offered_at")):
        if number % 3:
            actions.mark_talked(stage.by(key), debrief)
        else:
            actions.answer_debrief(stage.by(key), debrief, answer=Debrief.State.DECLINED)


def _plan_away(stage: Stage, row: dict[str, Any]) -> None:
    stage.diary.at(stage.now - row["said"] * HOUR, _go_away, stage, row)
    if row["answered"]:
        answered = stage.now - row["answered"] * HOUR
        stage.diary.at(answered, _answer_for_them, stage, row["who"])


def _go_away(stage: Stage, row: dict[str, Any]) -> None:
    key = row["who"]
    profile = Profile.objects.filter(person=stage.staff.get(key)).first()
    if profile is None:
        return
    away = workforce.go_away(
        stage.by(key),
        profile,
        starts_on=stage.today + dt.timedelta(days=row["first"]),
        ends_on=stage.today + dt.timedelta(days=row["last"]),
    )
    _ask(stage, key, away, ask=bool(row["answered"]))


def _ask(stage: Stage, key: str, away: TimeAway, *, ask: bool) -> None:
    """Each person is told, with the first colleague by name who could be there."""
    for each in queries.plan(stage.by(key), away).rows if ask else ():
        stand_in = each.choices[0] if each.choices else None
        actions.ask_cover(stage.by(key), each.relationship, away=away, stand_in=stand_in)


def _answer_for_them(stage: Stage, key: str) -> None:
    """Three answered: two with yes, one would rather wait."""
    rows = Cover.objects.filter(
        relationship__worker=stage.staff.get(key), state=Cover.State.ASKED
    ).select_related("relationship__participant")
    covers = rows.order_by("relationship__participant__name")
    for cover, answer in zip(covers, ANSWERS, strict=False):
        me = stage.actor(cover.relationship.participant)
        passes = ["goals"] if answer == Cover.State.YES else []
        actions.answer_cover(me, cover, answer=answer, passes=passes)


def _go_out(stage: Stage, row: dict[str, Any]) -> None:
    if row["who"] in stage.staff:
        actions.go_out(
            stage.by(row["who"]),
            stage.staff[row["who"]],
            back_at=clock.now() + row["for"] * MINUTE,
            where=row["where"],
            number=row["number"],
        )


def _say_hard(stage: Stage, row: dict[str, Any]) -> None:
    if row["who"] in stage.staff:
        me = stage.by(row["who"])
        actions.offer_debrief(me, stage.staff[row["who"]], cause=row["cause"])


def _be_on_call(stage: Stage, row: dict[str, Any]) -> None:
    who = stage.staff[row["who"]]
    actions.go_on_call(stage.by(row["who"]), who, hours=row["hours"])


def _keep_page(stage: Stage, key: str, words: dict[str, str]) -> None:
    if key in stage.staff:
        actions.keep_own_page(stage.by(key), stage.staff[key], words=words)


def _share_line(stage: Stage, key: str, words: str) -> None:
    if key in stage.staff:
        actions.share_line(stage.by(key), stage.staff[key], words=words)
