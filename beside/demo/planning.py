"""The first meeting and the plan that grows out of it: strengths, goals, and stones on a path."""

import datetime as dt

from beside.consent import actions as consent
from beside.demo import content, shapes
from beside.demo.story import DAY, MINUTE, Story
from beside.plans import actions, policy
from beside.plans.models import Goal, Step
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship

KINDS = {"good_at": "GOOD_AT", "helps": "HELPS", "people": "PERSON", "places": "PLACE"}
FIRST = 2
"""Stones that are laid at once; one more whenever one is reached, so that one lies ahead."""
AGREE_TO_NOTES = 0.94
"""The others have a peer worker just the same, and only that they met is written down."""


def plan_first(story: Story, meeting: shapes.Meeting) -> None:
    """What is talked about when two people meet for the first time."""
    story.agreed_to_notes = story.told.is_cast or story.chance(AGREE_TO_NOTES)
    if story.agreed_to_notes:
        story.at(story.starts(meeting) + 4 * MINUTE, agree_to_notes)
    evening = story.stage.moment(meeting.on + DAY, dt.time(19, story.dice.randint(0, 59)))
    story.at(evening, _say_what_holds)


def agree_to_notes(story: Story) -> None:
    consent.give_consent(
        story.me,
        story.who,
        covers="NOTES",
        signed_name=story.told.latin_name or story.told.name,
        language=story.told.languages[0],
    )


def _say_what_holds(story: Story) -> None:
    for field, kind in KINDS.items():
        for words in getattr(story.told, field):
            actions.add_strength(story.me, story.who, kind=kind, words=words)


def goal_of(story: Story, key: str) -> Goal | None:
    """This goal, set by the person the first time it comes up."""
    if not key:
        return None
    if key not in story.goals:
        told = content.goals()[key]
        goal = actions.set_goal(story.me, story.who, words=told.words, why=told.why)
        story.goals[key] = (goal, [_lay(story, goal, words) for words in told.steps[:FIRST]])
    elif not policy.knows(story.worker, story.goals[key][0]):
        _pass_on(story)
    return story.goals[key][0]


def _pass_on(story: Story) -> None:
    """They would like to go on with it, so they let whoever walks with them now know of it."""
    before = Relationship.objects.filter(participant=story.who).exclude(pk=story.together.pk)
    former = before.latest("introduced_at")
    relationships.choose_handover(story.me, former, handover=["goals", "strengths"])


def lay_all(story: Story, key: str) -> None:
    """The whole path, as far as they can see it."""
    goal_of(story, key)
    goal, steps = story.goals[key]
    for words in content.goals()[key].steps[len(steps) :]:
        steps.append(_lay(story, goal, words))


def take_step(story: Story, key: str, number: int) -> None:
    """A stone is reached; either of the two says so."""
    goal, steps = story.goals[key]
    for words in content.goals()[key].steps[len(steps) : number + 2]:
        steps.append(_lay(story, goal, words))
    by = story.me if story.chance(0.5) else story.worker
    steps[number] = actions.do_step(by, steps[number])


def _lay(story: Story, goal: Goal, words: str) -> Step:
    """Most stones are the person's own idea; some the worker suggested and they took in."""
    if story.chance(0.8):
        return actions.lay_step(story.me, goal, words=words)
    return actions.accept_step(story.me, actions.suggest_step(story.worker, goal, words=words))
