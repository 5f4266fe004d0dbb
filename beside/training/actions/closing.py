"""Who was there, who took it to its end, and the certificate that follows."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.uploads import Clean
from beside.workforce import actions as workforce
from beside.workforce.models import Paper, WorkedHours

from .. import news, policy
from ..models import Cohort, Completion, Course, Enrolment, PathCourse, Presence, Session

State = Enrolment.State


@action(event="presence.marked", may=policy.may_mark_presence)
def mark_presence(actor: Actor, session: Session, *, there: Collection[UUID]) -> Session:
    """Who of those with a seat was there. Marked again, the newer word counts."""
    seats = session.cohort.enrolments.filter(state=State.ACCEPTED)
    said = {each.enrolment_id: each for each in session.presences.all()}
    for seat in seats:
        presence = said.get(seat.pk) or Presence(session=session, enrolment=seat)
        presence.is_there = seat.pk in there
        presence.save()
    session.marked_at = clock.now()
    session.save()
    return session


@action(event="cohort.completed", may=policy.may_complete_cohort)
def complete_cohort(actor: Actor, cohort: Cohort, *, left_out: Mapping[UUID, str]) -> Cohort:
    """Everybody with a seat took it to its end, but those in `left_out`, each for the reason given
    there. Raises NotAllowed when a reason is missing."""
    seats = cohort.enrolments.filter(state=State.ACCEPTED).select_related("person")
    courses = courses_of(cohort)
    for seat in seats.order_by("asked_at", "pk"):
        why = left_out.get(seat.pk)
        if why is not None and not why.strip():
            raise NotAllowed(_("Please say why it does not count this time."))
        for course in courses if why is None else ():
            complete_course(actor, seat, course=course)
        seat.state = State.COMPLETED if why is None else State.NOT_YET
        seat.why_not = (why or "").strip()
        seat.save()
        news.closed(seat)
    cohort.completed_at = clock.now()
    cohort.save()
    return cohort


@action(event="course.completed", may=policy.may_complete_course)
def complete_course(actor: Actor, enrolment: Enrolment, *, course: Course) -> Completion:
    """One worker took one course to its end. The hours count by themselves."""
    done = Completion(
        enrolment=enrolment,
        person_id=enrolment.person_id,
        course=course,
        day_on=enrolment.cohort.ends_on,
        minutes=course.minutes,
    )
    done.save()
    return done


@action(event="certificate.given", may=policy.may_give_certificate)
def give_certificate(actor: Actor, completion: Completion, *, upload: Clean) -> Paper:
    """The certificate lies with the worker's papers, beside the hours it proves."""
    hours = WorkedHours.objects.filter(
        source="training.Completion", source_id=completion.pk, ended_at=None
    ).first()
    completion.paper = workforce.keep_paper(
        actor,
        completion.person,
        kind=Paper.Kind.COMPLETION,
        title=completion.course.title,
        upload=upload,
        about=hours,
    )
    completion.save()
    return completion.paper


def courses_of(cohort: Cohort) -> list[Course]:
    """The one course, or those of the path in their order."""
    if cohort.course:
        return [cohort.course]
    stops = PathCourse.objects.filter(path=cohort.path_id).select_related("course")
    return [stop.course for stop in stops.order_by("place")]
