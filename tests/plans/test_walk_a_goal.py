"""A plan: the person decides; somebody beside them may suggest."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.plans import actions, queries
from beside.plans.models import Goal, Step, Strength
from beside.relationships import actions as relationships

BUS = "I want to ride the bus again without my brother."


@pytest.fixture
def walking(cast):
    return relationships.introduce(
        cast.cora.actor,
        cast.marlowe.person,
        worker=cast.dev.person,
        programme=cast.community,
        request_id=None,
    )


@pytest.fixture
def goal(cast, walking):
    return actions.set_goal(cast.marlowe.actor, cast.marlowe.person, words=BUS, why="To choose.")


def test_the_words_stay_as_they_were_written_and_out_of_the_event(cast, goal):
    with tenancy.within(cast.here.pk):
        assert Goal.objects.get().words == BUS
        assert BUS not in str(Event.objects.get(name="goal.set").changes)


def test_only_the_person_changes_the_words(cast, goal):
    for who in (cast.dev, cast.ines, cast.cora):
        with pytest.raises(NotAllowed):
            actions.reword_goal(who.actor, goal, words="Use public transport")
    done = actions.reword_goal(cast.marlowe.actor, goal, words="Ride the 14 alone")
    assert done.words == "Ride the 14 alone"


def test_a_step_from_the_worker_is_a_suggestion(cast, goal):
    with pytest.raises(NotAllowed):
        actions.lay_step(cast.dev.actor, goal, words="Stand at the stop")
    step = actions.suggest_step(cast.dev.actor, goal, words="Stand at the stop")
    assert step.state == Step.State.SUGGESTED
    assert actions.accept_step(cast.marlowe.actor, step).state == Step.State.AHEAD


def test_other_words_for_a_step_wait_for_a_yes(cast, goal):
    step = actions.lay_step(cast.marlowe.actor, goal, words="Ride to the library")
    offered = actions.suggest_rewording(cast.dev.actor, step, words="Ride one stop")
    with tenancy.within(cast.here.pk):
        assert Step.objects.get().words == "Ride to the library"
    actions.answer_rewording(cast.marlowe.actor, offered, accept=True)
    with tenancy.within(cast.here.pk):
        assert Step.objects.get().words == "Ride one stop"


def test_a_step_is_done_by_either_and_can_be_taken_back(cast, goal):
    step = actions.lay_step(cast.marlowe.actor, goal, words="Stand at the stop")
    assert actions.do_step(cast.dev.actor, step).done_on
    assert actions.undo_step(cast.marlowe.actor, step).state == Step.State.AHEAD


def test_a_bystander_sees_and_does_nothing(cast, goal):
    with pytest.raises(NotAllowed):
        actions.suggest_step(cast.rosa.actor, goal, words="Walk")
    with tenancy.within(cast.here.pk):
        assert not queries.plan_of(cast.rosa.actor, cast.marlowe.person).paths


def test_progress_is_a_sentence_and_no_percentage(cast, goal):
    first = actions.lay_step(cast.marlowe.actor, goal, words="Stand at the stop")
    actions.lay_step(cast.marlowe.actor, goal, words="Ride one stop")
    actions.do_step(cast.marlowe.actor, first)
    with tenancy.within(cast.here.pk):
        [path] = queries.plan_of(cast.marlowe.actor, cast.marlowe.person).living
    assert path.says == "1 of 2 stones laid. Next: Ride one stop"
    assert "%" not in path.says
    assert [stone["state"] for stone in path.stones] == ["done", "here"]


def test_a_strength_from_the_worker_is_a_suggestion(cast, walking):
    offered = actions.add_strength(
        cast.dev.actor, cast.marlowe.person, kind="GOOD_AT", words="Fixes nearly any bike"
    )
    assert offered.is_suggested
    assert not actions.keep_strength(cast.marlowe.actor, offered).is_suggested
    with tenancy.within(cast.here.pk):
        assert Strength.objects.count() == 1


# by the web door


def test_the_person_walks_a_goal_on_the_pages(cast, goal, as_):
    client = as_(cast.marlowe)
    client.post(f"/o/river/plan/goals/{goal.pk}/step/", {"words": "Stand at the stop"})
    with tenancy.within(cast.here.pk):
        step = Step.objects.get()
    client.post(f"/o/river/plan/steps/{step.pk}/done/")
    page = client.get(f"/o/river/plan/{cast.marlowe.person.pk}/").content.decode()
    assert BUS in page and "Stand at the stop" in page and "Done on" in page


@pytest.mark.parametrize("words", ["", " ", "x" * 301])
def test_what_is_wrong_is_said_kindly_and_kept(cast, walking, as_, words):
    address = f"/o/river/plan/{cast.marlowe.person.pk}/goal/"
    reply = as_(cast.marlowe).post(address, {"words": words, "why": "Because of the view"})
    assert reply.status_code == 200 and "Because of the view" in reply.content.decode()


def test_bystanders_and_strangers_find_nothing(cast, goal, as_):
    for path in (f"plan/{cast.marlowe.person.pk}/", f"plan/goals/{goal.pk}/"):
        assert as_(cast.rosa).get(f"/o/river/{path}").status_code == 404
        assert as_(cast.zed).get(f"/o/river/{path}").status_code == 404
        assert as_(cast.zed).get(f"/o/hill/{path}").status_code == 404


def test_getting_an_address_changes_nothing(cast, goal, as_):
    as_(cast.marlowe).get(f"/o/river/plan/goals/{goal.pk}/let-go/")
    with tenancy.within(cast.here.pk):
        assert Goal.objects.get().state == Goal.State.ON
