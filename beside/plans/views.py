"""The pages of a plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.people import policy as people

from . import actions, forms, policy, queries


@page(may=policy.may_see_plan)
def mine(request: Any) -> HttpResponse:
    """Open one's own plan."""
    return redirect(at(request.org, "plans:show", id=request.actor.face))


@page(sees=people.visible_participants)
def show(request: Any, person: Any) -> HttpResponse:
    """Read the plan."""
    plan = queries.plan_of(request.actor, person)
    return render(request, "plans/show.html", {"plan": plan, **_rights(request, person)})


@page(sees=people.visible_participants, may=policy.may_set_goal)
def set_goal(request: Any, person: Any) -> HttpResponse:
    """Wrote a goal into the plan."""
    form = forms.GoalForm(request.POST or None)
    if form.is_valid():
        goal = actions.set_goal(request.actor, person, **form.cleaned_data)
        messages.success(
            request, _("It is in the plan. A first small step comes next, if you like.")
        )
        return redirect(at(request.org, "plans:goal", id=goal.pk))
    around = {"form": form, "person": person, **_rights(request, person)}
    return render(request, "plans/set_goal.html", around)


@page(sees=people.visible_participants, may=policy.may_suggest_goal)
def suggest_goal(request: Any, person: Any) -> HttpResponse:
    """Suggested a goal."""
    form = forms.GoalForm(request.POST or None)
    if form.is_valid():
        actions.suggest_goal(request.actor, person, **form.cleaned_data)
        messages.success(request, _("%(name)s will see it, and decides.") % {"name": person.name})
        return redirect(at(request.org, "plans:show", id=person.pk))
    around = {"form": form, "person": person, "is_suggestion": True, **_rights(request, person)}
    return render(request, "plans/set_goal.html", around)


@page(sees=policy.visible_goals)
def goal(request: Any, goal: Any) -> HttpResponse:
    """Read a goal."""
    path = queries.goal_path(request.actor, goal)
    around = {"path": path, "form": forms.StepForm(), **_rights(request, goal.person)}
    return render(request, "plans/goal.html", around)


@page(sees=policy.visible_goals, may=policy.may_change_goal)
def reword(request: Any, goal: Any) -> HttpResponse:
    """Changed the words of a goal."""
    form = forms.GoalForm(request.POST or None, initial={"words": goal.words, "why": goal.why})
    if form.is_valid():
        actions.reword_goal(request.actor, goal, **form.cleaned_data)
        return redirect(at(request.org, "plans:goal", id=goal.pk))
    around = {"form": form, "person": goal.person, "goal": goal, "is_own": True}
    return render(request, "plans/set_goal.html", around)


DEEDS_ON_GOAL = {
    "accept": actions.accept_goal,
    "rest": actions.rest_goal,
    "wake": actions.wake_goal,
    "reach": actions.reach_goal,
    "let-go": actions.let_go_goal,
}


@page(sees=policy.visible_goals, may=policy.may_change_goal)
def turn_goal(request: Any, goal: Any, deed: str) -> HttpResponse:
    """Said what becomes of a goal."""
    if request.method == "POST":
        DEEDS_ON_GOAL[deed](request.actor, goal)
    return redirect(at(request.org, "plans:show", id=goal.person_id))


@page(sees=policy.visible_goals)
def add_step(request: Any, goal: Any) -> HttpResponse:
    """Laid a step, or suggested one."""
    form = forms.StepForm(request.POST or None)
    if form.is_valid():
        own = bool(policy.may_lay_step(request.actor, goal))
        deed = actions.lay_step if own else actions.suggest_step
        deed(request.actor, goal, **form.cleaned_data)
        return redirect(at(request.org, "plans:goal", id=goal.pk))
    path = queries.goal_path(request.actor, goal)
    around = {"path": path, "form": form, **_rights(request, goal.person)}
    return render(request, "plans/goal.html", around)


DEEDS_ON_STEP = {
    "done": actions.do_step,
    "undone": actions.undo_step,
    "accept": actions.accept_step,
    "let-go": actions.let_go_step,
}


@page(sees=policy.visible_steps)
def turn_step(request: Any, step: Any, deed: str) -> HttpResponse:
    """Said what becomes of a step."""
    if request.method == "POST":
        DEEDS_ON_STEP[deed](request.actor, step)
    return redirect(at(request.org, "plans:goal", id=step.goal_id))


@page(sees=policy.visible_steps)
def reword_step(request: Any, step: Any) -> HttpResponse:
    """Made a step smaller, or suggested other words for it."""
    form = forms.StepForm(request.POST or None, initial={"words": step.words, "by_on": step.by_on})
    own = bool(policy.may_change_step(request.actor, step))
    if form.is_valid():
        _reword(request, step, own, form.cleaned_data)
        return redirect(at(request.org, "plans:goal", id=step.goal_id))
    return render(request, "plans/reword_step.html", {"form": form, "step": step, "is_own": own})


def _reword(request: Any, step: Any, own: bool, typed: dict[str, Any]) -> None:
    if own:
        actions.reword_step(request.actor, step, **typed)
    else:
        actions.suggest_rewording(request.actor, step, words=typed["words"])


@page(sees=policy.visible_rewordings, may=policy.may_answer_rewording)
def answer_rewording(request: Any, rewording: Any) -> HttpResponse:
    """Answered a suggestion for other words."""
    if request.method == "POST":
        accept = request.POST.get("deed") == "accept"
        actions.answer_rewording(request.actor, rewording, accept=accept)
    return redirect(at(request.org, "plans:goal", id=rewording.step.goal_id))


@page(sees=people.visible_participants, may=policy.may_add_strength)
def add_strength(request: Any, person: Any) -> HttpResponse:
    """Added something to hold on to."""
    form = forms.StrengthForm(request.POST or None, initial={"kind": request.GET.get("kind")})
    if form.is_valid():
        actions.add_strength(request.actor, person, **form.cleaned_data)
        return redirect(at(request.org, "plans:show", id=person.pk))
    around = {"form": form, "person": person, **_rights(request, person)}
    return render(request, "plans/add_strength.html", around)


DEEDS_ON_STRENGTH = {"keep": actions.keep_strength, "end": actions.end_strength}


@page(sees=policy.visible_strengths, may=policy.may_change_strength)
def turn_strength(request: Any, strength: Any, deed: str) -> HttpResponse:
    """Kept or took away something to hold on to."""
    if request.method == "POST":
        DEEDS_ON_STRENGTH[deed](request.actor, strength)
    return redirect(at(request.org, "plans:show", id=strength.person_id))


def _rights(request: Any, person: Any) -> dict[str, Any]:
    return {
        "person": person,
        "is_own": request.actor.face == person.pk,
        "may_suggest": policy.may_suggest_goal(request.actor, person),
    }
