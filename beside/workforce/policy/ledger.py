"""Who sees a worker's credentials and hours, and who signs them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people import policy as people
from beside.people.models import Membership, Person

from ..models import Credential, WorkedHours


def visible_credentials(actor: Actor) -> QuerySet[Credential]:
    """One's own; those of one's team; those of the workforce one answers for."""
    return Credential.objects.filter(theirs_to_see(actor), ended_at=None)


def visible_worked_hours(actor: Actor) -> QuerySet[WorkedHours]:
    """One's own; those of one's team; those of the workforce one answers for."""
    return WorkedHours.objects.filter(theirs_to_see(actor), ended_at=None)


def workers_in_sight(actor: Actor) -> QuerySet[Person]:
    """Workers whose credentials and hours this actor sees, besides their own."""
    return _peer_workers().filter(_in_my_answer(actor, "pk"), ~Q(pk=actor.face))


def workers_i_sign_for(actor: Actor) -> QuerySet[Person]:
    """A supervisor signs for the workers they look after, never for themself."""
    if not actor.holds("team.see"):
        return Person.objects.none()
    return _peer_workers().filter(~Q(pk=actor.face), pk__in=people.team_of(actor))


def may_open_team_hours(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("team.see") or actor.holds("workforce.see"),
        _("Supervisors and programme managers have this page."),
    )


def may_hold_credential(actor: Actor, person: Person) -> Decision:
    return any_yes(
        yes_if(actor.is_operator or actor.holds("roster.change"), ""), is_theirs(actor, person.pk)
    )


def may_verify_credential(actor: Actor, credential: Credential) -> Decision:
    return first_no(
        yes_if(
            actor.face is not None and actor.face != credential.person_id,
            _("Somebody else looks at the certificate, not the worker."),
        ),
        yes_if(
            workers_in_sight(actor).filter(pk=credential.person_id).exists(),
            _("This worker is looked after by somebody else."),
        ),
        yes_if(credential.since_on, _("They do not hold it yet.")),
        yes_if(credential.verified_at is None, _("It has been looked at already.")),
    )


def may_end_credential(actor: Actor, credential: Credential) -> Decision:
    return first_no(
        may_hold_credential(actor, credential.person),
        yes_if(credential.ended_at is None, _("This was taken off already.")),
    )


def may_add_hours(actor: Actor, person: Person) -> Decision:
    return any_yes(yes_if(actor.is_operator, ""), is_theirs(actor, person.pk))


def may_take_back_hours(actor: Actor, hours: WorkedHours) -> Decision:
    return first_no(
        is_theirs(actor, hours.person_id),
        yes_if(not hours.source, _("These hours follow from a note. Change the note instead.")),
        yes_if(hours.signed_at is None, _("These hours are signed. Ask your supervisor.")),
        yes_if(hours.ended_at is None, _("These hours were taken back already.")),
    )


def may_count_hours(actor: Actor, person: Person) -> Decision:
    return yes_if(actor.is_clock, _("These hours count by themselves; nobody types them."))


def may_sign_hours(actor: Actor, person: Person) -> Decision:
    return first_no(
        yes_if(actor.holds("team.see"), _("Your role does not sign hours.")),
        yes_if(
            workers_i_sign_for(actor).filter(pk=person.pk).exists(),
            _("This worker is looked after by somebody else."),
        ),
    )


def theirs_to_see(actor: Actor) -> Q:
    return Q(person=actor.face) | _in_my_answer(actor, "person")


def _in_my_answer(actor: Actor, person: str) -> Q:
    """The supervisor's team; for a manager or an admin, the staff of what they answer for."""
    if actor.is_clock or actor.is_operator:
        return Q(pk__isnull=False)
    seen = Q(pk__in=())
    if actor.holds("team.see"):
        seen |= Q(**{f"{person}__in": people.team_of(actor)})
    if actor.holds("workforce.see"):
        seen |= Q(**{f"{person}__in": people.visible_workers(actor).values("pk")})
    return seen


def _peer_workers() -> QuerySet[Person]:
    parts = Membership.objects.filter(role="peer_worker", ended_on=None)
    return Person.objects.filter(pk__in=parts.values("person"), left_on=None)


def is_theirs(actor: Actor, person_id: Any) -> Decision:
    return first_no(
        yes_if(actor.holds("profile.keep"), _("Only peer workers have this page.")),
        yes_if(actor.face == person_id, _("Only they can say this about themselves.")),
    )
