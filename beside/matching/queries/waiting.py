"""Everybody who waits, in the order of what is due, with a proposal for each who can have one."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.prepared import prepared
from beside.people.vocabulary import own_name
from beside.referrals.models import Referral, Request

from .. import policy, sentences
from ..fit import Fit
from ..hope import Hope
from ..models import Option
from ..solver import InTurn, Problem, Solver, Waiting
from . import standing
from .table import Table, table

SOLVER: Solver = InTurn()
STEPS = {
    "contact": _("First contact due"),
    "offer": _("Ready to offer"),
    "choosing": _("They are choosing"),
    "asked": _("Waiting for an answer"),
    "nobody": _("No one free yet"),
}


@dataclass(frozen=True)
class Row:
    """One person who waits, and what could come next for them. Reasons are put into words only
    for the rows that are shown."""

    request: Request
    days: int
    """In line, with the days of before when they changed or their worker had to stop."""
    days_since_asked: int
    step: str
    worker: UUID | None
    worker_name: str
    before: int
    limit: int
    others: int
    """How many more could be offered."""
    asked: Option | None
    is_late: bool
    """They should have heard from us by now."""
    by_referral: bool
    weighed: Table

    @property
    def after(self) -> int:
        return self.before + 1

    @cached_property
    def fit(self) -> Fit | None:
        return self.weighed.fit(self.request.pk, self.worker) if self.worker else None

    @property
    def fits(self) -> list[str]:
        return sentences.fits(map(sentences.kept, self.fit.yes)) if self.fit else []

    @property
    def does_not(self) -> list[str]:
        return sentences.does_not(map(sentences.kept, self.fit.no)) if self.fit else []

    @cached_property
    def hope(self) -> Hope | None:
        """When nobody can be offered: what would change it."""
        return None if self.worker else self.weighed.hope(self.request.pk)

    @property
    def softer(self) -> list[tuple[str, int]]:
        """Each must that makes the list shorter, and how long it would be without."""
        return sentences.softer(self.hope)


@dataclass(frozen=True)
class WaitingList:
    rows: list[Row]
    can_be_offered: int
    free_places: int
    median_days: int
    in_time: int
    nobody_fits: int
    needs: list[tuple[str, int]]
    """Where one more place would help most: in which language, or with time free."""

    @property
    def to_contact(self) -> int:
        """How many have not heard from us yet."""
        return sum(row.step == "contact" for row in self.rows)

    @property
    def steps(self) -> list[tuple[str, list[Row]]]:
        """The same people, by what comes next for them."""
        return [
            (str(title), [row for row in self.rows if row.step == step])
            for step, title in STEPS.items()
        ]


def waiting_list(actor: Actor, *, now: dt.datetime) -> WaitingList:
    """Everybody who waits: first those who have not heard from us, then in turn. The number of
    queries does not grow with them."""
    requests = _open_ones(actor)
    weighed = table(requests)
    turns = _turns(requests, now)
    asked = _asked(requests)
    problem = _problem(requests, turns, weighed, asked)
    plan = SOLVER.solve(problem)
    rows = [
        _row(
            each,
            turns[each.pk],
            weighed,
            match=plan.matches.get(str(each.pk)),
            others=len(problem.fits.get(str(each.pk), ())) - 1,
            asked=asked.get(each.pk),
            now=now,
        )
        for each in requests
    ]
    rows.sort(key=lambda row: (row.step != "contact", turns[row.request.pk].turn))
    return _summed(rows, weighed, now)


@prepared
def _open_ones(actor: Actor) -> QuerySet[Request]:
    waiting = policy.requests_to_arrange(actor).filter(state__in=Request.OPEN)
    referred = Exists(Referral.objects.filter(request=OuterRef("pk")))
    return waiting.select_related("person", "programme", "org").annotate(by_referral=referred)


def _turns(requests: Sequence[Request], now: dt.datetime) -> dict[UUID, Waiting]:
    kept = standing.places_kept(requests)
    return {
        each.pk: Waiting(
            str(each.pk), each.urgency, (now - kept.get(each.pk, each.asked_at)).days, each.lottery
        )
        for each in requests
    }


def _asked(requests: Sequence[Request]) -> dict[UUID, Option]:
    found = _asked_options(requests=[each.pk for each in requests])
    return {option.request_id: option for option in found}


@prepared
def _asked_options(*, requests: list[UUID]) -> QuerySet[Option]:
    rows = Option.objects.filter(request__in=requests, state=Option.State.ASKED)
    return rows.select_related("worker")


def _problem(
    requests: Sequence[Request],
    turns: dict[UUID, Waiting],
    weighed: Table,
    asked: dict[UUID, Option],
) -> Problem:
    open_ones = [each.pk for each in requests if each.pk not in asked]
    return Problem(
        people=tuple(turns[pk] for pk in open_ones),
        places={worker: load.room for worker, load in weighed.loads.items()},
        fits={str(pk): weighed.possible(pk) for pk in open_ones},
        loads={w: (load.now + load.held, load.limit) for w, load in weighed.loads.items()},
    )


def _row(
    request: Request,
    turn: Waiting,
    weighed: Table,
    *,
    match: str | None,
    others: int,
    asked: Option | None,
    now: dt.datetime,
) -> Row:
    worker = match or (str(asked.worker_id) if asked else None)
    load = weighed.loads.get(worker or "")
    profile = weighed.profiles.get(worker or "")
    return Row(
        request=request,
        days=turn.days,
        days_since_asked=(now - request.asked_at).days,
        step=_step(request, match, asked),
        worker=profile.person_id if profile else None,
        worker_name=profile.person.name if profile else "",
        before=load.now + load.held if load else 0,
        limit=load.limit if load else 0,
        others=max(0, others),
        asked=asked,
        is_late=request.first_contact_at is None and request.first_contact_due_at < now,
        by_referral=request.by_referral,  # type: ignore[attr-defined]
        weighed=weighed,
    )


def _step(request: Request, match: str | None, asked: Option | None) -> str:
    """What comes next: first contact, an answer, their choice, an offer, or finding somebody."""
    if request.first_contact_at is None and not asked:
        return "contact"
    if asked:
        return "asked"
    if not match:
        return "nobody"
    return "choosing" if request.state == Request.State.CHOOSING else "offer"


def _summed(rows: list[Row], weighed: Table, now: dt.datetime) -> WaitingList:
    matched = [row for row in rows if row.worker and not row.asked]
    left = [row for row in rows if not row.worker]
    return WaitingList(
        rows=rows,
        can_be_offered=len(matched),
        free_places=sum(
            weighed.loads[offer.id].room for offer in weighed.offers.values() if offer.is_taking
        ),
        median_days=round(median(row.days for row in rows)) if rows else 0,
        in_time=sum(_was_in_time(row.request, now) for row in rows),
        nobody_fits=len(left),
        needs=_needs(left),
    )


def _was_in_time(request: Request, now: dt.datetime) -> bool:
    """They heard from us within the time we promise, or there is time still."""
    return (request.first_contact_at or now) <= request.first_contact_due_at


def _needs(left: list[Row]) -> list[tuple[str, int]]:
    """The same few things are missing for several people: name them, the most wanted first."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in left:
        languages = row.request.person.languages
        if row.hope is None:
            continue
        if not row.hope.speak and languages:
            counted["language", own_name(languages[0])] += 1
        elif row.hope.are_full:
            counted["room", ""] += 1
        for wish, fitting in row.hope.if_nice:
            if fitting:
                kind = "language" if wish.kind == "LANGUAGE" else wish.kind
                counted[kind, sentences.word(wish.kind, wish.code)] += 1
    return sentences.needed(counted.most_common(4))
