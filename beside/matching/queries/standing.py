"""Where requests and options stand: what is open, what was wished, what is due."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.models import Membership, Person
from beside.referrals.models import Referral, Request, Wish
from beside.relationships.models import Relationship

from .. import policy
from ..models import Option


def open_request(person: Person, programme: UUID) -> Request | None:
    return Request.objects.filter(
        person=person, programme=programme, state__in=Request.OPEN
    ).first()


def current(actor: Actor) -> Request | None:
    """The request somebody is choosing for now: the newest that is open."""
    rows = policy.own_requests(actor).filter(state__in=Request.OPEN)
    return rows.select_related("person", "programme", "org").order_by("-asked_at").first()


def last_wishes(person: Person, programme: UUID) -> list[tuple[str, str, str]]:
    """What they wished for the last time they asked here, so that nothing is asked twice."""
    last = Request.objects.filter(person=person, programme=programme).order_by("-asked_at").first()
    return wishes_now(last) if last else []


def wishes_now(request: Request) -> list[tuple[str, str, str]]:
    rows = Wish.objects.filter(request=request, ended_at=None)
    return list(rows.values_list("kind", "code", "weight"))


def waiting_after_change(relationship: Relationship) -> list[Request]:
    """The request that was opened because they asked for a change, if it is still open."""
    waiting = open_request(relationship.participant, relationship.programme_id)
    return [waiting] if waiting else []


def answered_by(relationship: Relationship) -> list[Request]:
    """The request this relationship answers, until the loop is closed."""
    rows = Request.objects.filter(pk=relationship.request_id_from, closed_at=None)
    return list(rows.select_related("person"))


def referrals_behind_what_is_over(person: Person, programme: UUID) -> list[Referral]:
    """What others asked for this person here, once they neither walk with somebody nor wait."""
    walks = Relationship.objects.filter(
        participant=person, programme=programme, state__in=Relationship.OPEN
    )
    if walks.exists() or open_request(person, programme):
        return []
    rows = Referral.objects.filter(request__person=person, request__programme=programme)
    rows = rows.exclude(step=Referral.Step.CLOSED)
    return list(rows.select_related("request__person", "org"))


def new_and_choosing(request: Request) -> list[Request]:
    """This request, if the person wanted to see people at once."""
    return [] if request.wants_help_choosing or not request.is_open else [request]


def with_stale_reasons(request: Request) -> list[Request]:
    """This request, if suggestions lie on the table whose reasons no longer hold."""
    return [request] if request.state == Request.State.CHOOSING else []


def options_left_open(request: Request) -> list[Option]:
    return _whole(Option.objects.filter(request=request, state__in=Option.OPEN))


def options_of_stopped(part: Membership) -> list[Option]:
    """What is open with a worker in the programmes where they no longer work."""
    if part.role != "peer_worker":
        return []
    still = Membership.objects.filter(person=part.person_id, role="peer_worker", ended_on=None)
    reach = set(still.values_list("programme", flat=True))
    if None in reach:
        return []
    rows = Option.objects.filter(worker=part.person_id, state__in=Option.OPEN)
    return _whole(rows.exclude(request__programme__in=reach))


def unanswered(now: dt.datetime) -> list[Option]:
    """Asked, and the time to answer is over."""
    return _whole(Option.objects.filter(state=Option.State.ASKED, expires_at__lte=now))


def places_kept(requests: Iterable[Request]) -> dict[UUID, dt.datetime]:
    """Since when somebody waits who asks again because they changed, or because their worker had
    to stop: since they first asked. Nobody goes to the end of the line for that."""
    rows = list(requests)
    kept = _changed(people=[row.person_id for row in rows])
    by_place = {(person, programme): first for person, programme, first in kept if first}
    asked = dict(_asked_at(requests=list(by_place.values())))
    found = {}
    for row in rows:
        first = by_place.get((row.person_id, row.programme_id))
        if first in asked:
            found[row.pk] = min(row.asked_at, asked[first])
    return found


@prepared
def _changed(*, people: list[UUID]) -> QuerySet:
    rows = Relationship.objects.filter(
        Q(change_asked_at__isnull=False) | Q(ending__in=["CHANGED", "AWAY"]),
        participant__in=people,
    )
    return rows.values_list("participant", "programme", "request_id_from")


@prepared
def _asked_at(*, requests: list[UUID]) -> QuerySet:
    return Request.objects.filter(pk__in=requests).values_list("pk", "asked_at")


def _whole(rows: QuerySet[Option]) -> list[Option]:
    return list(rows.select_related("request__person", "worker", "org"))
