"""Profiles with all that belongs to them, however many, in four queries."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from beside.core.actor import Actor
from beside.people.models import Supervises

from .. import policy
from ..models import Experience, Hours, Profile, TimeAway


def own(actor: Actor) -> Profile | None:
    return whole(policy.own_profiles(actor)).first()


def profiles_of(workers: Collection[UUID]) -> dict[UUID, Profile]:
    """The profiles of these workers, with all that belongs to them, in a few queries."""
    found = whole(Profile.objects.filter(person__in=workers))
    return {profile.person_id: profile for profile in found}


def peer(slug: str) -> Profile | None:
    return whole(policy.public_profiles()).filter(slug=slug).first()


def public_ones() -> QuerySet[Profile]:
    """Those with time for new people first; the names then decide, not who was there first."""
    found = whole(policy.public_profiles())
    return found.order_by("-is_taking_people", "person__name", "slug")


def company_of(workers: Collection[UUID]) -> dict[UUID, str]:
    """Who looks after each of these workers, by name."""
    rows = Supervises.objects.filter(worker__in=workers, ended_on=None)
    return dict(rows.values_list("worker", "supervisor__name"))


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
