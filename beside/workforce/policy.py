"""Who sees which part of a peer worker, and who may change it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import YES, Decision, any_yes, first_no, no, yes_if
from beside.core.models import Org
from beside.people import policy as people
from beside.people.models import Membership, Person, Programme, Supervises

from .models import (
    Conflict,
    Credential,
    Experience,
    Hours,
    OwnRule,
    Profile,
    Seen,
    ServiceNeed,
    TimeAway,
    WorkedHours,
)

NEEDS_COMPANY = (Profile.Stage.VOLUNTEER, Profile.Stage.TRAINEE)


def public_profiles() -> QuerySet[Profile]:
    """The workers anybody may know of: they chose it, and they work here now."""
    return Profile.objects.filter(_works_here(), is_public=True, person__left_on=None)


def visible_profiles(actor: Actor) -> QuerySet[Profile]:
    """The public ones, one's own, and those of the workers one looks after or arranges for."""
    seen = Q(pk__in=public_profiles().values("pk")) | Q(person=actor.face)
    if actor.holds("staff") or actor.is_clock or actor.is_operator:
        seen |= Q(person__in=people.visible_workers(actor).values("pk"))
    return Profile.objects.filter(seen)


def own_profiles(actor: Actor) -> QuerySet[Profile]:
    return Profile.objects.filter(person=actor.face)


def profiles_in_my_care(actor: Actor) -> QuerySet[Profile]:
    """The workers whose standing this actor keeps: their supervisor, or who keeps the roster."""
    if actor.is_operator or actor.holds("roster.change"):
        return Profile.objects.all()
    if actor.holds("team.see"):
        return Profile.objects.filter(person__in=people.team_of(actor))
    return Profile.objects.none()


def visible_experiences(actor: Actor) -> QuerySet[Experience]:
    """Each worker decides, one by one, who may know. Nobody's role stands above that."""
    rows = Experience.objects.filter(ended_at=None)
    seen = Q(profile__person=actor.face) | Q(
        profile__in=public_profiles().values("pk"), seen_by=Seen.PUBLIC
    )
    if actor.holds("team.see"):
        near = Q(profile__person__in=people.team_of(actor))
        seen |= near & Q(seen_by__in=Seen.SUPERVISOR.shows())
    if actor.holds("requests.arrange"):
        near = Q(profile__person__in=people.visible_workers(actor).values("pk"))
        seen |= near & Q(seen_by__in=Seen.MATCHED.shows())
    return rows.filter(seen)


def visible_hours(actor: Actor) -> QuerySet[Hours]:
    return Hours.objects.filter(
        profile__in=visible_profiles(actor).values("pk"), ended_at=None
    ).order_by("weekday", "starts")


def visible_time_away(actor: Actor) -> QuerySet[TimeAway]:
    """Those who plan around a worker see which days; nobody sees why."""
    if actor.is_clock or actor.is_operator:
        return TimeAway.objects.filter(cancelled_at=None)
    near = Q(profile__person=actor.face)
    if actor.holds("staff"):
        near |= Q(profile__person__in=people.visible_workers(actor).values("pk"))
    return TimeAway.objects.filter(near, cancelled_at=None)


def visible_conflicts(actor: Actor) -> QuerySet[Conflict]:
    """A worker sees their own, with people they know of here; a coordinator, those of both."""
    known = Q(person__in=people.visible_participants(actor).values("pk"))
    near = Q(worker=actor.face)
    if actor.holds("requests.arrange"):
        near |= Q(worker__in=people.visible_workers(actor).values("pk"))
    return Conflict.objects.filter(known, near, ended_at=None)


def may_open_own(actor: Actor) -> Decision:
    return first_no(
        yes_if(actor.holds("profile.keep"), _("Only peer workers have this page.")),
        yes_if(actor.face, _("Please sign in first.")),
    )


def may_keep_profile(actor: Actor, person: Person) -> Decision:
    return any_yes(
        yes_if(actor.is_operator or actor.holds("roster.change"), ""),
        first_no(
            yes_if(actor.holds("profile.keep"), _("Your role has no profile.")),
            yes_if(actor.face == person.pk, _("Only they can say this about themselves.")),
        ),
    )


def may_change_own(actor: Actor, profile: Profile) -> Decision:
    """What one shares, when, and with whom: nobody else can say it."""
    return any_yes(
        yes_if(actor.is_operator, ""),
        yes_if(actor.face == profile.person_id, _("Only they can say this about themselves.")),
    )


def may_set_standing(actor: Actor, profile: Profile) -> Decision:
    """How far along a worker is, and how many people they walk with."""
    return yes_if(
        profiles_in_my_care(actor).filter(pk=profile.pk).exists(),
        _("Their supervisor, or who keeps the roster, changes this together with them."),
    )


