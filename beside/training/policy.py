"""Who sees courses and seats, and who may arrange them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.core.models import Org
from beside.people.models import Programme
from beside.workforce.models import Credential

from .models import Cohort, Completion, Course, Enrolment, Path, Session

ARRANGES = "training.arrange"
NOT_YOURS = _("Coordinators and programme managers arrange courses.")
ELSEWHERE = _("Another programme arranges this one.")


def visible_courses(actor: Actor) -> QuerySet[Course]:
    """Everybody who works here: a course says nothing about a person."""
    return Course.objects.filter(ended_at=None) if _works_here(actor) else Course.objects.none()


def visible_paths(actor: Actor) -> QuerySet[Path]:
    return Path.objects.filter(ended_at=None) if _works_here(actor) else Path.objects.none()


def visible_cohorts(actor: Actor) -> QuerySet[Cohort]:
    """When courses take place. Who has a seat is another question."""
    return Cohort.objects.all() if _works_here(actor) else Cohort.objects.none()


def cohorts_i_arrange(actor: Actor) -> QuerySet[Cohort]:
    """Those of the programmes one answers for."""
    if actor.is_clock or actor.is_operator:
        return Cohort.objects.all()
    if not actor.holds(ARRANGES):
        return Cohort.objects.none()
    if actor.reach is None:
        return Cohort.objects.all()
    return Cohort.objects.filter(programme__in=actor.reach)


def sessions_i_arrange(actor: Actor) -> QuerySet[Session]:
    return Session.objects.filter(cohort__in=cohorts_i_arrange(actor).values("pk"))


def visible_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """One's own; and of a cohort one arranges, everybody's: asking for a seat tells them."""
    near = Q(cohort__in=cohorts_i_arrange(actor).values("pk"))
    return Enrolment.objects.filter(near | Q(person=actor.face))


def own_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(person=actor.face)


def visible_completions(actor: Actor) -> QuerySet[Completion]:
    seen = visible_enrolments(actor).values("pk")
    return Completion.objects.filter(enrolment__in=seen)


def may_open_courses(actor: Actor) -> Decision:
    return yes_if(actor.holds("profile.keep"), _("Only peer workers have this page."))


def may_arrange(actor: Actor) -> Decision:
    return yes_if(actor.holds(ARRANGES), NOT_YOURS)


def may_make_course(actor: Actor, org: Org) -> Decision:
    return yes_if(actor.is_operator or actor.holds(ARRANGES), NOT_YOURS)


def may_change_course(actor: Actor, course: Course) -> Decision:
    return first_no(
        yes_if(actor.holds(ARRANGES), NOT_YOURS),
        yes_if(course.ended_at is None, _("This course is no longer given.")),
    )


def may_open_path(actor: Actor, path: Path) -> Decision:
    return first_no(
        yes_if(actor.holds(ARRANGES), NOT_YOURS),
        yes_if(path.ended_at is None, _("This path is no longer given.")),
    )


def may_open_cohort(actor: Actor, programme: Programme) -> Decision:
    return first_no(
        yes_if(actor.holds(ARRANGES), NOT_YOURS),
        yes_if(actor.reaches(programme.pk), ELSEWHERE),
        yes_if(programme.closed_on is None, _("This programme is closed.")),
    )


def may_arrange_cohort(actor: Actor, cohort: Cohort) -> Decision:
    return first_no(
        yes_if(actor.holds(ARRANGES), NOT_YOURS),
        yes_if(actor.reaches(cohort.programme_id), ELSEWHERE),
        yes_if(cohort.completed_at is None, _("This course is closed; everybody has their hours.")),
        yes_if(cohort.called_off_at is None, _("This course was called off.")),
    )


def may_mark_presence(actor: Actor, session: Session) -> Decision:
    return first_no(
        may_arrange_cohort(actor, session.cohort),
        yes_if(session.starts_at <= clock.now(), _("It has not begun yet.")),
    )


def may_complete_cohort(actor: Actor, cohort: Cohort) -> Decision:
    return first_no(
        may_arrange_cohort(actor, cohort),
        yes_if(cohort.ends_on <= clock.today(), _("The last day has not come yet.")),
    )


def may_complete_course(actor: Actor, enrolment: Enrolment) -> Decision:
    return first_no(
        may_complete_cohort(actor, enrolment.cohort),
        yes_if(enrolment.state == Enrolment.State.ACCEPTED, _("They had no seat.")),
    )


def may_ask_for_seat(actor: Actor, cohort: Cohort) -> Decision:
    return first_no(
        may_open_courses(actor),
        yes_if(cohort.called_off_at is None, _("This course was called off.")),
        yes_if(cohort.starts_on >= clock.today(), _("This course has begun already.")),
    )


def may_give_back_seat(actor: Actor, enrolment: Enrolment) -> Decision:
    return first_no(
        yes_if(actor.face == enrolment.person_id, _("Only they can give their seat back.")),
        yes_if(enrolment.state in Enrolment.OPEN, _("There is no seat to give back.")),
        yes_if(not enrolment.cohort.is_over, _("This course is over.")),
    )


def may_give_certificate(actor: Actor, completion: Completion) -> Decision:
    return first_no(
        yes_if(actor.is_clock, _("Certificates are made by themselves.")),
        yes_if(completion.paper_id is None, _("There is one already.")),
    )


def may_remind_of_session(actor: Actor, session: Session) -> Decision:
    return yes_if(actor.is_clock, _("Reminders come by themselves."))


def may_remind_of_renewal(actor: Actor, credential: Credential) -> Decision:
    return yes_if(actor.is_clock, _("Reminders come by themselves."))


def _works_here(actor: Actor) -> bool:
    return actor.holds("staff") or actor.is_clock or actor.is_operator
