"""The living demo programme: eighteen months played through real actions, ending now."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from beside.core import checkpoint, clock, tenancy
from beside.core.models import Org
from beside.demo import (
    applying,
    asking,
    careers,
    caring,
    content,
    founding,
    growing,
    learning,
    meeting,
    nowadays,
    parting,
    paths,
    pending,
    shapes,
    supervising,
    trust,
)
from beside.demo.stage import Accounts, Stage
from beside.demo.story import Story

MONTH = dt.timedelta(days=30)
BEFORE_ANYBODY_ASKED = dt.timedelta(days=10)


def build(*, people: int | None = None, months: int = 18) -> list[Org]:
    """Both organisations with all that happened in them until now, and a signed mark on each
    one's history. With `people` only so many participants; with `months` only a shorter past."""
    now, accounts = clock.now(), Accounts()
    told = content.organisations()
    stages = [_play(each, now, accounts, people, months) for each in told]
    for stage in stages:
        checkpoint.put_mark(stage.org)
    return [stage.org for stage in stages]


def _play(
    told: shapes.Organisation, now: dt.datetime, accounts: Accounts, people: int | None, months: int
) -> Stage:
    """One organisation. Its past is one transaction: it is all there, or nothing is."""
    begins = now - months * MONTH - BEFORE_ANYBODY_ASKED
    with (
        transaction.atomic(),
        override_settings(COURIERS=[]),  # The past is told inside; it is not carried to anyone.
        timezone.override(told.timezone),
    ):
        stage = founding.found(
            told, begins=begins, now=now, accounts=accounts, is_front=told.key == content.MAIN
        )
        with tenancy.within(stage.org.pk):
            founding.set_up(stage, begins)
            stories = [_story(stage, walk) for walk in _walks(stage, people, months)]
            nowadays.plan(stage, stories)
            pending.plan(stage, stories)
            supervising.plan(stage)
            growing.plan(stage)
            careers.plan(stage, months)
            learning.plan(stage, months)
            applying.plan(stage)
            caring.plan(stage)
            stage.diary.play(now)
    return stage


def _walks(stage: Stage, people: int | None, months: int) -> Iterable[shapes.Walk]:
    since = stage.today - months * MONTH
    walks = [walk for walk in paths.history(stage.told, stage.today) if walk.asked_on >= since]
    return walks[:people]


def _story(stage: Stage, walk: shapes.Walk) -> Story:
    story = Story(stage, walk)
    asking.plan(story)
    trust.plan(story)
    for number, leg in enumerate(walk.legs):
        introduced = asking.plan_introduction(story, leg)
        if number:
            parting.plan_after_change(story, introduced, walk.legs[number - 1])
        meeting.plan(story, leg, introduced)
        parting.plan(story, leg)
    return story
