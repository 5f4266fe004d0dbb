"""How meetings were, counted over many people and said in coarse words."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from beside.core.actor import Actor
from beside.encounters.models import Encounter
from beside.people.models import Person
from beside.workforce.rules.spans import months_after

from .. import policy, statements
from ..models import Impression

MONTHS = 6
"""Whole months that are looked back on. The present one is left out: a number that moves from
one day to the next would tell who spoke yesterday."""


@dataclass(frozen=True)
class Felt:
    """One statement, as people said it and as the worker said it of themself."""

    statement: statements.Statement
    people: str | None
    worker: str | None

    @property
    def people_words(self) -> str:
        return str(statements.MOSTLY[self.people]) if self.people else ""

    @property
    def worker_words(self) -> str:
        return str(statements.MOSTLY[self.worker]) if self.worker else ""

    @property
    def is_apart(self) -> bool:
        """The two sides felt it differently: something to talk about."""
        return bool(self.people and self.worker and self.people != self.worker)


def felt(actor: Actor, worker: Person, *, today: dt.date) -> list[Felt]:
    """What people say about meetings with this worker, and the worker too. Empty until at least
    five different people have answered; each counts once, with their newest answer."""
    until = today.replace(day=1)
    rows = policy.impressions_to_count(actor).filter(worker=worker)
    newest = _newest(_between(rows, months_after(until, -MONTHS), until))
    side = Impression.Side
    found = [
        Felt(
            each,
            statements.mostly(_said(newest[side.PARTICIPANT], each.code)),
            statements.mostly(_said(newest[side.WORKER], each.code)),
        )
        for each in statements.STATEMENTS
    ]
    return [each for each in found if each.people]


def mine_of(actor: Actor, encounter: Encounter) -> Impression | None:
    """What one said oneself about this meeting, to take it back."""
    return policy.visible_impressions(actor).filter(encounter=encounter).first()


def _newest(rows: QuerySet[Impression]) -> dict[str, dict[UUID, dict[str, str]]]:
    """By side, then by person: the newest answers of the pair."""
    found: dict[str, dict[UUID, dict[str, str]]] = defaultdict(dict)
    for row in rows.order_by("given_at"):
        found[row.side][row.participant_id] = statements.read(row.answers)
    return found


def _said(by_person: dict[UUID, dict[str, str]], code: str) -> list[str]:
    return [answers[code] for answers in by_person.values() if code in answers]


def _between(rows: QuerySet[Impression], since: dt.date, until: dt.date) -> QuerySet[Impression]:
    tz = timezone.get_current_timezone()
    first, last = (dt.datetime.combine(day, dt.time(), tz) for day in (since, until))
    return rows.filter(given_at__gte=first, given_at__lt=last)
