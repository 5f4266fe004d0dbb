"""What waits for somebody's answer: a question to meet, a note to read, a change, a correction."""

import datetime as dt
from uuid import UUID

from beside.core import clock
from beside.demo.stage import Stage
from beside.demo.story import DAY, HOUR, Story
from beside.encounters import actions as encounters
from beside.encounters.models import Note
from beside.matching import actions as matching
from beside.matching.models import Option
from beside.matching.queries.table import table
from beside.people.models import Supervises
from beside.referrals import actions as referrals
from beside.referrals.models import Request
from beside.relationships import actions as relationships
from beside.relationships import queries as together
from beside.supervision import actions as supervision
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

BUSY = ("rosa", "dev")
"""Peer workers of the cast, for whom there is something of everything."""
TO_READ = 2
"""Notes that wait for each supervisor at least."""


def plan(stage: Stage, stories: list[Story]) -> None:
    """Write into the diary what nobody has answered yet."""
    at, ago = stage.diary.at, stage.days_ago
    at(ago(2, dt.time(9)), _fill_a_caseload, stage)
    at(ago(2, dt.time(10)), _look_closer, stage)
    at(ago(2, dt.time(18)), _ask_for_change, stories)
    at(ago(3, dt.time(18)), _begin_goodbye, stories)
    at(stage.now - 20 * HOUR, _ask_the_cast, stage, stories)
    at(stage.now - 3 * HOUR, _draw_reviews, stage)
    for story in stories:
        if story.told.key == "priya":
            story.at(ago(1, dt.time(21)), _ask_correction)


def latest_note(story: Story) -> Note | None:
    """The newest note about this person that says more than that they met."""
    rows = Note.objects.filter(encounter__participant=story.who, is_attendance_only=False)
    return rows.order_by("-signed_at").first()


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


def _fits(story: Story, worker: UUID) -> bool:
    request = _waiting_request(story)
    return request is not None and not table([request]).against(request.pk, worker)


def _waiting_request(story: Story) -> Request | None:
    rows = Request.objects.filter(person=story.who, state__in=("WAITING", "CHOOSING"))
    return rows.select_related("person", "programme", "org").first()


def _ask_to_meet(story: Story, worker: UUID) -> None:
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
    workforce.set_standing(stage.actor(supervisor), profile, caseload_limit=loads[busiest])


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
        words = "Nothing is wrong. I would find it easier with somebody nearer my own age."
        relationships.ask_for_change(story.me, story.together, words=words)


def _begin_goodbye(stories: list[Story]) -> None:
    story = _steady(stories, "LONG_AND_STEADY")
    if story:
        relationships.begin_goodbye(
            story.worker,
            story.together,
            ending="GOOD",
            ends_on=clock.today() + 12 * DAY,
            words="You said once that one day you would not need this hour. I think it may be here.",
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
    note = latest_note(story)
    if note:
        words = "It says I was upset. I was angry. They are different."
        encounters.ask_correction(story.me, note, words=words)
