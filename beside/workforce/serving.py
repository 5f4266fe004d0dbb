"""Who may be booked where: a programme may ask for a credential, in force on the day, that covers it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beside.core.prepared import prepared

from . import rules
from .models import Credential, ServiceNeed
from .rulebook import Book, book
from .topics import ENDORSEMENTS

NONE, OUTSIDE, LAPSED = "NONE", "OUTSIDE", "LAPSED"
NEAREST = (OUTSIDE, LAPSED, NONE)
"""Of several reasons the one that is mended soonest is told."""


@dataclass(frozen=True)
class Gap:
    """Why a worker can't be booked in a programme, and what mends it."""

    need: ServiceNeed
    why: str
    credential: str = ""
    ended_on: dt.date | None = None

    @property
    def programme(self) -> str:
        return self.need.programme.name

    @property
    def says(self) -> str:
        """For the worker, and whoever looks after them or arranges for them."""
        if self.why == LAPSED:
            assert self.ended_on
            words = _(
                "%(programme)s needs a certificate in force. %(credential)s ended on %(day)s."
            )
            about = {"credential": self.credential, "day": date_format(self.ended_on)}
        elif self.why == OUTSIDE:
            words = _(
                "%(programme)s needs the endorsement “%(what)s”, and %(credential)s is without."
            )
            what = str(ENDORSEMENTS.get(self.need.endorsement, self.need.endorsement))
            about = {"credential": self.credential, "what": what}
        else:
            words = _("%(programme)s needs one of these certificates, in force: %(names)s.")
            about = {"names": ", ".join(names(self.need))}
        return words % {"programme": self.programme, **about}

    @property
    def mends(self) -> str:
        """What to do about it."""
        return {
            LAPSED: _("Renew it with the board, then write the new last day on My development."),
            OUTSIDE: _("Ask the board for that endorsement, then add it on My development."),
            NONE: _("Once it is there, say so on My development. Until then somebody else can go."),
        }[self.why]


def names(need: ServiceNeed) -> list[str]:
    """The credentials a programme asks for, as their boards call them."""
    known = rules.shipped().credentials
    return [f"{known[c][0].name}: {known[c][1].name}" for c in need.credentials if c in known]


def gaps(
    workers: Collection[UUID], programmes: Collection[UUID], on: dt.date
) -> dict[tuple[UUID, UUID], Gap]:
    """By (worker, programme): who can't be booked that day. Two queries, or one where no
    programme asks for anything."""
    needs = _needs(programmes=list(programmes), on=on)
    if not needs:
        return {}
    held: dict[UUID, list[Credential]] = {worker: [] for worker in workers}
    for row in _held(workers=list(workers), on=on):
        held[row.person_id].append(row)
    rulebook = book()
    found = {}
    for need in needs:
        for worker, credentials in held.items():
            if gap := _gap(need, credentials, on, rulebook):
                found[worker, need.programme_id] = gap
    return found


@prepared
def _needs(*, programmes: list[UUID], on: dt.date) -> QuerySet:
    rows = ServiceNeed.objects.filter(programme__in=programmes, ended_at=None, begins_on__lte=on)
    return rows.select_related("programme")


@prepared
def _held(*, workers: list[UUID], on: dt.date) -> QuerySet:
    return Credential.objects.filter(person__in=workers, ended_at=None, since_on__lte=on)


def _gap(
    need: ServiceNeed, credentials: list[Credential], on: dt.date, rulebook: Book
) -> Gap | None:
    found = []
    for each in credentials:
        if each.credential not in need.credentials:
            continue
        name = rules.shipped().credentials[each.credential][1].name
        until = rulebook.lasts_until(hold(each), on)
        if until and until < on:
            found.append(Gap(need, LAPSED, name, until))
        elif need.endorsement and need.endorsement not in each.endorsements:
            found.append(Gap(need, OUTSIDE, name))
        else:
            return None
    return min(found, key=lambda gap: NEAREST.index(gap.why), default=Gap(need, NONE))


def hold(each: Credential) -> rules.Hold:
    """A credential that is held, as the rules see it."""
    assert each.since_on
    return rules.Hold(
        each.credential,
        each.stage,
        each.since_on,
        each.until_on,
        each.extensions,
        frozenset(each.endorsements),
    )
