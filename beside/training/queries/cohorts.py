"""What those who arrange courses see: what is open, who asked, who was there, what can be closed."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from beside.core.actor import Actor
from beside.people.models import Programme

from .. import policy
from ..models import Cohort, Course, Enrolment, Path, Presence, Session

State = Enrolment.State


@dataclass(frozen=True)
class Arranged:
    """One cohort in the list."""

    cohort: Cohort
    asked: int
    accepted: int
    waiting: int
    today: dt.date

    @property
    def may_be_closed(self) -> bool:
        return not self.cohort.is_over and self.cohort.ends_on <= self.today

    @property
    def order(self) -> tuple[object, ...]:
        """What waits for a hand comes first."""
        return not (self.asked or self.may_be_closed), self.cohort.starts_on


@dataclass(frozen=True)
class Row:
    """One worker in one cohort."""

    seat: Enrolment
    there: int
    marked: int
    """Sittings somebody wrote down, and in how many of them they were."""


def arranged(actor: Actor, today: dt.date) -> list[Arranged]:
    """Open cohorts: what waits for a hand, then by day."""
    rows = policy.cohorts_i_arrange(actor).filter(completed_at=None, called_off_at=None)
    counted = rows.select_related("course", "path", "programme").annotate(
        asked=_how_many(State.ASKED),
        accepted=_how_many(State.ACCEPTED),
        waiting=_how_many(State.WAITING),
    )
    found = [Arranged(row, row.asked, row.accepted, row.waiting, today) for row in counted]
    return sorted(found, key=lambda each: each.order)


def cohort(actor: Actor, about: Cohort) -> list[Row]:
    """Everybody who asked, in the order they did."""
    seats = policy.visible_enrolments(actor).filter(cohort=about).exclude(state=State.WITHDREW)
    there: dict[UUID, list[bool]] = defaultdict(list)
    for each in Presence.objects.filter(session__cohort=about):
        there[each.enrolment_id].append(each.is_there)
    return [
        Row(seat, sum(there[seat.pk]), len(there[seat.pk]))
        for seat in seats.select_related("person").order_by("asked_at", "pk")
    ]


def to_complete(actor: Actor, about: Cohort) -> list[Row]:
    """Those with a seat, while it is open."""
    return [row for row in cohort(actor, about) if row.seat.state == State.ACCEPTED]


def there_now(actor: Actor, session: Session) -> tuple[list[Enrolment], set[UUID]]:
    """Those with a seat, and who of them was there; everybody, before anybody has written it."""
    seats = policy.visible_enrolments(actor).filter(
        cohort=session.cohort, state__in=[State.ACCEPTED, State.COMPLETED, State.NOT_YET]
    )
    rows = list(seats.select_related("person").order_by("person__name", "pk"))
    said = {p.enrolment_id: p.is_there for p in Presence.objects.filter(session=session)}
    return rows, {row.pk for row in rows if said.get(row.pk, True)}


def sessions_of(actor: Actor, about: Cohort) -> list[Session]:
    rows = policy.sessions_i_arrange(actor).filter(cohort=about)
    return list(rows.order_by("starts_at"))


def courses(actor: Actor) -> list[Course]:
    return list(policy.visible_courses(actor).order_by("title", "pk"))


def paths(actor: Actor) -> list[Path]:
    return list(policy.visible_paths(actor).order_by("title", "pk"))


def open_programmes(actor: Actor) -> list[Programme]:
    """Where this actor may arrange a course."""
    rows = Programme.objects.filter(closed_on=None).order_by("name")
    return [row for row in rows if policy.may_open_cohort(actor, row)]


def _how_many(state: str) -> Count:
    return Count("enrolments", filter=Q(enrolments__state=state))
