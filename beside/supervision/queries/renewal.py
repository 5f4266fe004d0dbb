"""Until when what a worker holds is good: as their own page says it."""

import datetime as dt

from beside.people.models import Person
from beside.workforce import rules
from beside.workforce.models import Credential
from beside.workforce.rulebook import Book, book
from beside.workforce.rules import cycles
from beside.workforce.serving import hold


def renews_on(worker: Person, today: dt.date) -> dt.date | None:
    """The last day of what they hold, whichever comes first. What has ended long since is no
    countdown, and neither is what they aim at."""
    rulebook = book()
    rows = Credential.objects.filter(person=worker, ended_at=None, since_on__lte=today)
    known = [row for row in rows if row.credential in rulebook.packs.credentials]
    ends = [_ends_on(row, rulebook, today) for row in known]
    return min((day for day in ends if day and day >= today), default=None)


def _ends_on(row: Credential, rulebook: Book, today: dt.date) -> dt.date | None:
    """As they said it; as the rules work it out where they did not."""
    held = hold(row)
    case = rules.Case(today, row.credential, row.stage, holds=(held,))
    asked = rulebook.rows(row.credential, row.stage, today)
    cycle = cycles.cycle_of(case, held, asked)
    return cycle.span.end if cycle else cycles.lasts_until(held, asked)
