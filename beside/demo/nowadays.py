"""Today, and the days around it: what waits for somebody of the cast when a visitor comes in."""

import datetime as dt
from collections.abc import Iterable

from beside.demo import planning
from beside.demo.pending import BUSY, latest_note
from beside.demo.stage import Stage
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.encounters import actions as encounters
from beside.encounters.queries import overlapping
from beside.notices import actions as notices
from beside.notices.models import Notice
from beside.plans import actions as plans

SLOTS = ((-1, 16), (0, 11), (0, 14), (0, 17), (1, 10), (1, 15))
"""Days from today and hours of the day. Yesterday's has no note yet."""


def plan(stage: Stage, stories: list[Story]) -> None:
    """Write into the diary what makes this a day like any other, only better to look at."""
    known = {story.told.key: story for story in stories}
    _plan_staff_reading(stage)
    if "marlowe" in known:
        _plan_marlowe(stage, known["marlowe"])
    for key in BUSY:
        if key in stage_workers(stage):
            _plan_week(stage, key, stories)


def stage_workers(stage: Stage) -> set[str]:
    return {worker.key for worker in stage.told.workers}


def _plan_staff_reading(stage: Stage) -> None:
    """Staff read what they were told once a month, and yesterday evening for the last time."""
    for key in [*(row.key for row in stage.told.staff), *stage_workers(stage)]:
        for days in (2, *range(30, 540, 30)):
            stage.diary.at(stage.days_ago(days, dt.time(8, 20)), _see_notices, stage, key)


def _see_notices(stage: Stage, key: str) -> None:
    unseen = Notice.objects.filter(person=stage.staff.get(key), seen_at=None)
    if key in stage.staff and unseen.exists():
        notices.see_notices(stage.by(key), stage.staff[key])


def _plan_marlowe(stage: Stage, story: Story) -> None:
    story.at(stage.days_ago(10, dt.time(20, 5)), _set_other_goals)
    story.at(stage.days_ago(2, dt.time(12, 10)), _suggest_a_stone)
    story.at(stage.days_ago(2, dt.time(20, 40)), _add_words)
    story.at(stage.now - 50 * MINUTE, _book_soon)


def _set_other_goals(story: Story) -> None:
    for goal in story.told.goals:
        planning.lay_all(story, goal.key)


def _suggest_a_stone(story: Story) -> None:
    goal, steps = next(iter(story.goals.values()))
    plans.suggest_step(story.worker, goal, words="Sit one seat nearer the front than last time")
    plans.suggest_rewording(story.worker, steps[-1], words="Ride there, buy one orange, ride back")


def _add_words(story: Story) -> None:
    note = latest_note(story)
    if note:
        words = "I went to the stop again on my own. I did not get on. I stood there, though."
        encounters.add_words(story.me, note, words=words)


def _book_soon(story: Story) -> None:
    """The next half hour that both are free, if it is day; tomorrow at ten otherwise."""
    stage = story.stage
    begin = stage.now.replace(minute=0, second=0, microsecond=0) + HOUR + 30 * MINUTE
    if not 8 <= begin.astimezone(stage.tz).hour <= 20:
        begin = stage.moment(stage.today + DAY, dt.time(10))
    both = (story.together.worker_id, story.who.pk)
    while overlapping(both, begin, begin + 50 * MINUTE).exists():
        begin += 30 * MINUTE
    encounters.book_encounter(
        story.worker,
        story.together,
        starts_at=begin,
        minutes=50,
        mode="IN_PERSON",
        place="The 14 bus, Union Street stop",
    )


def _plan_week(stage: Stage, key: str, stories: list[Story]) -> None:
    for days, hour in SLOTS:
        starts = stage.moment(stage.today + days * DAY, dt.time(hour))
        booked = min(starts - 26 * HOUR, stage.now - 2 * HOUR)
        if starts > booked:
            stage.diary.at(booked, _book_somebody, stage, key, stories, starts)


def _book_somebody(stage: Stage, key: str, stories: list[Story], starts: dt.datetime) -> None:
    """One of the people this worker walks with who has no meeting around then."""
    ends = starts + 50 * MINUTE
    for story in _walking_with(stage, key, stories):
        week = overlapping([story.who.pk], starts - 2 * DAY, starts + 2 * DAY)
        taken = overlapping([stage.staff[key].pk], starts - 10 * MINUTE, ends)
        if story.told.key != "marlowe" and not week.exists() and not taken.exists():
            encounters.book_encounter(
                story.worker, story.together, starts_at=starts, minutes=50, mode="PHONE"
            )
            return


def _walking_with(stage: Stage, key: str, stories: Iterable[Story]) -> Iterable[Story]:
    for story in stories:
        if story.relationship and story.relationship.worker_id == stage.staff[key].pk:
            story.relationship.refresh_from_db()
            if story.relationship.state == "ACTIVE":
                yield story
