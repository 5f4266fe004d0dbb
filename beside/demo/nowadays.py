"""Today, and the days around it: what waits for somebody of the cast when a visitor comes in."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from beside.core import clock
from beside.demo import planning
from beside.demo.stage import Stage
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.encounters import actions as encounters
from beside.encounters.models import Note
from beside.encounters.queries import overlapping
from beside.matching import actions as matching
from beside.matching.models import Option
from beside.matching.queries.table import table
from beside.notices import actions as notices
from beside.notices.models import Notice
from beside.people.models import Supervises
from beside.plans import actions as plans
from beside.referrals import actions as referrals
from beside.referrals.models import Request
from beside.relationships import actions as relationships
from beside.relationships import queries as together
from beside.supervision import actions as supervision
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

BUSY = ("rosa", "dev")
SLOTS = ((-1, 16), (0, 11), (0, 14), (0, 17), (1, 10), (1, 15))
"""Days from today and hours of the day. Yesterday's has no note yet."""
TO_READ = 2
"""Notes that wait for each supervisor at least."""


def plan(stage: Stage, stories: list[Story]) -> None:
    """Write into the diary what makes this a day like any other, only better to look at."""
    known = {story.told.key: story for story in stories}
    at, ago = stage.diary.at, stage.days_ago
    _plan_staff_reading(stage)
    at(ago(2, dt.time(9)), _fill_a_caseload, stage)
    at(ago(2, dt.time(10)), _look_closer, stage)
    at(ago(2, dt.time(18)), _ask_for_change, stories)
    at(ago(3, dt.time(18)), _begin_goodbye, stories)
    at(stage.now - 20 * HOUR, _ask_the_cast, stage, stories)
    at(stage.now - 3 * HOUR, _draw_reviews, stage)
    if "marlowe" in known:
        _plan_marlowe(stage, known["marlowe"])
    if "priya" in known:
        at(ago(1, dt.time(21)), _ask_correction, known["priya"])
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
    note = _notes_of(story).first()
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


def _ask_the_cast(stage: Stage, stories: list[Story]) -> None:
    """Somebody who waits has asked each of these two, and there is no answer yet."""
    waiting = [story for story in stories if _may_ask(story)]
    for key in BUSY:
        worker = stage.staff.get(key)
        fitting = (story for story in waiting if worker and _fits(story, worker.pk))
        story = next(fitting, None)
        if story and worker:
            waiting.remove(story)
            _ask_to_meet(story, worker.pk)


def _may_ask(story: Story) -> bool:
    is_waiting = story.told.arc == "WAITING" and not story.told.is_choosing
    return is_waiting and story.request is not None and story.who.account_id is not None


def _fits(story: Story, worker: object) -> bool:
    request = _waiting_request(story)
    return request is not None and not table([request]).against(request.pk, worker)  # type: ignore[arg-type]


def _waiting_request(story: Story) -> Request | None:
    rows = Request.objects.filter(person=story.who, state__in=("WAITING", "CHOOSING"))
    return rows.select_related("person", "programme", "org").first()


def _ask_to_meet(story: Story, worker: object) -> None:
    request = _waiting_request(story)
    if request:
        matching.suggest_workers(story.coordinator, request)
        shown = Option.objects.filter(request=request, worker=worker, state="SHOWN").first()
        if shown:
            matching.ask_to_meet(story.me, shown, may_see_wishes=True, signed_name=story.told.name)
        else:
            person = next(p for p in story.stage.staff.values() if p.pk == worker)
            matching.offer_worker(story.coordinator, request, worker=person)


def _draw_reviews(stage: Stage) -> None:
    """The lot has drawn something for every supervisor to read."""
    for row in stage.told.staff:
        if row.role == "SUPERVISOR":
            team = Supervises.objects.filter(supervisor=stage.staff[row.key], ended_on=None)
            recent = Note.objects.filter(
                signed_by__in=team.values("worker"), is_attendance_only=False, review=None
            )
            for note in recent.order_by("-signed_at")[:TO_READ]:
                supervision.draw_review(stage.the_clock, note)


def _fill_a_caseload(stage: Stage) -> None:
    """Somebody agrees with their supervisor that this many people are enough for now."""
    loads = together.loads([person.pk for person in stage.staff.values()])
    busiest = max(loads, key=lambda worker: (loads[worker], str(worker)), default=None)
    if busiest is None:
        return
    profile = Profile.objects.get(person=busiest)
    supervisor = Supervises.objects.get(worker=busiest, ended_on=None).supervisor
    workforce.set_standing(
        stage.actor(supervisor), profile, stage=profile.stage, caseload_limit=loads[busiest]
    )


def _look_closer(stage: Stage) -> None:
    """A coordinator's own judgement of how soon; the rest stays steady."""
    waiting = Request.objects.filter(state__in=Request.OPEN).order_by("asked_at")
    for request, urgency in zip(waiting[1:6:2], (3, 2, 2), strict=False):
        programme = next(
            key for key, each in stage.programmes.items() if each.pk == request.programme_id
        )
        referrals.set_urgency(stage.coordinator(programme), request, urgency=urgency)


def _ask_for_change(stories: list[Story]) -> None:
    story = _steady(stories, "STEADY")
    if story:
        words = "He is kind. I would find it easier with a woman, that is all."
        relationships.ask_for_change(story.me, story.together, words=words)


def _begin_goodbye(stories: list[Story]) -> None:
    story = _steady(stories, "LONG_AND_STEADY")
    if story:
        relationships.begin_goodbye(
            story.worker,
            story.together,
            ending="GOOD",
            ends_on=clock.today() + 12 * DAY,
            words="You said in the spring that one day you would not need this. I think it is here.",
        )


def _steady(stories: list[Story], arc: str) -> Story | None:
    """Somebody of whom no more is told by name, and who walks with a peer worker now."""
    for story in reversed(stories):
        if story.told.arc == arc and not story.told.is_cast and story.relationship:
            story.relationship.refresh_from_db()
            if story.relationship.state == "ACTIVE":
                return story
    return None


def _ask_correction(story: Story) -> None:
    note = _notes_of(story).first()
    if note:
        words = "It says I was upset. I was angry. They are different."
        encounters.ask_correction(story.me, note, words=words)


def _notes_of(story: Story) -> QuerySet[Note]:
    rows = Note.objects.filter(encounter__participant=story.who, is_attendance_only=False)
    return rows.order_by("-signed_at")
