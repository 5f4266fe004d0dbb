"""How the programme is doing, in five figures and a funnel. Reads, and never writes."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
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

Meetings = dict[UUID, list[dt.datetime]]


@dataclass
class Overview:
    """One page about the last ninety days. What would speak of fewer than eleven people is
    not shown."""

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
    earlier = list(_requests(actor).filter(asked_at__gte=since - SPAN, asked_at__lt=since))
    meetings = _meetings(actor, [*earlier, *asked], since=since - SPAN)
    waits = _waits(asked, meetings)
    return Overview(
        since=since.date(),
        contact=_contact(asked, now),
        wait=middle(waits),
        wait_before=middle(_waits(earlier, meetings)),
        slow=one_in_ten_over(waits),
        stayed=_stayed(asked, meetings),
        tied=_tied(actor, since),
        waiting=_requests(actor).filter(state__in=Request.OPEN).count(),
        funnel=_funnel(asked, meetings, since),
    )


def _requests(actor: Actor) -> QuerySet[Request]:
    return _reached(actor, Request.objects.order_by("asked_at"), "programme")


def _reached(actor: Actor, rows: Any, field: str) -> Any:
    return rows if actor.reach is None else rows.filter(**{f"{field}__in": actor.reach})


def _meetings(actor: Actor, asked: list[Request], *, since: dt.datetime) -> Meetings:
    """When these people met someone since then, each person's meetings in order."""
    rows = Encounter.objects.filter(
        state=Encounter.State.MET,
        starts_at__gte=since,
        participant__in={row.person_id for row in asked},
    )
    reached = _reached(actor, rows, "relationship__programme").order_by("starts_at")
    meetings: Meetings = defaultdict(list)
    for person, starts_at in reached.values_list("participant", "starts_at"):
        meetings[person].append(starts_at)
    return meetings


def _contact(asked: list[Request], now: dt.datetime) -> Share:
    due = [row for row in asked if row.first_contact_at or now - row.asked_at > PROMISE]
    kept = [
        row
        for row in due
        if row.first_contact_at and row.first_contact_at - row.asked_at <= PROMISE
    ]
    return Share(len(kept), len(due))


def _waits(asked: list[Request], meetings: Meetings) -> list[int]:
    """Whole days from asking to the first meeting after it, for everybody who has met someone."""
    firsts = ((row, next(iter(_since(row, meetings)), None)) for row in asked)
    return [(first - row.asked_at).days for row, first in firsts if first]


def _since(row: Request, meetings: Meetings) -> list[dt.datetime]:
    """Meetings of whoever asked, after they asked. What was before belongs to an earlier asking."""
    return [moment for moment in meetings.get(row.person_id, ()) if moment >= row.asked_at]


def _times_met(asked: list[Request], meetings: Meetings) -> dict[UUID, int]:
    """How often each of them has met someone since they asked; those who did at all."""
    times = {row.person_id: len(_since(row, meetings)) for row in reversed(asked)}
    return {person: n for person, n in times.items() if n}


def _stayed(asked: list[Request], meetings: Meetings) -> Share:
    times = _times_met(asked, meetings)
    return Share(sum(n >= 3 for n in times.values()), len(times))


def _tied(actor: Actor, since: dt.datetime) -> Share:
    notes = _reached(actor, Note.objects.all(), "encounter__relationship__programme")
    recent = notes.filter(encounter__starts_at__gte=since, is_attendance_only=False)
    tied = recent.filter(goal__isnull=False).count()
    return Share(tied, recent.count())


def _funnel(
    asked: list[Request], meetings: Meetings, since: dt.datetime
) -> list[tuple[str, int, str]]:
    people = {row.person_id for row in asked}
    times = _times_met(asked, meetings)
    met = set(times)
    three = {person for person, n in times.items() if n >= 3}
    stepped = set(
        Step.objects.filter(goal__person__in=met, state=Step.State.DONE, done_on__gte=since.date())
        .values_list("goal__person", flat=True)
        .distinct()
    )
    closed = set(
        Relationship.objects.filter(
            participant__in=met,
            introduced_at__gte=since,
            ending__in=[Relationship.Ending.GOOD, Relationship.Ending.ENOUGH],
            ended_at__isnull=False,
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
    if len(rows) < TOO_FEW:
        return _("Fewer than %d have not met anybody yet.") % TOO_FEW if rows else ""
    why = Counter(_why(row) for row in rows)
    shown = {word: n for word, n in why.most_common() if n >= TOO_FEW}
    parts = [f"{n} {word}" for word, n in shown.items()]
    if sum(shown.values()) < len(rows):
        parts.append(_("the rest for other reasons"))
    return _("%(n)d not met: %(why)s.") % {"n": len(rows), "why": ", ".join(parts)}


def _why(row: Request) -> str:
    return _("still wait") if row.state in Request.OPEN else row.get_closed_as_display().lower()
