"""Profiles with all that belongs to them, however many, in four queries."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.models import Supervises

from .. import policy
from ..models import Experience, Hours, Profile, TimeAway


def own(actor: Actor) -> Profile | None:
    return whole(policy.own_profiles(actor)).first()


def profiles_of(workers: Collection[UUID]) -> dict[UUID, Profile]:
    """The profiles of these workers, with all that belongs to them, in a few queries."""
    found = {each.person_id: each for each in _profiles(workers=list(workers))}
    by_id = {each.pk: each for each in found.values()}
    for each in by_id.values():
        each.open_experiences, each.open_hours, each.open_away = [], [], []
    for experience in _experiences(profiles=list(by_id)):
        by_id[experience.profile_id].open_experiences.append(experience)
    for hours in _hours(profiles=list(by_id)):
        by_id[hours.profile_id].open_hours.append(hours)
    for away in _away(profiles=list(by_id)):
        by_id[away.profile_id].open_away.append(away)
    return found


@prepared
def _profiles(*, workers: list[UUID]) -> QuerySet[Profile]:
    return Profile.objects.filter(person__in=workers).select_related("person")


@prepared
def _experiences(*, profiles: list[UUID]) -> QuerySet[Experience]:
    return Experience.objects.filter(profile__in=profiles, ended_at=None)


@prepared
def _hours(*, profiles: list[UUID]) -> QuerySet[Hours]:
    open_ones = Hours.objects.filter(profile__in=profiles, ended_at=None)
    return open_ones.order_by("weekday", "starts")


@prepared
def _away(*, profiles: list[UUID]) -> QuerySet[TimeAway]:
    return TimeAway.objects.filter(profile__in=profiles, cancelled_at=None)


def peer(slug: str) -> Profile | None:
    return whole(policy.public_profiles()).filter(slug=slug).first()


def public_ones() -> QuerySet[Profile]:
    """Those with time for new people first; the names then decide, not who was there first."""
    found = whole(policy.public_profiles())
    return found.order_by("-is_taking_people", "person__name", "slug")


def company_of(workers: Collection[UUID]) -> dict[UUID, str]:
    """Who looks after each of these workers, by name."""
    return dict(_company_of(workers=list(workers)))


@prepared
def _company_of(*, workers: list[UUID]) -> QuerySet:
    rows = Supervises.objects.filter(worker__in=workers, ended_on=None)
    return rows.values_list("worker", "supervisor__name")


def whole(rows: QuerySet[Profile]) -> QuerySet[Profile]:
    """Profiles with person, experiences, hours and days away, however many: four queries."""
    return rows.select_related("person").prefetch_related(  # type: ignore[no-redef]
        Prefetch(
            "experiences",
            Experience.objects.filter(ended_at=None),
            to_attr="open_experiences",
        ),
        Prefetch(
            "hours",
            Hours.objects.filter(ended_at=None).order_by("weekday", "starts"),
            to_attr="open_hours",
        ),
        Prefetch("away", TimeAway.objects.filter(cancelled_at=None), to_attr="open_away"),
    )
