"""Reminders, a day and two hours before a meeting."""

import datetime as dt

from beside.core import clock
from beside.core.actor import clock as by_the_clock
from beside.core.background import every
from beside.core.models import Org

from . import actions, queries

DAY, SOON, NOW = dt.timedelta(hours=24), dt.timedelta(hours=2), dt.timedelta(0)
REMINDERS = ((SOON, DAY), (NOW, SOON))
"""Between these two times before it begins; the later one is when the reminder comes."""


@every(minutes=5)
def remind(org: Org) -> None:
    for since, until in REMINDERS:
        for encounter in queries.to_remind(clock.now(), since=since, until=until):
            actions.remind_of_encounter(by_the_clock(org.pk), encounter, ahead=until)
