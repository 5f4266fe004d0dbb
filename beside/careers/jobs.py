"""A word before an exam, and before the last day to ask again."""

from beside.core import clock
from beside.core.actor import clock as by_the_clock
from beside.core.background import every
from beside.core.models import Org

from . import actions, queries


@every(hours=6)
def remind(org: Org) -> None:
    nobody = by_the_clock(org.pk)
    for application in queries.to_remind(nobody, clock.today()):
        actions.remind_of_day(nobody, application)
