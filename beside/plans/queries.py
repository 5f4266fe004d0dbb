"""A plan as it is read: goals with their paths, suggestions, and what holds a person up."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.models import Person

from . import policy
from .models import Goal, Rewording, Step, Strength

ORDER = {Goal.State.SUGGESTED: 0, Goal.State.ON: 1, Goal.State.RESTING: 2, Goal.State.REACHED: 3}


@dataclass
class Path:
    """One goal, and the stones towards it."""

    goal: Goal
    steps: list[Step]
    suggested: list[Step]
    rewordings: list[Rewording]

    @property
    def here(self) -> Step | None:
        """The stone the person is on: the first one still ahead."""
        return next((step for step in self.steps if step.state == Step.State.AHEAD), None)

    @property
    def stones(self) -> list[dict[str, str]]:
        here = self.here
        return [
            {"state": _state(step, here), "title": step.words, "note": _note(step, here)}
            for step in self.steps
        ]

    @property
    def done(self) -> int:
        return sum(step.state == Step.State.DONE for step in self.steps)

    @property
    def last_done(self) -> Step | None:
        finished = [step for step in self.steps if step.state == Step.State.DONE]
        return finished[-1] if finished else None

    @property
    def says(self) -> str:
        """Where they are, in a sentence: never a percentage."""
        if not self.steps:
            return _("No stones yet.")
        if self.here is None:
            return _("Every stone is laid.")
        return _("%(done)s of %(all)s stones laid. Next: %(next)s") % {
            "done": self.done,
            "all": len(self.steps),
            "next": self.here.words,
        }


@dataclass
class Plan:
    person: Person
    paths: list[Path] = field(default_factory=list)
    strengths: list[tuple[str, str, list[Strength]]] = field(default_factory=list)

    @property
    def suggested(self) -> list[Path]:
        return [path for path in self.paths if path.goal.state == Goal.State.SUGGESTED]

    @property
    def living(self) -> list[Path]:
        return [p for p in self.paths if p.goal.state in (Goal.State.ON, Goal.State.RESTING)]

    @property
    def reached(self) -> list[Path]:
        return [path for path in self.paths if path.goal.state == Goal.State.REACHED]


def plan_of(actor: Actor, person: Person) -> Plan:
    """The whole plan of somebody this actor can see. Four queries, however long it is."""
    goals = [goal for goal in _goals(actor, [person.pk]) if goal.state in ORDER]
    goals.sort(key=lambda goal: (ORDER[Goal.State(goal.state)], goal.place))
    return Plan(person, [_path(goal) for goal in goals], _strengths(actor, person))


def goal_path(actor: Actor, goal: Goal) -> Path:
    return _path(next(g for g in _goals(actor, [goal.person_id]) if g.pk == goal.pk))


def living_goals(actor: Actor, person_ids: list[UUID]) -> dict[UUID, list[Path]]:
    """Goals on the way or resting, for each of these people. Three queries for all of them."""
    paths: dict[UUID, list[Path]] = {person_id: [] for person_id in person_ids}
    for goal in _goals(actor, person_ids):
        if goal.state in (Goal.State.ON, Goal.State.RESTING):
            paths[goal.person_id].append(_path(goal))
    return paths


def waiting_for_answer(actor: Actor, person: Person) -> int:
    """How many suggestions wait for the person."""
    plan = plan_of(actor, person)
    return len(plan.suggested) + sum(len(p.suggested) + len(p.rewordings) for p in plan.living)


def _goals(actor: Actor, person_ids: list[UUID]) -> list[Goal]:
    """With their stones in `shown_steps`, and the other words offered for a stone with it."""
    goals: dict[UUID, Any] = {goal.pk: goal for goal in _goals_of(actor, person_ids=person_ids)}
    steps: dict[UUID, Any] = {step.pk: step for step in _steps_of(goal_ids=list(goals))}
    for goal in goals.values():
        goal.shown_steps = []
    for step in steps.values():
        step.goal, step.open_rewordings = goals[step.goal_id], []
        step.goal.shown_steps.append(step)
    for each in _rewordings_of(goal_ids=list(goals)):
        each.step = steps[each.step_id]
        each.step.open_rewordings.append(each)
    return list(goals.values())


@prepared
def _goals_of(actor: Actor, *, person_ids: list[UUID]) -> QuerySet[Goal]:
    seen = policy.visible_goals(actor).filter(person__in=person_ids)
    return seen.select_related("person", "suggested_by").order_by("place")


@prepared
def _steps_of(*, goal_ids: list[UUID]) -> QuerySet[Step]:
    steps = Step.objects.filter(goal__in=goal_ids).exclude(state=Step.State.LET_GO)
    return steps.select_related("suggested_by").order_by("place")


@prepared
def _rewordings_of(*, goal_ids: list[UUID]) -> QuerySet[Rewording]:
    waiting = Rewording.objects.filter(step__goal__in=goal_ids, answered_at=None)
    return waiting.exclude(step__state=Step.State.LET_GO).select_related("by")


def _path(goal: Any) -> Path:
    laid = [step for step in goal.shown_steps if step.state != Step.State.SUGGESTED]
    suggested = [step for step in goal.shown_steps if step.state == Step.State.SUGGESTED]
    rewordings = [r for step in goal.shown_steps for r in step.open_rewordings]
    return Path(goal, laid, suggested, rewordings)


def _strengths(actor: Actor, person: Person) -> list[tuple[str, str, list[Strength]]]:
    rows = list(
        policy.visible_strengths(actor)
        .filter(person=person, ended_at=None)
        .select_related("suggested_by")
        .order_by("added_at")
    )
    return [
        (kind.value, str(kind.label), [row for row in rows if row.kind == kind])
        for kind in Strength.Kind
    ]


def _state(step: Step, here: Step | None) -> str:
    if step.state == Step.State.DONE:
        return "done"
    return "here" if here is not None and step.pk == here.pk else "ahead"


def _note(step: Step, here: Step | None) -> str:
    if step.done_on:
        return _("Done on %(day)s") % {"day": date_format(step.done_on, "j F")}
    day = date_format(step.by_on, "j F") if step.by_on else ""
    if here is not None and step.pk == here.pk:
        return (
            _("You are here. Any day before %(day)s.") % {"day": day} if day else _("You are here")
        )
    return _("Any day before %(day)s") % {"day": day} if day else _("Ahead")
