"""Who sees which part of a peer worker, and who may change it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import YES, Decision, any_yes, first_no, no, yes_if
from beside.people import policy as people
from beside.people.models import Membership, Person, Supervises

from ..models import Conflict, Experience, Hours, Profile, Seen, TimeAway

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
    """The worker themself, a coordinator for either of the two, or what follows by itself from
    something agreed elsewhere. Nobody asks why."""
    return any_yes(
        yes_if(actor.is_operator or actor.is_clock, ""),
        first_no(
            yes_if(actor.holds("requests.arrange"), ""),
            yes_if(people.visible_workers(actor).filter(pk=worker.pk).exists(), ""),
        ),
        yes_if(actor.face == worker.pk, _("Only they, or their coordinator, can say this.")),
    )


def may_end_conflict(actor: Actor, conflict: Conflict) -> Decision:
    return yes_if(
        actor.is_operator
        or actor.is_clock
        or visible_conflicts(actor).filter(pk=conflict.pk).exists(),
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
