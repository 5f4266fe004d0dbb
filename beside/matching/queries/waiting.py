"""Everybody who waits, in the order of what is due, with a proposal for each who can have one."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.people.vocabulary import own_name
from beside.referrals.models import Referral, Request

from .. import policy, sentences
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
    """One person who waits, and what could come next for them."""

    request: Request
    days: int
    step: str
    worker: UUID | None
    worker_name: str
    fits: list[str]
    does_not: list[str]
    before: int
    limit: int
    others: int
    """How many more could be offered."""
    hope: Hope | None
    """When nobody can be: what would change it."""
    asked: Option | None
    is_late: bool
    """They should have heard from us by now."""
    by_referral: bool

    @property
    def after(self) -> int:
        return self.before + 1

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
    requests = list(
        policy.requests_to_arrange(actor)
        .filter(state__in=Request.OPEN)
        .select_related("person", "programme", "org")
        .annotate(by_referral=Exists(Referral.objects.filter(request=OuterRef("pk"))))
    )
    weighed = table(requests)
    turns = _turns(requests, now)
    asked = _asked(requests)
    plan = SOLVER.solve(_problem(requests, turns, weighed, asked))
    rows = [
        _row(each, turns[each.pk], weighed, plan.matches.get(str(each.pk)), asked.get(each.pk), now)
        for each in requests
    ]
    rows.sort(key=lambda row: (row.step != "contact", turns[row.request.pk].turn))
    return _summed(rows, weighed, now)


def _turns(requests: Sequence[Request], now: dt.datetime) -> dict[UUID, Waiting]:
    kept = standing.places_kept(requests)
    return {
        each.pk: Waiting(
            str(each.pk), each.urgency, (now - kept.get(each.pk, each.asked_at)).days, each.lottery
        )
        for each in requests
    }


def _asked(requests: Sequence[Request]) -> dict[UUID, Option]:
    rows = Option.objects.filter(
        request__in=[each.pk for each in requests], state=Option.State.ASKED
    )
    return {option.request_id: option for option in rows.select_related("worker")}


def _problem(
    requests: Sequence[Request],
    turns: dict[UUID, Waiting],
    weighed: Table,
    asked: dict[UUID, Option],
) -> Problem:
    open_ones = [each.pk for each in requests if each.pk not in asked]
    return Problem(
        people=tuple(turns[pk] for pk in open_ones),
        places={str(worker): load.room for worker, load in weighed.loads.items()},
        fits={
            str(pk): {
                str(worker): weighed.fit(pk, worker).points
                for worker in weighed.offers
                if not weighed.against(pk, worker)
            }
            for pk in open_ones
        },
        loads={str(w): (load.now + load.held, load.limit) for w, load in weighed.loads.items()},
    )


def _row(
    request: Request,
    turn: Waiting,
    weighed: Table,
    match: str | None,
    asked: Option | None,
    now: dt.datetime,
) -> Row:
    worker = UUID(match) if match else asked.worker_id if asked else None
    known: dict[str, Any] = {"fits": [], "does_not": [], "before": 0, "limit": 0}
    if worker in weighed.offers:
        fit = weighed.fit(request.pk, worker)
        load = weighed.loads[worker]
        known = {
            "fits": sentences.fits(map(sentences.kept, fit.yes)),
            "does_not": sentences.does_not(map(sentences.kept, fit.no)),
            "before": load.now + load.held,
            "limit": load.limit,
        }
    fitting = sum(not weighed.against(request.pk, each) for each in weighed.offers)
    name = weighed.profiles[worker].person.name if worker in weighed.profiles else ""
    return Row(
        request=request,
        days=turn.days,
        step=_step(request, match, asked),
        worker=worker,
        worker_name=name,
        others=max(0, fitting - 1),
        hope=None if worker else weighed.hope(request.pk),
        asked=asked,
        is_late=request.first_contact_at is None and request.first_contact_due_at < now,
        by_referral=request.by_referral,  # type: ignore[attr-defined]
        **known,
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
            weighed.loads[UUID(offer.id)].room
            for offer in weighed.offers.values()
            if offer.is_taking
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
