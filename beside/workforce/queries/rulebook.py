"""The rules that hold here, as a page shows them; and the workforce, as one who answers for it sees it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from beside.core import clock
from beside.core.actor import Actor
from beside.people.models import Membership, Programme

from .. import policy, rules
from ..models import Credential, OwnRule, ServiceNeed
from ..rulebook import book, row_of
from ..rules import words
from ..serving import Gap, gaps, names
from ..topics import ENDORSEMENTS, STAGES
from . import ratios
from .development import Development, team
from .standing import Speaker

SOON = dt.timedelta(days=90)
OF_A_NUMBER = ("hours", "limit")


@dataclass(frozen=True)
class RuleLine:
    """One rule in words, with where it comes from and when it holds."""

    asks: str
    when: str
    row: rules.Row
    is_own: bool

    @property
    def is_on(self) -> bool:
        return self.row.is_on and self.row.kind != "unknown"


@dataclass(frozen=True)
class Chapter:
    """All rules of one stage of one credential."""

    name: str
    authority: str
    stage: str
    workers: int
    """How many hold it, or aim at it."""
    lines: list[RuleLine]


@dataclass(frozen=True)
class NeedLine:
    """What one programme asks of whoever is booked there."""

    need: ServiceNeed
    names: list[str]
    endorsement: str


@dataclass(frozen=True)
class OwnLine:
    rule: OwnRule
    asks: str
    of: str


def chapters(actor: Actor, on: dt.date) -> list[Chapter]:
    """The rules for all that this workforce holds or aims at, the most common first."""
    rulebook, counted = book(), _counted(policy.visible_credentials(actor))
    known = rules.shipped().credentials
    found = []
    for (credential, stage), workers in counted.items():
        if credential not in known:
            continue
        pack, it = known[credential]
        lines = [_line(row) for row in rulebook.rows(credential, stage, on)]
        said = str(STAGES[stage]) if len(it.stages) > 1 else ""
        found.append(Chapter(f"{pack.name}: {it.name}", it.authority, said, workers, lines))
    return sorted(found, key=lambda each: (-each.workers, each.name, each.stage))


def credentials_held(actor: Actor) -> set[str]:
    """What somebody here holds, or aims at."""
    return {credential for credential, _stage in _counted(policy.visible_credentials(actor))}


def rows_to_change(actor: Actor, on: dt.date) -> list[rules.Row]:
    """Rules with a number, for all that this workforce holds or aims at; our own are not among
    them: they are said anew."""
    rulebook, known = book(), rules.shipped().credentials
    found = {}
    for credential, stage in _counted(policy.visible_credentials(actor)):
        for row in rulebook.rows(credential, stage, on) if credential in known else ():
            if row.kind in OF_A_NUMBER and row.credential in known:
                found[row.credential, row.stage, row.when, row.key] = row
    return list(found.values())


def _counted(rows: Iterable[Credential]) -> dict[tuple[str, str], int]:
    counted: dict[tuple[str, str], int] = {}
    for row in rows:
        counted[row.credential, row.stage] = counted.get((row.credential, row.stage), 0) + 1
    return counted


def _line(row: rules.Row) -> RuleLine:
    asks = (
        words.told(row, Speaker())
        if row.kind in ("keep", "reciprocity")
        else words.asks(row.kind, row.need, Speaker())
    )
    return RuleLine(asks, str(OwnRule.When(row.when).label), row, row.pack == "own")


def own_rules(actor: Actor) -> list[OwnLine]:
    known = rules.shipped().credentials
    rows = policy.visible_own_rules(actor).order_by("begins_on", "pk")
    return [
        OwnLine(each, _line(row_of(each, "")).asks, known[each.credential][1].name)
        if each.credential in known
        else OwnLine(each, _line(row_of(each, "")).asks, "")
        for each in rows
    ]


def service_needs(actor: Actor) -> list[NeedLine]:
    rows = policy.visible_service_needs(actor).select_related("programme")
    return [
        NeedLine(each, names(each), str(ENDORSEMENTS.get(each.endorsement, "")))
        for each in rows.order_by("programme__name")
    ]


def open_programmes() -> list[Programme]:
    return list(Programme.objects.filter(closed_on=None).order_by("name"))


def my_gaps(actor: Actor, person: Any, on: dt.date) -> list[Gap]:
    """Where this worker can't be booked, and why."""
    return _gaps_of([person], on).get(person.pk, [])


def _gaps_of(people: Iterable[Any], on: dt.date) -> dict[Any, list[Gap]]:
    parts = Membership.objects.filter(
        role="peer_worker", ended_on=None, person__in=[each.pk for each in people]
    )
    works: dict[Any, set[Any]] = {}
    for person, programme in parts.values_list("person", "programme"):
        works.setdefault(person, set()).add(programme)
    programmes = [each.pk for each in open_programmes()]
    found: dict[Any, list[Gap]] = {}
    for (worker, programme), gap in gaps(list(works), programmes, on).items():
        if None in works[worker] or programme in works[worker]:
            found.setdefault(worker, []).append(gap)
    return found


@dataclass(frozen=True)
class Placed:
    """One worker among the workforce: how they stand, and why it matters today."""

    it: Development
    gaps: list[Gap]

    @property
    def ends_on(self) -> dt.date | None:
        """The last day of what they hold."""
        first = self.it.first
        return first.ends_on if first and first.is_held else None


@dataclass(frozen=True)
class Workforce:
    """Everybody, by what needs looking at first."""

    ended: list[Placed]
    soon: list[Placed]
    missing: list[Placed]
    fine: list[Placed]
    unsaid: list[Placed]
    supervisors: list[ratios.Ratio]

    @property
    def barred(self) -> list[Placed]:
        everybody = (*self.ended, *self.soon, *self.missing, *self.fine, *self.unsaid)
        return [each for each in everybody if each.gaps]


def workforce(actor: Actor, today: dt.date) -> Workforce:
    developed = team(actor, today)
    barred = _gaps_of([each.person for each in developed], today)
    groups: dict[str, list[Placed]] = {}
    for it in developed:
        placed = Placed(it, barred.get(it.person.pk, []))
        groups.setdefault(_group(placed, today), []).append(placed)
    for each in groups.values():
        each.sort(key=lambda placed: (placed.ends_on or dt.date.max, placed.it.person.name))
    by_name = ("ended", "soon", "missing", "fine", "unsaid")
    lists = {name: groups.get(name, []) for name in by_name}
    return Workforce(**lists, supervisors=ratios.supervisors(today))


def _group(placed: Placed, today: dt.date) -> str:
    first, ends_on = placed.it.first, placed.ends_on
    if first is None:
        return "unsaid"
    if first.next and first.next.is_end:
        return "ended"
    if ends_on and ends_on <= today + SOON:
        return "soon"
    return "missing" if first.next else "fine"


def tried(told: dict[str, Any]) -> rules.Row:
    """A rule that is only tried, as the engine wants it."""
    own = OwnRule(**told, said_at=clock.now())
    return row_of(own, "")
