"""What anybody may know: the programmes, the real wait, and four words behind a number."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from django.db.models import Q

from beside.core.actor import Actor
from beside.people.actions import hash_of
from beside.people.models import Membership, Person, Programme

from .. import policy
from ..models import Referral, Request

LOOKS_BACK = dt.timedelta(days=90)
ENOUGH = 5
"""Fewer people than this who met somebody, and we say that we do not know yet."""

EASIEST_FIRST = [
    Programme.Setting.COMMUNITY,
    Programme.Setting.DIGITAL,
    Programme.Setting.OUTPATIENT,
    Programme.Setting.INPATIENT,
]


@dataclass(frozen=True)
class Wait:
    """How long it takes in one programme, from asking to the first meeting."""

    days: int | None
    met: int
    waiting: int


def running_programmes() -> list[Programme]:
    """Programmes that take people in; first those that anybody can come to."""
    running = Programme.objects.filter(closed_on=None).order_by("name")
    return sorted(running, key=lambda programme: EASIEST_FIRST.index(programme.setting))


def programmes_for(age_band: str) -> list[Programme]:
    """The programmes that still run and are for people of this age."""
    return [p for p in running_programmes() if policy.serves(p, age_band)]


def left_to_ask(person: Person) -> list[Programme]:
    """The programmes this person may ask: for their age, and not asked already."""
    asked = Request.objects.filter(person=person, state__in=Request.OPEN)
    waits_in = set(asked.values_list("programme", flat=True))
    return [p for p in programmes_for(person.age_band) if p.pk not in waits_in]


def usual_of(person: Person, programmes: list[Programme]) -> Programme | None:
    """The one of these where they are now, or were. None when there are several, or none."""
    parts = Membership.objects.filter(person=person, role="participant", programme__in=programmes)
    for found in (parts.filter(ended_on=None), parts):
        theirs = set(found.values_list("programme", flat=True))
        if theirs:
            return next(p for p in programmes if p.pk in theirs) if len(theirs) == 1 else None
    return None


def wait_in(programme: Programme, now: dt.datetime) -> Wait:
    """The middle wait of those who met somebody in the last 90 days, and how many wait now."""
    there = Request.objects.filter(programme=programme)
    met = there.filter(closed_as=Request.Closed.MET, closed_at__gte=now - LOOKS_BACK)
    took = [
        (met_at - asked_at).days for asked_at, met_at in met.values_list("asked_at", "closed_at")
    ]
    return Wait(
        days=round(median(took)) if len(took) >= ENOUGH else None,
        met=len(took),
        waiting=there.filter(state__in=Request.OPEN).count(),
    )


def step_of_reference(reference: str) -> str | None:
    """One of four words. None for every number that is not one of ours, whatever the reason."""
    held = Referral.objects.filter(reference_hash=hash_of(reference), withdrawn_at=None)
    return held.values_list("step", flat=True).first()


def referral_called(actor: Actor, name: str) -> Referral | None:
    """The newest referral with our id or the sender's own, among those this actor may see."""
    called = Q(their_id=name)
    with suppress(ValueError):
        called |= Q(pk=UUID(name))
    seen = policy.visible_referrals(actor).filter(called)
    return seen.select_related("request").order_by("-received_at").first()


def path_to(step: str) -> list[dict[str, str]]:
    """The four words as a path, up to the one that is true now. "Closed" stands alone: whether
    the two had met before is for nobody else to read."""
    is_closed = step == Referral.Step.CLOSED
    order = [str(one) for one in Referral.Step.values if one == step or not is_closed]
    here = order.index(step)
    states = ["done"] * here + ["here"] + ["ahead"] * (len(order) - here - 1)
    return [
        {"title": str(Referral.Step(one).label), "state": state}
        for one, state in zip(order, states, strict=True)
    ]
