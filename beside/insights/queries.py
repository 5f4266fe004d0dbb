"""How the programme is doing, in five figures and a funnel. Reads, and never writes."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.core.actor import Actor
from beside.encounters.models import Encounter, Note
from beside.plans.models import Step
from beside.referrals.models import Request
from beside.relationships.models import Relationship

from .counting import TOO_FEW, Share, middle, one_in_ten_over

PROMISE = dt.timedelta(days=2)
"""First contact within two days (experience notes, D5)."""
SPAN = dt.timedelta(days=90)


@dataclass
class Overview:
    """One page about the last ninety days. Figures of fewer than eleven people are not shown."""

    since: dt.date
    contact: Share
    wait: int | None
    wait_before: int | None
    slow: int | None
    stayed: Share
    tied: Share
    waiting: int
    funnel: list[tuple[str, int, str]]

    @property
    def finding(self) -> str:
        """The sentence the page opens with."""
        if self.wait is None:
            return _("Too few people met someone in these three months to say how long it takes.")
        half = ngettext(
            "Half of people meet someone within %d day.",
            "Half of people meet someone within %d days.",
            self.wait,
        )
        return f"{half % self.wait} {self._second}"

    @property
    def _second(self) -> str:
        kept = self.contact.percent
        if kept is not None and kept < 90:
            return _("First contact is where we slip.")
        if self.slow is not None and self.wait and self.slow > 3 * self.wait:
            return _("One in ten waits much longer.")
        return _("The promise of a first word is kept.")


def overview(actor: Actor, *, now: dt.datetime) -> Overview:
    """Everything on the manager's page. A constant number of queries."""
    since = now - SPAN
    asked = list(_requests(actor).filter(asked_at__gte=since, asked_at__lte=now))
    first_met = _first_met(actor)
    waits = _waits(asked, first_met)
    earlier = list(_requests(actor).filter(asked_at__gte=since - SPAN, asked_at__lt=since))
    return Overview(
        since=since.date(),
        contact=_contact(asked, now),
        wait=middle(waits),
        wait_before=middle(_waits(earlier, first_met)),
        slow=one_in_ten_over(waits),
        stayed=_stayed(actor, asked),
        tied=_tied(actor, since),
        waiting=_requests(actor).filter(state__in=Request.OPEN).count(),
        funnel=_funnel(actor, asked, first_met),
    )


def _requests(actor: Actor) -> QuerySet[Request]:
    return _reached(actor, Request.objects.all(), "programme")


def _reached(actor: Actor, rows: Any, field: str) -> Any:
    return rows if actor.reach is None else rows.filter(**{f"{field}__in": actor.reach})


def _met(actor: Actor) -> QuerySet[Encounter]:
    rows = Encounter.objects.filter(state=Encounter.State.MET)
    return _reached(actor, rows, "relationship__programme")


def _first_met(actor: Actor) -> dict[UUID, dt.datetime]:
    """The first meeting of each person who ever met someone."""
    rows = _met(actor).values("participant").annotate(first=Min("starts_at"))
    return {row["participant"]: row["first"] for row in rows}


def _contact(asked: list[Request], now: dt.datetime) -> Share:
    due = [row for row in asked if row.first_contact_at or now - row.asked_at > PROMISE]
    kept = [
        row
        for row in due
        if row.first_contact_at and row.first_contact_at - row.asked_at <= PROMISE
    ]
    return Share(len(kept), len(due))


def _waits(asked: list[Request], first_met: dict[UUID, dt.datetime]) -> list[int]:
    return [
        (first_met[row.person_id] - row.asked_at).days
        for row in asked
        if row.person_id in first_met and first_met[row.person_id] >= row.asked_at
    ]


def _stayed(actor: Actor, asked: list[Request]) -> Share:
    times = _times_met(actor, asked)
    return Share(sum(n >= 3 for n in times.values()), len(times))


def _times_met(actor: Actor, asked: list[Request]) -> dict[UUID, int]:
    people = {row.person_id for row in asked}
    rows = _met(actor).filter(participant__in=people).values("participant")
    return {row["participant"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def _tied(actor: Actor, since: dt.datetime) -> Share:
    notes = _reached(actor, Note.objects.all(), "encounter__relationship__programme")
    recent = notes.filter(encounter__starts_at__gte=since, is_attendance_only=False)
    tied = recent.filter(goal__isnull=False).count()
    return Share(tied, recent.count())


def _funnel(
    actor: Actor, asked: list[Request], first_met: dict[UUID, dt.datetime]
) -> list[tuple[str, int, str]]:
    people = {row.person_id for row in asked}
    met = {pk for pk in people if pk in first_met}
    times = _times_met(actor, asked)
    three = {pk for pk, n in times.items() if n >= 3}
    stepped = set(
        Step.objects.filter(goal__person__in=met, state=Step.State.DONE)
        .values_list("goal__person", flat=True)
        .distinct()
    )
    closed = set(
        Relationship.objects.filter(
            participant__in=met, ending__in=[Relationship.Ending.GOOD, Relationship.Ending.ENOUGH]
        ).values_list("participant", flat=True)
    )
    return [
        (_("Asked or was referred"), len(people), ""),
        (_("Met a peer worker"), len(met), _not_met(asked, met)),
        (
            _("Met 3 times or more"),
            len(three),
            _("The rest met once or twice, or have just begun."),
        ),
        (_("Took a step of their own"), len(stepped & met), ""),
        (_("Closed well"), len(closed), _("The rest are still meeting. This is not a target.")),
    ]


def _not_met(asked: list[Request], met: set[UUID]) -> str:
    """Why people have not met anybody. Small numbers are put together, so that nobody is told."""
    rows = [row for row in asked if row.person_id not in met]
    if not rows:
        return ""
    waiting = sum(row.state in Request.OPEN for row in rows)
    why = Counter(row.get_closed_as_display() for row in rows if row.state not in Request.OPEN)
    shown = [f"{n} {word.lower()}" for word, n in why.most_common() if n >= TOO_FEW]
    others = sum(n for n in why.values() if n < TOO_FEW)
    parts = [*shown]
    if others:
        parts.append(_("%d for other reasons") % others)
    if waiting:
        parts.append(_("%d still wait") % waiting)
    return _("%(n)d not met: %(why)s.") % {"n": len(rows), "why": ", ".join(parts)}
