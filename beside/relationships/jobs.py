"""Goodbyes end on the day that was agreed."""

from beside.core import clock
from beside.core.actor import clock as the_clock
from beside.core.background import every
from beside.core.models import Org

from . import actions, queries


@every(minutes=30)
def end_goodbyes(org: Org) -> None:
    for relationship in queries.due_to_end(clock.today()):
        actions.end_relationship(the_clock(org.pk), relationship, ending=relationship.ending)
    for standing in queries.due_to_hand_back(clock.today()):
        actions.hand_back(the_clock(org.pk), standing)
