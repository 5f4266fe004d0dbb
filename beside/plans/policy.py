"""Whose plan it is, and what somebody who walks beside them may do with it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people import policy as people
from beside.people.models import Person
from beside.relationships import policy as relationships

from .models import Goal, Rewording, Step, Strength

LIVING = (Goal.State.SUGGESTED, Goal.State.ON, Goal.State.RESTING)


def visible_goals(actor: Actor) -> QuerySet[Goal]:
    """Of the people this actor sees; for a new worker only what was passed on to them."""
    return Goal.objects.filter(
        relationships.handed_on(actor, "goals", person="person", made="set_at"),
        person__in=people.visible_participants(actor).values("pk"),
    )


def visible_steps(actor: Actor) -> QuerySet[Step]:
    return Step.objects.filter(goal__in=visible_goals(actor).values("pk"))


def visible_strengths(actor: Actor) -> QuerySet[Strength]:
    return Strength.objects.filter(
        relationships.handed_on(actor, "strengths", person="person", made="added_at"),
        person__in=people.visible_participants(actor).values("pk"),
    )


def visible_rewordings(actor: Actor) -> QuerySet[Rewording]:
    return Rewording.objects.filter(step__goal__in=visible_goals(actor).values("pk"))


def knows(actor: Actor, goal: Goal) -> Decision:
    return yes_if(
        visible_goals(actor).filter(pk=goal.pk).exists(), _("This goal was not passed on to you.")
    )


def may_set_goal(actor: Actor, person: Person) -> Decision:
    """Goals are set by the person; a worker writes one down only with them, in their words."""
    return any_yes(people.is_self(actor, person), may_suggest_goal(actor, person))


def may_suggest_goal(actor: Actor, person: Person) -> Decision:
    return first_no(
        yes_if(actor.holds("plans.suggest"), _("Your role does not suggest goals.")),
        people.is_near(actor, person.pk),
    )


def may_change_goal(actor: Actor, goal: Goal) -> Decision:
    """The words of a goal belong to the person, and so does what becomes of it."""
    return people.is_self(actor, goal.person)


def may_accept_goal(actor: Actor, goal: Goal) -> Decision:
    return first_no(
        people.is_self(actor, goal.person),
        yes_if(goal.state == Goal.State.SUGGESTED, _("This goal is in the plan already.")),
    )


def may_lay_step(actor: Actor, goal: Goal) -> Decision:
    return first_no(
        people.is_self(actor, goal.person),
        yes_if(goal.state in LIVING, _("This goal is finished. It can be woken first.")),
    )


def may_suggest_step(actor: Actor, goal: Goal) -> Decision:
    return first_no(
        yes_if(actor.holds("plans.suggest"), _("Your role does not suggest steps.")),
        people.is_near(actor, goal.person_id),
        knows(actor, goal),
        yes_if(goal.state in LIVING, _("This goal is finished.")),
    )


def may_change_step(actor: Actor, step: Step) -> Decision:
    return people.is_self(actor, step.goal.person)


def may_mark_step(actor: Actor, step: Step) -> Decision:
    """Either of the two may say that a step was done, or that it was not, after all."""
    return first_no(
        any_yes(
            people.is_self(actor, step.goal.person),
            first_no(
                yes_if(actor.holds("plans.suggest"), _("Your role does not change plans.")),
                people.is_near(actor, step.goal.person_id),
                knows(actor, step.goal),
            ),
        ),
        yes_if(
            step.state in (Step.State.AHEAD, Step.State.DONE), _("This step is not in the plan.")
        ),
    )


def may_answer_rewording(actor: Actor, rewording: Rewording) -> Decision:
    return first_no(
        people.is_self(actor, rewording.step.goal.person),
        yes_if(rewording.answered_at is None, _("This suggestion has been answered.")),
    )


def may_suggest_rewording(actor: Actor, step: Step) -> Decision:
    return may_suggest_step(actor, step.goal)


def may_add_strength(actor: Actor, person: Person) -> Decision:
    return may_set_goal(actor, person)


def may_change_strength(actor: Actor, strength: Strength) -> Decision:
    return people.is_self(actor, strength.person)


def may_see_plan(actor: Actor, person: Any = None) -> Decision:
    return yes_if(actor.face, _("Please sign in first."))
