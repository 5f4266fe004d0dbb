"""Who sees what carries a worker, and who may do something about it.

A worker's own page has no rule of sight for anybody else: there is none to get wrong.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.core.models import Org
from beside.encounters.models import Encounter
from beside.people import policy as people
from beside.people.models import Person
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship
from beside.workforce.models import TimeAway

from .models import Cover, Debrief, OnCall, OwnPage, SharedLine, Visit

THERE = ("team.see", "requests.arrange", "insights.read")
"""Who can be on call: those who look after workers, arrange, or answer for the programme."""


def own_pages(actor: Actor) -> QuerySet[OwnPage]:
    """One's own, in the face of a peer worker. Not by any role, command, job or glass."""
    mine = OwnPage.objects.filter(worker=actor.face, worker__face=Person.Face.STAFF)
    return mine if may_open_own(actor) and actor.only is None else mine.none()


def visible_lines(actor: Actor) -> QuerySet[SharedLine]:
    """One's own, and what the workers one looks after chose to share."""
    rows = SharedLine.objects.filter(ended_at=None)
    return rows.filter(Q(worker=actor.face) | _my_team(actor, "worker"))


def visible_debriefs(actor: Actor) -> QuerySet[Debrief]:
    """The worker, whoever looks after them, and whom they would like to talk with."""
    near = Q(worker=actor.face) | Q(chosen=actor.face) | _my_team(actor, "worker")
    return Debrief.objects.filter(near)


def visible_visits(actor: Actor) -> QuerySet[Visit]:
    """One's own; those of the workers one looks after or arranges for; and, for whoever is on
    call, all of whom it is time to ask."""
    seen = Q(worker=actor.face)
    if any(actor.holds(each) for each in THERE):
        seen |= Q(worker__in=people.visible_workers(actor).values("pk"))
        seen |= Q(told_at__isnull=False) | Q(state=Visit.State.OUT, alarm_at__lte=clock.now())
    return Visit.objects.filter(seen).select_related("worker", "closed_by")


def own_visits(actor: Actor) -> QuerySet[Visit]:
    return Visit.objects.filter(worker=actor.face).select_related("worker")


def visits_ahead(actor: Actor) -> QuerySet[Encounter]:
    """Meetings one goes out to: one's own, face to face."""
    return Encounter.objects.filter(worker=actor.face, mode=Encounter.Mode.IN_PERSON)


def visible_on_call(actor: Actor) -> QuerySet[OnCall]:
    """Whoever works here may know whom to call."""
    rows = OnCall.objects.filter(ended_at=None)
    return rows if actor.holds("staff") or actor.is_clock else rows.none()


def coverable(actor: Actor) -> QuerySet[TimeAway]:
    """Time away whose people this actor plans for: one's own, one's team's, one's programmes'."""
    near = Q(profile__person=actor.face) | _my_team(actor, "profile__person")
    if actor.holds("requests.arrange"):
        near |= Q(profile__person__in=people.visible_workers(actor).values("pk"))
    return TimeAway.objects.filter(near, cancelled_at=None).select_related("profile__person")


def own_time_away(actor: Actor) -> QuerySet[TimeAway]:
    rows = TimeAway.objects.filter(profile__person=actor.face, cancelled_at=None)
    return rows.select_related("profile__person")


def visible_covers(actor: Actor) -> QuerySet[Cover]:
    """Who sees that the two walk together sees what was asked for while one is away."""
    seen = relationships.visible_relationships(actor).values("pk")
    mine = Q(stand_in=actor.face, state=Cover.State.YES)
    return Cover.objects.filter(Q(relationship__in=seen) | mine).select_related(
        "relationship__participant", "relationship__worker", "stand_in", "away"
    )


def workers_to_weigh(actor: Actor) -> QuerySet[Person]:
    """Whose week this actor may know: their own, their team's, those they arrange for."""
    near = Q(pk=actor.face) | _my_team(actor, "pk")
    if actor.holds("requests.arrange"):
        near |= Q(pk__in=people.visible_workers(actor).values("pk"))
    return Person.objects.filter(near, face=Person.Face.STAFF, left_on=None)


def may_open_own(actor: Actor, subject: Any = None) -> Decision:
    """These pages belong to peer workers."""
    return first_no(
        yes_if(actor.face, _("Please sign in first.")),
        yes_if(actor.holds("encounters.record"), _("Only peer workers have this page.")),
    )


def may_keep_own(actor: Actor, worker: Person) -> Decision:
    return first_no(
        may_open_own(actor),
        yes_if(actor.face == worker.pk, _("Only they can say this about themselves.")),
    )


def may_take_back_line(actor: Actor, line: SharedLine) -> Decision:
    return first_no(
        may_keep_own(actor, line.worker),
        yes_if(line.ended_at is None, _("You took this back already.")),
    )


def may_offer(actor: Actor, worker: Person) -> Decision:
    """A talk is offered by what happened, or asked for by the worker."""
    return any_yes(yes_if(actor.is_clock, ""), may_keep_own(actor, worker))


def may_answer(actor: Actor, debrief: Debrief) -> Decision:
    return first_no(
        may_keep_own(actor, debrief.worker),
        yes_if(debrief.is_open, _("This has been talked through, or you said no.")),
    )


