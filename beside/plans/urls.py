from django.urls import URLPattern, path, register_converter

from . import views


class GoalDeed:
    regex = "|".join(views.DEEDS_ON_GOAL)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class StepDeed(GoalDeed):
    regex = "|".join(views.DEEDS_ON_STEP)


class StrengthDeed(GoalDeed):
    regex = "|".join(views.DEEDS_ON_STRENGTH)


register_converter(GoalDeed, "goal_deed")
register_converter(StepDeed, "step_deed")
register_converter(StrengthDeed, "strength_deed")

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("plan/", views.mine, name="mine"),
    path("plan/<uuid:id>/", views.show, name="show"),
    path("plan/<uuid:id>/goal/", views.set_goal, name="set_goal"),
    path("plan/<uuid:id>/suggest/", views.suggest_goal, name="suggest_goal"),
    path("plan/<uuid:id>/strength/", views.add_strength, name="add_strength"),
    path("plan/goals/<uuid:id>/", views.goal, name="goal"),
    path("plan/goals/<uuid:id>/words/", views.reword, name="reword"),
    path("plan/goals/<uuid:id>/step/", views.add_step, name="add_step"),
    path("plan/goals/<uuid:id>/<goal_deed:deed>/", views.turn_goal, name="turn_goal"),
    path("plan/steps/<uuid:id>/words/", views.reword_step, name="reword_step"),
    path("plan/steps/<uuid:id>/<step_deed:deed>/", views.turn_step, name="turn_step"),
    path("plan/rewordings/<uuid:id>/", views.answer_rewording, name="answer_rewording"),
    path(
        "plan/strengths/<uuid:id>/<strength_deed:deed>/", views.turn_strength, name="turn_strength"
    ),
]
