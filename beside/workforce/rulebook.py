"""The rules that hold here: those that packs bring, and this organisation's own beside them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from beside.core import tenancy
from beside.core.models import Org
from beside.core.prepared import prepared

from . import rules
from .models import OwnRule
from .rules import cycles
from .rules.packs import Pack, Packs, Row, Source
from .rules.spans import Span

OWN = "own"


@dataclass(frozen=True)
class Book:
    """All rules of one organisation."""

    packs: Packs
    also: tuple[str, ...] = ()

    @cached_property
    def _rows(self) -> dict[Any, list[Row]]:
        return {}

    def rows(self, credential: str, stage: str, on: dt.date) -> list[Row]:
        """The rules for this stage on a day. Raises KeyError for what no pack knows."""
        asked = (credential, stage, on)
        if asked not in self._rows:
            self._rows[asked] = self.packs.rows(credential, stage, on, self.also)
        return self._rows[asked]

    def explain(self, case: rules.Case, *, in_full: bool = True) -> rules.Explained:
        return rules.explain(case, self.packs, also=self.also, in_full=in_full)

    def lasts_until(self, hold: rules.Hold, on: dt.date) -> dt.date | None:
        """The last day of a credential; None when nobody said, and no rule does."""
        return cycles.lasts_until(hold, self.rows(hold.credential, hold.stage, on))

    def with_rows(self, rows: Iterable[Row]) -> "Book":
        """The same rules with these in place of the organisation's own."""
        return Book(rules.shipped().and_also(Pack(OWN, OWN, "", {}, tuple(rows))), (OWN,))

    @property
    def own(self) -> tuple[Row, ...]:
        return self.packs.by_id[OWN].rows if self.also else ()


def book() -> Book:
    """The rules of the organisation whose rows we may touch."""
    mine = _mine()
    plain = Book(rules.shipped())
    if not mine:
        return plain
    name = Org.objects.get(pk=tenancy.current()).name
    return plain.with_rows(row_of(each, name) for each in mine)


@prepared
def _mine() -> QuerySet:
    return OwnRule.objects.filter(ended_at=None).order_by("begins_on")


def row_of(own: OwnRule, authority: str) -> Row:
    """An organisation's rule, as a pack would have it."""
    [(kind, need)] = own.need.items()
    return Row(
        key=own.key,
        pack=OWN,
        credential=own.credential,
        stage=own.stage,
        when=own.when,
        kind=kind,
        need=need,
        holds=Span(own.begins_on, own.ends_on),
        source=Source(own.says_who, own.said_at.date(), "official"),
        authority=authority,
    )
