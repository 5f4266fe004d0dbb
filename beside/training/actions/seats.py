"""Seats: asked for, given, waited for, given back."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.models import Person

from .. import news, policy, queries
from ..models import Cohort, Enrolment

State = Enrolment.State


@action(event="seat.asked", may=policy.may_ask_for_seat)
def ask_for_seat(actor: Actor, cohort: Cohort) -> Enrolment:
    """The worker asks for themself. Asked twice, it is one asking. Raises NotAllowed when they
    have a seat somewhere else at the same hours, and says where."""
    person = Person.objects.get(pk=actor.me)
    theirs = cohort.enrolments.filter(person=person).exclude(state=State.WITHDREW).first()
    if theirs:
        return theirs
    if other := queries.overlapping(person, cohort.sessions.all()):
        words = _("It overlaps with “%(title)s”, from %(day)s. Give that seat back first.")
        raise NotAllowed(words % {"title": other.title, "day": news.said_day(other.starts_on)})
    seat = Enrolment(cohort=cohort, person=person, asked_at=clock.now())
    seat.save()
    return seat


@action(event="seats.answered", may=policy.may_arrange_cohort)
def answer_seats(
    actor: Actor, cohort: Cohort, *, give: Collection[UUID] = (), decline: Collection[UUID] = ()
) -> Cohort:
    """Give seats in the order people asked; who comes after the last seat is on the waiting list.
    Each of them is told."""
    rows = cohort.enrolments.filter(state__in=[State.ASKED, State.WAITING])
    free = cohort.seats - cohort.enrolments.filter(state=State.ACCEPTED).count()
    for seat in rows.select_related("person").order_by("asked_at", "pk"):
        if seat.pk in decline:
            _answer(actor, seat, State.DECLINED)
        elif seat.pk in give:
            _answer(actor, seat, State.ACCEPTED if free > 0 else State.WAITING)
            free -= 1
    return cohort


@action(event="seat.given_back", may=policy.may_give_back_seat)
def give_back_seat(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Nobody asks why. A seat that becomes free goes to whoever waits longest."""
    was_given = enrolment.state == State.ACCEPTED
    enrolment.state = State.WITHDREW
    enrolment.save()
    if was_given and enrolment.cohort.starts_on >= clock.today():
        waiting = enrolment.cohort.enrolments.filter(state=State.WAITING)
        first = waiting.select_related("person").order_by("asked_at", "pk").first()
        if first:
            _give(first)
    return enrolment


def _answer(actor: Actor, seat: Enrolment, state: str) -> None:
    if seat.state == state:
        return
    seat.state, seat.answered_at, seat.answered_by_id = state, clock.now(), actor.face
    seat.save()
    news.answered(seat)


def _give(seat: Enrolment) -> None:
    seat.state, seat.answered_at = State.ACCEPTED, clock.now()
    seat.save()
    news.answered(seat)
