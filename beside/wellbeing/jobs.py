"""What is asked each minute: is everybody back who is out, and did somebody talk who needed to."""

from contextlib import suppress

from beside.core import clock
from beside.core.actor import clock as the_clock
from beside.core.background import every
from beside.core.decision import NotAllowed
from beside.core.models import Org

from . import actions, queries


@every(minutes=1)
def look_for_those_out(org: Org) -> None:
    for visit in queries.visits_late(clock.now()):
        # Who has just tapped that they are back needs no alarm; the others still do.
        with suppress(NotAllowed):
            actions.raise_alarm(the_clock(org.pk), visit)


@every(minutes=5)
def look_for_those_who_wait(org: Org) -> None:
    for debrief in queries.debriefs_late(clock.now()):
        with suppress(NotAllowed):
            actions.note_late(the_clock(org.pk), debrief)
