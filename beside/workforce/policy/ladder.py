"""Who keeps how far along a worker is, and who reads it."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.people import policy as people

from ..models import Profile, StageChange
from .profile import profiles_in_my_care


def profiles_i_may_move(actor: Actor) -> QuerySet[Profile]:
    """The workers whose stage this actor may change, never their own: those in their care, and
    for a manager those of the programmes they answer for."""
    if actor.is_operator:
        return Profile.objects.all()
    seen = Q(pk__in=profiles_in_my_care(actor).values("pk"))
    if actor.holds("workforce.see"):
        seen |= Q(person__in=people.visible_workers(actor).values("pk"))
    return Profile.objects.filter(seen).exclude(person=actor.face)


def may_change_stage(actor: Actor, profile: Profile) -> Decision:
    """How far along a worker is: said by somebody else, never by themself."""
    return yes_if(
        profiles_i_may_move(actor).filter(pk=profile.pk).exists(),
        _("Their supervisor or manager changes this together with them."),
    )


def may_be_the_next_stage(profile: Profile, stage: str, on: dt.date) -> Decision:
    """A stage they are not at, from a day that has come, and not before the change before."""
    later = StageChange.objects.filter(profile=profile, changed_on__gt=on).exclude(was="")
    return first_no(
        yes_if(stage != profile.stage, _("They are there already.")),
        yes_if(on <= clock.today(), _("That day has not come yet.")),
        yes_if(
            not later.exists(),
            _("The last change came later than that. Please look at the day again."),
        ),
    )


def visible_stage_changes(actor: Actor) -> QuerySet[StageChange]:
    """One's own way, and that of the workers whose stage one keeps."""
    mine = Q(profile__person=actor.face)
    kept = Q(profile__in=profiles_i_may_move(actor).values("pk"))
    return StageChange.objects.filter(mine | kept)
