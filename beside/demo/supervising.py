"""Workers and supervisors sit down together: half a year of it, until a little before now."""

import datetime as dt

from beside.core import clock
from beside.demo.stage import Stage
from beside.people.models import Person, Supervises
from beside.supervision import actions, cadence
from beside.supervision.models import Supervision

HALF_A_YEAR = dt.timedelta(days=182)
WEEKS_TOLD = dt.timedelta(days=70)
"""Those who sit down every week are told for the last ten weeks: the rest looks the same."""
SPOKEN = (
    "Two long afternoons in a row, and who could take one of them.",
    "A person who has gone quiet. What a kind card could say.",
    "How much of one’s own story is enough, and for whom it is told.",
    "The bus that comes late, and saying so at the start.",
    "Being asked to help out at the desk. Whose work that is.",
    "A goodbye that comes nearer, and what it brings up.",
    "Somebody reached a goal. We looked at what you left to them.",
    "Sleep, supper, and switching the telephone off at eight.",
)
TAKEN = (
    "Write the card this week. No question in it.",
    "Say no once, kindly, and tell me how it was.",
    "Leave ten minutes between two meetings.",
    "Ask the person who chose the topic last time.",
    "You carried this well. Nothing to add.",
)
POINTS = (
    "I want to talk about the ward. I was asked to sit at the door again.",
    "My second meeting on Thursdays is hard. I do not know yet why.",
    "Something good, for once: the library.",
)


def plan(stage: Stage) -> None:
    """Write into the diary when each worker sat down with whoever looks after them."""
    for number, worker in enumerate(stage.told.workers):
        if worker.state == "ACTIVE":
            _plan_one(stage, worker.key, worker.stage, number)


def _plan_one(stage: Stage, key: str, level: str, number: int) -> None:
    every = cadence.suggested(level, stage.today)
    dice = stage.dice(f"supervision of {key}")
    step = 7 if every == "P1W" else 30
    told = WEEKS_TOLD if every == "P1W" else HALF_A_YEAR
    last = step + 4 if number % 7 == 3 else dice.randint(1, step - 2)
    for days in range(last, told.days, step):
        at = dt.time(dice.choice((9, 11, 13, 16)), dice.choice((0, 30)))
        stage.diary.at(stage.days_ago(days, at), _sit_down, stage, key, dice.random())
    if number % 3 == 1:
        stage.diary.at(stage.now - dt.timedelta(hours=5), _add_point, stage, key, number)
    if number % 5 == 2:
        evening = stage.now - dt.timedelta(hours=20)
        stage.diary.at(evening, _say_asked_outside, stage, key, number)


def _sit_down(stage: Stage, key: str, chance: float) -> None:
    worker, supervisor = _two(stage, key)
    if worker and supervisor:
        actions.record_supervision(
            stage.actor(supervisor),
            worker,
            held_at=clock.now() - dt.timedelta(hours=1),
            minutes=(45, 50, 60)[int(chance * 3)],
            kind=Supervision.Kind.OBSERVATION if chance > 0.93 else Supervision.Kind.ONE,
            mode="PHONE" if chance < 0.15 else "IN_PERSON",
            agenda=SPOKEN[int(chance * len(SPOKEN))],
            words=TAKEN[int(chance * 31) % len(TAKEN)],
        )


def _two(stage: Stage, key: str) -> tuple[Person | None, Person | None]:
    """The worker and whoever looks after them, if both are there on that day."""
    worker = stage.staff.get(key)
    agreed = Supervises.objects.filter(worker=worker, ended_on=None).select_related("supervisor")
    row = agreed.first() if worker else None
    return worker, row.supervisor if row else None


def _add_point(stage: Stage, key: str, number: int) -> None:
    if key in stage.staff:
        words = POINTS[number // 3 % len(POINTS)]
        actions.add_point(stage.by(key), stage.staff[key], words=words)


def _say_asked_outside(stage: Stage, key: str, number: int) -> None:
    if key in stage.staff:
        code = ("WATCHED_OVER", "OFFICE_WORK", "GAVE_A_RIDE")[number // 5 % 3]
        actions.say_asked_outside(stage.by(key), stage.staff[key], code=code)
