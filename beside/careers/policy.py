"""Who opens a role, who may ask for one, and who sees an application."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people.models import Person
from beside.workforce import policy as workforce

from .models import Application, Interest, Letter, Opening
from .states import ANSWERS

KEEPS = "workforce.see"


def public_openings() -> QuerySet[Opening]:
    """The roles that anybody can ask for today."""
    today = clock.today()
    not_over = Q(closes_on=None) | Q(closes_on__gte=today)
    return Opening.objects.filter(not_over, opens_on__lte=today, closed_at=None)


def visible_openings(actor: Actor) -> QuerySet[Opening]:
    """The open ones; those one has asked for; and those one keeps, open or not."""
    asked = Interest.objects.filter(person=actor.face, person__isnull=False)
    seen = Q(pk__in=public_openings().values("pk")) | Q(pk__in=asked.values("opening"))
    return Opening.objects.filter(seen | Q(pk__in=openings_i_keep(actor).values("pk")))


def openings_i_keep(actor: Actor) -> QuerySet[Opening]:
    """Those of the programmes one answers for."""
    if not actor.holds(KEEPS):
        return Opening.objects.none()
    if actor.reach is None:
        return Opening.objects.all()
    return Opening.objects.filter(programme__in=actor.reach)


def visible_interests(actor: Actor) -> QuerySet[Interest]:
    """One's own, and those for the roles one keeps. Nobody's supervisor learns of it from us."""
    kept = Q(opening__in=openings_i_keep(actor).values("pk"))
    return Interest.objects.filter(kept | Q(person=actor.face, person__isnull=False))


def interests_i_answer(actor: Actor) -> QuerySet[Interest]:
    kept = openings_i_keep(actor).values("pk")
    return Interest.objects.filter(opening__in=kept).exclude(
        person=actor.me if actor.face else None
    )


def own_interests(actor: Actor) -> QuerySet[Interest]:
    return Interest.objects.filter(person=actor.face, person__isnull=False)


def visible_applications(actor: Actor) -> QuerySet[Application]:
    """One's own; those of the workers one looks after or answers for."""
    near = workforce.workers_in_sight(actor).values("pk")
    return Application.objects.filter(Q(person=actor.face) | Q(person__in=near))


def own_applications(actor: Actor) -> QuerySet[Application]:
    return Application.objects.filter(person=actor.face)


def own_letters(actor: Actor) -> QuerySet[Letter]:
    return Letter.objects.filter(application__person=actor.face, ended_at=None)


def may_open_careers(actor: Actor) -> Decision:
    return workforce.may_open_own(actor)


def may_see_own_gap(actor: Actor, opening: Opening) -> Decision:
    return workforce.may_open_own(actor)


def may_open_team(actor: Actor) -> Decision:
    return workforce.may_open_team_hours(actor)


def may_open_openings(actor: Actor) -> Decision:
    return yes_if(actor.holds(KEEPS), _("Programme managers have this page."))


def may_open_role(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(actor.holds(KEEPS), _("Your role does not open roles."))


def may_change_opening(actor: Actor, opening: Opening) -> Decision:
    return first_no(
        yes_if(
            openings_i_keep(actor).filter(pk=opening.pk).exists(),
            _("This role belongs to another programme."),
        ),
        yes_if(opening.closed_at is None, _("This role is closed.")),
    )


def may_ask_for_role(actor: Actor, opening: Opening) -> Decision:
    """Anybody, and whoever works here; while it is open."""
    return first_no(
        any_yes(
            yes_if(actor.is_anyone, ""),
            yes_if(actor.holds("staff"), _("Please ask from the public page.")),
        ),
        yes_if(
            public_openings().filter(pk=opening.pk).exists(), _("This role is not open any more.")
        ),
    )


def may_answer_interest(actor: Actor, interest: Interest) -> Decision:
    return first_no(
        yes_if(
            interests_i_answer(actor).filter(pk=interest.pk).exists(),
            _("Somebody else answers this."),
        ),
        yes_if(ANSWERS[interest.stands], _("This has its answer already.")),
    )


def may_take_back_interest(actor: Actor, interest: Interest) -> Decision:
    """The worker; a stranger by their link, which the page has looked at."""
    return first_no(
        any_yes(
            yes_if(actor.is_anyone and interest.person_id is None, ""),
            yes_if(
                actor.face is not None and actor.face == interest.person_id,
                _("Only they can take it back."),
            ),
        ),
        yes_if(interest.is_open, _("This has its answer already.")),
    )


def may_apply(actor: Actor, person: Person) -> Decision:
    return workforce.may_add_hours(actor, person)


def may_move_application(actor: Actor, application: Application) -> Decision:
    return first_no(
        workforce.may_add_hours(actor, application.person),
        yes_if(application.is_under_way, _("This application has come to its end.")),
    )


def may_remind(actor: Actor, application: Application) -> Decision:
    return yes_if(actor.is_clock, _("Reminders come by themselves."))


def may_keep_letter(actor: Actor, letter: Letter) -> Decision:
    return first_no(
        may_move_application(actor, letter.application),
        yes_if(letter.ended_at is None, _("This letter was taken off already.")),
    )
