"""“For me”: all that a worker finds there, on one page."""

import datetime as dt
from dataclasses import dataclass

from beside.core.actor import Actor
from beside.people.models import Person
from beside.workforce.models import TimeAway

from .. import policy
from ..models import Cover, Debrief, OwnPage, SharedLine, Visit
from .covers import my_covers, standing_in
from .debriefs import my_debriefs
from .load import Week, my_week
from .visits import my_visit


@dataclass(frozen=True)
class For:
    """What there is for one worker today."""

    week: Week
    visit: Visit | None
    debriefs: list[Debrief]
    away: list[tuple[TimeAway, list[Cover]]]
    back_from: TimeAway | None
    """Time away that has just ended."""
    stands_in: list[Cover]
    page: OwnPage | None
    line: SharedLine | None


def for_me(actor: Actor, worker: Person, *, today: dt.date) -> For:
    away = my_covers(actor, today=today)
    return For(
        week=my_week(actor, worker, today=today),
        visit=my_visit(actor),
        debriefs=my_debriefs(actor),
        away=away,
        back_from=_back_from(actor, today),
        stands_in=standing_in(actor, today=today),
        page=own_words(actor),
        line=shared_line(actor, worker),
    )


def own_words(actor: Actor) -> OwnPage | None:
    """One's own page. There is no way to ask for anybody else's."""
    return policy.own_pages(actor).first()


def shared_line(actor: Actor, worker: Person) -> SharedLine | None:
    """What this worker shares now, for those who may read it."""
    return policy.visible_lines(actor).filter(worker=worker).first()


def _back_from(actor: Actor, today: dt.date) -> TimeAway | None:
    week = today - dt.timedelta(days=7)
    rows = policy.own_time_away(actor).filter(ends_on__lt=today, ends_on__gte=week)
    long = [row for row in rows.order_by("-ends_on") if (row.ends_on - row.starts_on).days >= 2]
    return long[0] if long else None
