"""A question that is not answered in time lapses, and the person is told kindly."""

from beside.core import clock
from beside.core.actor import clock as the_clock
from beside.core.background import every
from beside.core.models import Org

from . import actions
from .queries import standing


@every(minutes=10)
def lapse_unanswered(org: Org) -> None:
    for option in standing.unanswered(clock.now()):
        actions.lapse_option(the_clock(org.pk), option)
