"""Meetings: set aside by one of the two, said yes to, held, missed or called off."""

import datetime as dt

from beside.demo import planning, shapes, writing
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.encounters import actions

CONFIRMED = 0.35
AHEAD = 33 * DAY
"""Nobody but the worker books further ahead than this."""


def plan(story: Story, leg: shapes.Leg, introduced: dt.datetime) -> None:
    """Write down every hour of this leg, and what came of it."""
    after = introduced + 40 * MINUTE
    for meeting in leg.meetings:
        starts = story.starts(meeting)
        booked = after if starts - after < AHEAD else starts - 9 * DAY
        booked = min(booked, story.stage.now - HOUR)
        story.at(booked, _book, meeting, by_worker=story.chance(0.55))
        after = max(_plan_outcome(story, meeting, booked), booked) + MINUTE
    if leg.meetings[0].outcome == "MET":
        planning.plan_first(story, leg.meetings[0])


def _plan_outcome(story: Story, meeting: shapes.Meeting, booked: dt.datetime) -> dt.datetime:
    """Returns when the next meeting may be set aside."""
    starts, ends = story.starts(meeting), story.ends(meeting)
    if meeting.outcome in ("MET", "COMING") and story.chance(CONFIRMED):
        eve = story.stage.moment(meeting.on - DAY, dt.time(story.dice.randint(17, 21)))
        if booked < eve < starts:
            story.at(eve, _confirm, meeting)
    if meeting.outcome == "MET":
        writing.plan(story, meeting)
        return ends + 12 * MINUTE
    if meeting.outcome == "MISSED":
        story.at(starts + 32 * MINUTE, _miss, meeting)
        return starts + 20 * HOUR
    if meeting.outcome == "CALLED_OFF":
        off = max(starts - story.dice.randint(2, 15) * HOUR, booked + 10 * MINUTE)
        story.at(min(off, starts - MINUTE), _call_off, meeting, by_worker=story.chance(0.35))
        return min(off, starts) + 30 * MINUTE
    return ends


def _book(story: Story, meeting: shapes.Meeting, *, by_worker: bool) -> None:
    story.encounters[meeting.on] = actions.book_encounter(
        story.worker if by_worker else story.me,
        story.together,
        starts_at=story.starts(meeting),
        minutes=meeting.minutes,
        mode=meeting.place.mode,
        place=meeting.place.name,
        is_contact_safe=True if not by_worker and story.chance(0.2) else None,
    )


def _confirm(story: Story, meeting: shapes.Meeting) -> None:
    actions.confirm_encounter(story.me, story.encounters[meeting.on])


def _miss(story: Story, meeting: shapes.Meeting) -> None:
    reached_out = "wrote" in meeting.words or "write" in meeting.words
    actions.mark_missed(story.worker, story.encounters[meeting.on], reached_out=reached_out)


def _call_off(story: Story, meeting: shapes.Meeting, *, by_worker: bool) -> None:
    actions.call_off_encounter(
        story.worker if by_worker else story.me, story.encounters[meeting.on]
    )
