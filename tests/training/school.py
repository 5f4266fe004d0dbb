"""A course, its dates and seats, made through real actions."""

import datetime as dt

from beside.core import clock, tenancy
from beside.training import actions
from beside.training.actions import Sketch

LISTENING = Sketch(
    title="Listening well",
    kind="CE",
    minutes=360,
    topics=["active_listening", "ethics"],
    given_by="River Peers",
)


def course(who, **told):
    return actions.make_course(who.actor, who.org, sketch=Sketch(**(vars(LISTENING) | told)))


def sittings(days=10, times=1, hour=9, long=6):
    first = clock.now().replace(hour=hour, minute=0, second=0, microsecond=0)
    starts = [first + dt.timedelta(days=days + 7 * number) for number in range(times)]
    return [(start, start + dt.timedelta(hours=long)) for start in starts]


def dates(who, about, programme, *, seats=2, **when):
    return actions.open_cohort(
        who.actor, programme, about=about, sessions=sittings(**when), seats=seats, place="Library"
    )


def seat(arranger, who, cohort):
    """Asked for and given."""
    asked = actions.ask_for_seat(who.actor, cohort)
    actions.answer_seats(arranger.actor, cohort, give=[asked.pk])
    with tenancy.within(arranger.org.pk):
        asked.refresh_from_db()
    return asked