def may_mark_talked(actor: Actor, debrief: Debrief) -> Decision:
    """The two who talked: the worker, or whoever they talked with."""
    return first_no(
        any_yes(
            yes_if(actor.is_clock, ""),
            yes_if(actor.face in (debrief.worker_id, debrief.chosen_id), ""),
            _looks_after(actor, debrief.worker_id),
        ),
        yes_if(debrief.is_open, _("This has been talked through, or they said no.")),
    )


def may_note_late(actor: Actor, debrief: Debrief) -> Decision:
    return first_no(
        by_the_clock(actor),
        yes_if(debrief.is_open and debrief.told_late_at is None, _("This was told already.")),
        yes_if(debrief.due_at <= clock.now(), _("There is time until then.")),
    )


def may_go_out(actor: Actor, worker: Person) -> Decision:
    return may_keep_own(actor, worker)


def may_open_own_meeting(actor: Actor, meeting: Encounter) -> Decision:
    return first_no(
        may_open_own(actor),
        yes_if(meeting.state == Encounter.State.BOOKED, _("This meeting is no longer open.")),
    )


def may_open_visit(actor: Actor, visit: Visit) -> Decision:
    return first_no(
        may_open_own(actor),
        yes_if(actor.face == visit.worker_id, _("This visit is somebody else’s.")),
    )


def may_come_back(actor: Actor, visit: Visit) -> Decision:
    return first_no(
        may_open_visit(actor, visit),
        yes_if(visit.state == Visit.State.OUT, _("You are back already.")),
    )


def may_raise(actor: Actor, visit: Visit) -> Decision:
    return first_no(
        by_the_clock(actor),
        yes_if(visit.state == Visit.State.OUT, _("They are back.")),
        yes_if(visit.back_at <= clock.now(), _("They are not expected yet.")),
    )


def may_close_visit(actor: Actor, visit: Visit) -> Decision:
    """Somebody who looked after it, and is not the one who is out."""
    return first_no(
        may_open_board(actor),
        yes_if(actor.face != visit.worker_id, _("You can say yourself that you are back.")),
        yes_if(visit.state == Visit.State.OUT, _("They are back.")),
    )


def may_open_board(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(
        any(actor.holds(each) for each in THERE),
        _("This page is for those who can be on call."),
    )


def may_go_on_call(actor: Actor, person: Person) -> Decision:
    return first_no(
        may_open_board(actor),
        yes_if(actor.face == person.pk, _("Only they can say this about themselves.")),
    )


def may_step_off(actor: Actor, duty: OnCall) -> Decision:
    return first_no(
        may_go_on_call(actor, duty.person),
        yes_if(duty.ended_at is None, _("You stepped off already.")),
    )


def may_plan_cover(actor: Actor, away: TimeAway) -> Decision:
    return first_no(
        any_yes(
            yes_if(actor.face == away.profile.person_id and actor.holds("encounters.record"), ""),
            _looks_after(actor, away.profile.person_id),
            yes_if(actor.holds("requests.arrange"), _("Your role does not plan this.")),
        ),
        yes_if(away.ends_on >= clock.today(), _("This time away is over.")),
    )


def may_ask_cover(actor: Actor, relationship: Relationship) -> Decision:
    """Whoever plans it sees the two; the person decides."""
    return first_no(
        any_yes(
            relationships.is_the_worker(actor, relationship),
            _looks_after(actor, relationship.worker_id),
            relationships.arranges(actor, relationship),
        ),
        yes_if(relationship.state in relationships.BEGUN, _("They are saying goodbye.")),
    )


def may_answer_cover(actor: Actor, cover: Cover) -> Decision:
    """The person; or, for somebody who said it aloud, their worker or who arranges for them."""
    return first_no(
        any_yes(
            relationships.is_theirs(actor, cover.relationship),
            relationships.is_the_worker(actor, cover.relationship),
            relationships.arranges(actor, cover.relationship),
        ),
        yes_if(cover.state == Cover.State.ASKED, _("This has been answered.")),
        yes_if(cover.away.cancelled_at is None, _("They are not going away after all.")),
    )


def may_end_cover(actor: Actor, cover: Cover) -> Decision:
    """It follows from somebody being back."""
    return first_no(
        by_the_clock(actor), yes_if(cover.state != Cover.State.OVER, _("This is over already."))
    )


def may_open_return(actor: Actor, away: TimeAway) -> Decision:
    return first_no(
        may_open_own(actor),
        yes_if(away.starts_on <= clock.today(), _("You have not been away yet.")),
    )


def may_open_load(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(
        actor.holds("team.see") or actor.holds("requests.arrange"),
        _("Your role does not plan other people’s weeks."),
    )


def may_set_weight(actor: Actor, org: Org) -> Decision:
    return may_open_weights(actor)


def may_open_weights(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(
        actor.holds("insights.read") or actor.holds("org.set_up"),
        _("Who answers for the programme says what weighs how much."),
    )


def by_the_clock(actor: Actor) -> Decision:
    return yes_if(actor.is_clock, _("This is done when it is time, not by hand."))


def _looks_after(actor: Actor, worker_id: Any) -> Decision:
    near = actor.holds("team.see") and people.team_of(actor).filter(worker=worker_id).exists()
    return yes_if(near, _("This worker is looked after by somebody else."))


def _my_team(actor: Actor, column: str) -> Q:
    if not actor.holds("team.see"):
        return Q(pk=None)
    return Q(**{f"{column}__in": people.team_of(actor)})
