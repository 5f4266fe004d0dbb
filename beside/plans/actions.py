"""What people do with a plan. The person decides; somebody beside them may suggest."""

import datetime as dt
from uuid import UUID

from django.db.models import Max

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from . import policy
from .models import Goal, Rewording, Step, Strength


@action(event="goal.set", may=policy.may_set_goal)
def set_goal(actor: Actor, person: Person, *, words: str, why: str = "") -> Goal:
    """A goal in the person's own words, on the way from now on."""
    return _new_goal(person, words, why, state=Goal.State.ON)


@action(event="goal.suggested", may=policy.may_suggest_goal)
def suggest_goal(actor: Actor, person: Person, *, words: str, why: str = "") -> Goal:
    """A goal the worker has in mind. It is not in the plan until the person takes it in."""
    return _new_goal(person, words, why, state=Goal.State.SUGGESTED, by=actor.face)


@action(event="goal.accepted", may=policy.may_accept_goal)
def accept_goal(actor: Actor, goal: Goal) -> Goal:
    return _move(goal, Goal.State.ON)


@action(event="goal.reworded", may=policy.may_change_goal)
def reword_goal(actor: Actor, goal: Goal, *, words: str, why: str = "") -> Goal:
    goal.words, goal.why, goal.changed_at = words, why, clock.now()
    goal.save()
    return goal


@action(event="goal.rested", may=policy.may_change_goal)
def rest_goal(actor: Actor, goal: Goal) -> Goal:
    """It waits. Nothing is lost."""
    return _move(goal, Goal.State.RESTING)


@action(event="goal.woken", may=policy.may_change_goal)
def wake_goal(actor: Actor, goal: Goal) -> Goal:
    return _move(goal, Goal.State.ON)


@action(event="goal.reached", may=policy.may_change_goal)
def reach_goal(actor: Actor, goal: Goal) -> Goal:
    return _move(goal, Goal.State.REACHED)


@action(event="goal.let_go", may=policy.may_change_goal)
def let_go_goal(actor: Actor, goal: Goal) -> Goal:
    """Not wanted any more, or never was: a suggestion that was not taken in ends here too."""
    return _move(goal, Goal.State.LET_GO)


@action(event="step.laid", may=policy.may_lay_step)
def lay_step(actor: Actor, goal: Goal, *, words: str, by_on: dt.date | None = None) -> Step:
    return _new_step(goal, words, by_on, state=Step.State.AHEAD)


@action(event="step.suggested", may=policy.may_suggest_step)
def suggest_step(actor: Actor, goal: Goal, *, words: str, by_on: dt.date | None = None) -> Step:
    return _new_step(goal, words, by_on, state=Step.State.SUGGESTED, by=actor.face)


@action(event="step.accepted", may=policy.may_change_step)
def accept_step(actor: Actor, step: Step) -> Step:
    return _turn(step, Step.State.AHEAD)


@action(event="step.let_go", may=policy.may_change_step)
def let_go_step(actor: Actor, step: Step) -> Step:
    return _turn(step, Step.State.LET_GO)


@action(event="step.done", may=policy.may_mark_step)
def do_step(actor: Actor, step: Step, *, done_on: dt.date | None = None) -> Step:
    step.done_on = done_on or clock.today()
    return _turn(step, Step.State.DONE)


@action(event="step.undone", may=policy.may_mark_step)
def undo_step(actor: Actor, step: Step) -> Step:
    """Going back a stone is fine too."""
    step.done_on = None
    return _turn(step, Step.State.AHEAD)


@action(event="step.reworded", may=policy.may_change_step)
def reword_step(actor: Actor, step: Step, *, words: str, by_on: dt.date | None = None) -> Step:
    step.words, step.by_on = words, by_on
    step.save()
    return step


@action(event="step.rewording_suggested", may=policy.may_suggest_rewording)
def suggest_rewording(actor: Actor, step: Step, *, words: str) -> Rewording:
    """Other words for a step. The step stays as it is until the person says yes."""
    rewording = Rewording(step=step, words=words, by_id=actor.me, suggested_at=clock.now())
    rewording.save()
    return rewording


@action(event="step.rewording_answered", may=policy.may_answer_rewording)
def answer_rewording(actor: Actor, rewording: Rewording, *, accept: bool) -> Rewording:
    rewording.answered_at, rewording.is_accepted = clock.now(), accept
    rewording.save()
    if accept:
        rewording.step.words = rewording.words
        rewording.step.save()
    return rewording


@action(event="strength.added", may=policy.may_add_strength)
def add_strength(actor: Actor, person: Person, *, kind: str, words: str) -> Strength:
    """Something to hold on to. From a worker it is a suggestion until the person keeps it."""
    own = actor.face == person.pk
    strength = Strength(
        person=person,
        kind=kind,
        words=words,
        is_suggested=not own,
        suggested_by_id=None if own else actor.face,
        added_at=clock.now(),
    )
    strength.save()
    return strength


@action(event="strength.kept", may=policy.may_change_strength)
def keep_strength(actor: Actor, strength: Strength) -> Strength:
    strength.is_suggested = False
    strength.save()
    return strength


@action(event="strength.ended", may=policy.may_change_strength)
def end_strength(actor: Actor, strength: Strength) -> Strength:
    strength.ended_at = clock.now()
    strength.save()
    return strength


def _new_goal(person: Person, words: str, why: str, *, state: str, by: UUID | None = None) -> Goal:
    last = Goal.objects.filter(person=person).aggregate(last=Max("place"))["last"] or 0
    goal = Goal(
        person=person,
        words=words,
        why=why,
        state=state,
        place=last + 1,
        set_at=clock.now(),
        suggested_by_id=by,
    )
    goal.save()
    return goal


def _new_step(
    goal: Goal, words: str, by_on: dt.date | None, *, state: str, by: UUID | None = None
) -> Step:
    last = Step.objects.filter(goal=goal).aggregate(last=Max("place"))["last"] or 0
    step = Step(
        goal=goal,
        words=words,
        by_on=by_on,
        state=state,
        place=last + 1,
        laid_at=clock.now(),
        suggested_by_id=by,
    )
    step.save()
    return step


def _move(goal: Goal, state: str) -> Goal:
    goal.state, goal.changed_at = state, clock.now()
    goal.save()
    return goal


def _turn(step: Step, state: str) -> Step:
    step.state = state
    step.save()
    return step
