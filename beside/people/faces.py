"""One account may have two faces in an organisation: it acts as one of them at a time."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from beside.core import clock, tenancy
from beside.core.actor import Actor
from beside.core.models import Org
from beside.core.prepared import prepared

from .models import Membership, Person
from .roles import ROLES, grants_of

SECOND_STEP = "second_step_done"
"""In the session: this visit was opened with a second step, or with a passkey."""


def faces_of(account: Any, org: Org) -> list[Person]:
    """The persons this account is here, who have not left."""
    with tenancy.within(org.pk):
        return list(
            Person.objects.filter(account=account, left_on=None).order_by("face", "joined_on")
        )


def everywhere(account: Any) -> list[tuple[Org, Person]]:
    """Every face of this account, in every organisation of this server."""
    return [(org, face) for org in Org.objects.order_by("name") for face in faces_of(account, org)]


def is_all_of(account: Any, person: Person) -> bool:
    """Is this person everything the account is, on the whole server?"""
    return [face.pk for _org, face in everywhere(account)] == [person.pk]


def is_staff_anywhere(account: Any) -> bool:
    return any(face.face == Person.Face.STAFF for _org, face in everywhere(account))


def worn(request: Any, org: Org) -> str | None:
    """The face this visit has put on here."""
    return request.session.get(f"face:{org.pk}")


def wear(request: HttpRequest, org: Org, person: Person) -> None:
    """From now on this visit acts as this face here. The caller turns the key of the visit."""
    request.session[f"face:{org.pk}"] = str(person.pk)


def home_of(org: Org) -> str:
    """Everybody's own first page here."""
    return f"/o/{org.slug}/home/"


def actor_for(request: Any, org: Org) -> Actor | None:
    """The actor this visit is in this organisation, or None when it has no part in it."""
    with tenancy.within(org.pk):
        rows = _parts(account_id=request.user.pk)
        if not rows:
            return None
        put_on = worn(request, org)
        person_ids = {str(row.person_id) for row in rows}
        chosen = put_on if put_on in person_ids else str(rows[0].person_id)
        mine = [row for row in rows if str(row.person_id) == chosen]
        request.face = mine[0].person
        request.has_two_faces = len(person_ids) > 1
    return Actor(
        request.user.pk,
        org.pk,
        grants=grants_of(frozenset(row.role for row in mine)),
        face=UUID(chosen),
        reach=reach_of(mine),
    )


def must_choose(request: Any, org: Org) -> bool:
    """Somebody with two faces here has not said yet which one they wear."""
    return getattr(request, "has_two_faces", False) and worn(request, org) is None


def as_actor(person: Person, *, channel: str = "web") -> Actor:
    """The actor this person is when they act through a door other than a page."""
    with tenancy.within(person.org_id):
        parts = list(Membership.objects.filter(person=person, ended_on=None))
    return Actor(
        person.account_id or person.pk,
        person.org_id,
        grants=grants_of(frozenset(part.role for part in parts)),
        channel=channel,
        face=person.pk,
        reach=reach_of(parts),
    )


def reach_of(parts: list[Membership]) -> frozenset[UUID] | None:
    """The programmes these parts extend to, or None for the whole organisation."""
    if any(row.programme_id is None and ROLES[row.role].face == "STAFF" for row in parts):
        return None
    return frozenset(row.programme_id for row in parts if row.programme_id)


@prepared
def _parts(*, account_id: UUID) -> QuerySet[Membership]:
    today = clock.today()
    played = Membership.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=today),
        started_on__lte=today,
        person__account_id=account_id,
        person__left_on=None,
    )
    return played.select_related("person").order_by("person__face", "person__joined_on", "role")


def must_enrol(request: Any) -> bool:
    """Staff without a second step can open nothing but the page that sets one up."""
    if "staff" not in request.actor.grants or request.session.get(SECOND_STEP):
        return False
    has_one = has_second_step(request.user)
    if has_one:
        request.session[SECOND_STEP] = True
    return not has_one


def has_second_step(account: Any) -> bool:
    return Authenticator.objects.filter(
        user=account, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ).exists()
