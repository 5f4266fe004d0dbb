"""Who reads the notes that were drawn; who sees that people sat down together, and what was said."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.core.models import Org
from beside.encounters.models import Note
from beside.people import policy as people
from beside.people.models import Person
from beside.workforce import policy as workforce

from ..models import OutsideAsk, Review, Supervision, TalkPoint


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """A supervisor sees the reviews of their own team; a worker those of their own notes that
    have been read."""
    if actor.holds("notes.review"):
        return Review.objects.filter(note__signed_by__in=people.team_of(actor))
    return Review.objects.filter(note__signed_by=actor.face, state=Review.State.READ)


def supervised(actor: Actor) -> QuerySet[Person]:
    """Workers whose agenda this actor may open: their own, and those of their team."""
    seen = Q(pk=actor.face) if actor.holds("encounters.record") else Q(pk=None)
    return Person.objects.filter(seen | of_my_team(actor, "pk"), face=Person.Face.STAFF)


def team(actor: Actor) -> QuerySet[Person]:
    """The workers this actor sits down with."""
    return Person.objects.filter(of_my_team(actor, "pk"), left_on=None)


def visible_supervisions(actor: Actor) -> QuerySet[Supervision]:
    """With every word: the worker, and whoever looks after them now."""
    near = Q(worker=actor.face) | of_my_team(actor, "worker")
    return Supervision.objects.filter(near, ended_at=None)


def visible_dates(actor: Actor) -> QuerySet[Supervision]:
    """That it happened: also for who answers for the programme. Only dates may be read from it."""
    near = Q(worker=actor.face) | of_my_team(actor, "worker")
    if actor.holds("insights.read"):
        near |= Q(worker__in=people.visible_workers(actor).values("pk"))
    return Supervision.objects.filter(near, ended_at=None)


def visible_points(actor: Actor) -> QuerySet[TalkPoint]:
    return TalkPoint.objects.filter(Q(worker=actor.face) | of_my_team(actor, "worker"))


def visible_asks(actor: Actor) -> QuerySet[OutsideAsk]:
    return OutsideAsk.objects.filter(Q(worker=actor.face) | of_my_team(actor, "worker"))


def asks_to_count(actor: Actor) -> QuerySet[OutsideAsk]:
    """For who answers for the programme, to be counted and never to be read."""
    rows = OutsideAsk.objects.filter(worker__in=people.visible_workers(actor).values("pk"))
    return rows if actor.holds("insights.read") else rows.none()


def may_draw(actor: Actor, note: Note) -> Decision:
    return first_no(
        yes_if(actor.is_clock, _("Notes are drawn by lot, not by hand.")),
        yes_if(not Review.objects.filter(note=note).exists(), _("This note was drawn already.")),
    )


def may_read_review(actor: Actor, review: Review) -> Decision:
    return first_no(
        yes_if(actor.holds("notes.review"), _("Your role does not review notes.")),
        yes_if(
            people.team_of(actor).filter(worker=review.note.signed_by_id).exists(),
            _("This worker is looked after by somebody else."),
        ),
        yes_if(review.state == Review.State.DRAWN, _("This note has been read.")),
    )


def may_open_reviews(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("notes.review") or actor.holds("encounters.record"),
        _("Your role does not review notes."),
    )


def may_open_due(actor: Actor) -> Decision:
    return yes_if(actor.holds("team.see"), _("Your role does not look after peer workers."))


def may_open_own(actor: Actor) -> Decision:
    return yes_if(actor.holds("encounters.record"), _("Only peer workers have this page."))


def may_record_supervision(actor: Actor, worker: Person) -> Decision:
    return first_no(
        may_open_due(actor),
        yes_if(
            people.team_of(actor).filter(worker=worker.pk).exists(),
            _("This worker is looked after by somebody else."),
        ),
    )


def may_amend_supervision(actor: Actor, held: Supervision) -> Decision:
    return first_no(
        may_record_supervision(actor, held.worker),
        yes_if(held.ended_at is None, _("This was put right already. Open the newer one.")),
    )


def may_add_point(actor: Actor, worker: Person) -> Decision:
    """The two who will sit down together, and nobody else."""
    return any_yes(may_record_supervision(actor, worker), may_say_outside(actor, worker))


def may_say_outside(actor: Actor, worker: Person) -> Decision:
    return first_no(
        may_open_own(actor),
        yes_if(actor.face == worker.pk, _("Only they can say this about themselves.")),
    )


def may_open_evidence(actor: Actor, subject: Any = None) -> Decision:
    """That people sat down: one's own, one's team's, or one's programme's."""
    holds = any(actor.holds(each) for each in ("team.see", "insights.read", "encounters.record"))
    return yes_if(holds, _("Your role does not see when workers and supervisors sit down."))


def may_take_evidence(actor: Actor, person: Person) -> Decision:
    return first_no(
        may_open_evidence(actor),
        yes_if(actor.face == person.pk, _("Only they can take this along.")),
    )


def provable(actor: Actor) -> QuerySet[Person]:
    """Workers for whom this actor may show what counts: their own, and those in sight."""
    own = Q(pk=actor.face) if actor.holds("profile.keep") else Q(pk=None)
    seen = workforce.workers_in_sight(actor).values("pk")
    return Person.objects.filter(own | Q(pk__in=seen), face=Person.Face.STAFF)


def may_take_proof(actor: Actor, worker: Person) -> Decision:
    return yes_if(
        provable(actor).filter(pk=worker.pk).exists(),
        _("This worker is looked after by somebody else."),
    )


def may_set_cadence(actor: Actor, org: Org) -> Decision:
    return may_open_cadence(actor)


def may_open_cadence(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("insights.read") or actor.holds("org.set_up"),
        _("Who answers for the programme says how often."),
    )


def of_my_team(actor: Actor, column: str) -> Q:
    """Rows about the workers this actor looks after; none for whoever looks after nobody."""
    if not actor.holds("team.see"):
        return Q(pk=None)
    return Q(**{f"{column}__in": people.team_of(actor)})
