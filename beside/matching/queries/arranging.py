"""What a coordinator sees of one request: who fits and why, and why each other one does not."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from beside.referrals.models import Request
from beside.referrals.wishes import Group
from beside.workforce import queries as workforce
from beside.workforce.free import Free

from .. import sentences
from ..hope import Hope
from ..models import Option
from ..places import where
from ..rules import Rule
from . import standing
from .choosing import wishes_of
from .table import Load, Table, table


@dataclass(frozen=True)
class Proposal:
    """A worker who could be offered, and what it would mean for them."""

    person_id: UUID
    name: str
    pronouns: str
    fits: list[str]
    does_not: list[str]
    load: Load
    free: Free | None
    where: str
    state: str
    """SHOWN when the person sees this one already, else empty."""

    @property
    def after(self) -> int:
        """People they would walk with, or hold a place for."""
        return self.load.now + self.load.held + 1

    @property
    def before(self) -> int:
        return self.load.now + self.load.held


@dataclass(frozen=True)
class NotNow:
    """A worker who can't be offered, and why, as far as that is anybody's business."""

    name: str
    person_id: UUID
    because: list[str]
    load: Load


@dataclass(frozen=True)
class Arranging:
    request: Request
    wishes: list[Group]
    proposals: list[Proposal]
    not_now: list[NotNow]
    asked: Option | None
    hope: Hope
    since: dt.datetime

    @property
    def softer(self) -> list[tuple[str, int]]:
        """Each must that makes the list shorter, and how long it would be without."""
        return sentences.softer(self.hope)


def arranging(request: Request, *, now: dt.datetime) -> Arranging:
    weighed = table([request])
    options = {
        str(each.worker_id): each
        for each in Option.objects.filter(request=request, state__in=Option.OPEN).select_related(
            "worker"
        )
    }
    fitting = weighed.fitting(request.pk)
    return Arranging(
        request=request,
        wishes=wishes_of(request),
        proposals=proposals(request.pk, fitting, weighed, options, now=now),
        not_now=_not_now(request.pk, weighed, set(options)),
        asked=next((o for o in options.values() if o.state == Option.State.ASKED), None),
        hope=weighed.hope(request.pk),
        since=standing.places_kept([request]).get(request.pk, request.asked_at),
    )


def proposals(
    request: UUID,
    workers: Iterable[str],
    weighed: Table,
    options: dict[str, Option],
    *,
    now: dt.datetime,
) -> list[Proposal]:
    rows = list(workers)
    wished = {w.code for w in weighed.askers[str(request)].wishes if w.kind == "TIME"}
    free = workforce.next_free([weighed.profiles[each] for each in rows], now=now, wished=wished)
    by_id = {str(worker): first for worker, first in free.items()}
    return [_proposal(request, each, weighed, by_id.get(each), options) for each in rows]


def _proposal(
    request: UUID,
    worker: str,
    weighed: Table,
    free: Free | None,
    options: dict[str, Option],
) -> Proposal:
    fit = weighed.fit(request, worker)
    person = weighed.profiles[worker].person
    return Proposal(
        person_id=person.pk,
        name=person.name,
        pronouns=person.pronouns,
        fits=sentences.fits(map(sentences.kept, fit.yes)),
        does_not=sentences.does_not(map(sentences.kept, fit.no)),
        load=weighed.loads[worker],
        free=free,
        where=where(free.modes, free.place) if free else "",
        state=options[worker].state if worker in options else "",
    )


def _not_now(request: UUID, weighed: Table, asked: set[str]) -> list[NotNow]:
    """Those of this programme only: who works elsewhere needs no explaining."""
    found = []
    for worker, profile in weighed.profiles.items():
        rules = weighed.against(request, worker)
        if rules and Rule.PROGRAMME not in rules and worker not in asked:
            because = sentences.why_not(rules)
            name, load = profile.person.name, weighed.loads[worker]
            found.append(NotNow(name, profile.person_id, because, load))
    return sorted(found, key=lambda each: (each.name, str(each.person_id)))