def may_mark_away(actor: Actor, profile: Profile) -> Decision:
    return any_yes(may_set_standing(actor, profile), may_change_own(actor, profile))


def may_come_back_early(actor: Actor, away: TimeAway) -> Decision:
    return first_no(
        may_mark_away(actor, away.profile),
        yes_if(away.cancelled_at is None, _("This time away was taken back already.")),
    )


def may_stop_sharing(actor: Actor, experience: Experience) -> Decision:
    return may_change_own(actor, experience.profile)


def may_say_conflict(actor: Actor, worker: Person) -> Decision:
    """The worker themself, or a coordinator for either of the two. Nobody asks why."""
    return any_yes(
        yes_if(actor.is_operator, ""),
        first_no(
            yes_if(actor.holds("requests.arrange"), ""),
            yes_if(people.visible_workers(actor).filter(pk=worker.pk).exists(), ""),
        ),
        yes_if(actor.face == worker.pk, _("Only they, or their coordinator, can say this.")),
    )


def may_end_conflict(actor: Actor, conflict: Conflict) -> Decision:
    return yes_if(
        actor.is_operator or visible_conflicts(actor).filter(pk=conflict.pk).exists(),
        _("Only they, or their coordinator, can say this."),
    )


def may_meet(profile: Profile) -> Decision:
    """May this worker be suggested to somebody new?"""
    return first_no(
        yes_if(profile.is_taking_people, _("They are not meeting new people right now.")),
        _has_company(profile),
    )


def _has_company(profile: Profile) -> Decision:
    """Volunteers, and those in training, have somebody beside them before they begin."""
    if profile.stage not in NEEDS_COMPANY:
        return YES
    beside = Supervises.objects.filter(worker=profile.person_id, ended_on=None)
    return YES if beside.exists() else no(_("They need a supervisor before they meet people."))


def _works_here() -> Any:
    return Exists(
        Membership.objects.filter(person=OuterRef("person"), role="peer_worker", ended_on=None)
    )


def visible_credentials(actor: Actor) -> QuerySet[Credential]:
    """One's own; those of one's team; those of the workforce one answers for."""
    return Credential.objects.filter(_theirs_to_see(actor), ended_at=None)


def visible_worked_hours(actor: Actor) -> QuerySet[WorkedHours]:
    """One's own; those of one's team; those of the workforce one answers for."""
    return WorkedHours.objects.filter(_theirs_to_see(actor), ended_at=None)


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
        yes_if(actor.is_operator or actor.holds("roster.change"), ""), _is_theirs(actor, person.pk)
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
    return any_yes(yes_if(actor.is_operator, ""), _is_theirs(actor, person.pk))


def may_take_back_hours(actor: Actor, hours: WorkedHours) -> Decision:
    return first_no(
        _is_theirs(actor, hours.person_id),
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


def _theirs_to_see(actor: Actor) -> Q:
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


def _is_theirs(actor: Actor, person_id: Any) -> Decision:
    return first_no(
        yes_if(actor.holds("profile.keep"), _("Only peer workers have this page.")),
        yes_if(actor.face == person_id, _("Only they can say this about themselves.")),
    )


def visible_own_rules(actor: Actor) -> QuerySet[OwnRule]:
    """Rules are no secret: whoever works here may read them."""
    rows = OwnRule.objects.filter(ended_at=None)
    return rows if actor.holds("staff") or actor.is_operator else rows.none()


def visible_service_needs(actor: Actor) -> QuerySet[ServiceNeed]:
    rows = ServiceNeed.objects.filter(ended_at=None)
    return rows if actor.holds("staff") or actor.is_operator else rows.none()


def may_open_rules(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("staff") and actor.face, _("Only those who work here have this page.")
    )


def may_open_workforce(actor: Actor) -> Decision:
    return yes_if(actor.holds("workforce.see"), _("Programme managers and admins have this page."))


def may_set_rules(actor: Actor, org: Org) -> Decision:
    return _sets_rules(actor)


def may_open_what_if(actor: Actor) -> Decision:
    return _sets_rules(actor)


def may_end_rule(actor: Actor, rule: OwnRule) -> Decision:
    return first_no(
        _sets_rules(actor), yes_if(rule.ended_at is None, _("This rule was taken back already."))
    )


def may_set_service_need(actor: Actor, programme: Programme) -> Decision:
    return _sets_rules(actor)


def may_end_service_need(actor: Actor, need: ServiceNeed) -> Decision:
    return first_no(
        _sets_rules(actor), yes_if(need.ended_at is None, _("This was taken back already."))
    )


def _sets_rules(actor: Actor) -> Decision:
    return yes_if(
        actor.is_operator or actor.holds("rules.set"),
        _("Programme managers and admins say which rules hold here."),
    )
