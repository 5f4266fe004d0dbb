"""Endings: a goodbye with time and words, a move, two meetings that were enough, a change."""

import datetime as dt

from beside.demo import shapes
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.plans import actions as plans
from beside.plans.models import Step
from beside.relationships import actions

ENDINGS = {"GOODBYE": "GOOD", "MOVED": "MOVED", "STOPPED": "ENOUGH"}
NOTICE = 7 * DAY


def plan(story: Story, leg: shapes.Leg) -> None:
    """Write down how this leg ended, if it did."""
    if leg.ended_on is None:
        return
    last = leg.meetings[-1]
    if leg.ending == "CHANGED":
        evening = story.stage.moment(leg.ended_on, dt.time(18))
        story.at(max(evening, story.ends(last) + HOUR), _change, leg)
        return
    told = _told_at(story, leg)
    by_worker = leg.ending == "GOODBYE" and told.date() + NOTICE < leg.ended_on
    story.at(told, _begin, leg, by_worker=by_worker)
    story.at(story.ends(last) + 2 * MINUTE, _say, leg, by_worker=not by_worker)
    if leg.handover:
        story.at(story.ends(last) + 3 * MINUTE, _hand_over)
    evening = story.stage.moment(leg.ended_on, dt.time(23))
    story.at(max(evening, story.ends(last) + HOUR), _end, ENDINGS[leg.ending])


def _told_at(story: Story, leg: shapes.Leg) -> dt.datetime:
    """With the meeting before the last; when there was none, at the last."""
    before = [each for each in leg.meetings if each.outcome == "MET"][-2:]
    return story.ends(before[0]) + MINUTE


def _begin(story: Story, leg: shapes.Leg, *, by_worker: bool) -> None:
    actions.begin_goodbye(
        story.worker if by_worker else story.me,
        story.together,
        ending=ENDINGS[leg.ending],
        ends_on=leg.ended_on or leg.meetings[-1].on,
        words=leg.worker_words if by_worker else leg.person_words,
    )


def _say(story: Story, leg: shapes.Leg, *, by_worker: bool) -> None:
    words = leg.worker_words if by_worker else leg.person_words
    if words:
        by = story.worker if by_worker else story.me
        actions.add_goodbye_words(by, story.together, words=words)


def _hand_over(story: Story) -> None:
    chosen = ["goals", "strengths"] + (["notes"] if story.chance(0.3) else [])
    actions.choose_handover(story.me, story.together, handover=chosen)


def _end(story: Story, ending: str) -> None:
    actions.end_relationship(story.stage.the_clock, story.together, ending=ending)
    for goal, steps in story.goals.values():
        if ending == "GOOD" and all(step.state == Step.State.DONE for step in steps):
            plans.reach_goal(story.me, goal)


def _change(story: Story, leg: shapes.Leg) -> None:
    """They ask for somebody else; from then on a coordinator looks, without blame."""
    actions.ask_for_change(story.me, story.together, words=leg.person_words)
    story.former = story.together


def plan_after_change(story: Story, introduced: dt.datetime, leg: shapes.Leg) -> None:
    """Once somebody new is found there is a week to say goodbye to the one before."""
    story.at(introduced + DAY, _say_to_former, leg)
    story.at(introduced + NOTICE + HOUR, _end_former)


def _say_to_former(story: Story, leg: shapes.Leg) -> None:
    if story.former and leg.worker_words:
        worker = story.stage.actor(story.former.worker)
        actions.add_goodbye_words(worker, story.former, words=leg.worker_words)


def _end_former(story: Story) -> None:
    if story.former:
        actions.end_relationship(story.stage.the_clock, story.former, ending="CHANGED")
