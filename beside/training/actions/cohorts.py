"""A course on certain days: opened, called off."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.models import Programme

from .. import news, policy
from ..models import Cohort, Course, Enrolment, Path, Session

Sitting = tuple[dt.datetime, dt.datetime]


@action(event="cohort.opened", may=policy.may_open_cohort)
def open_cohort(
    actor: Actor,
    programme: Programme,
    *,
    about: Course | Path,
    sessions: Sequence[Sitting],
    seats: int,
    place: str = "",
) -> Cohort:
    """Workers may ask for a seat from now on. Raises NotAllowed for days that cannot be."""
    sittings = sorted(sessions)
    if not sittings or seats < 1:
        raise NotAllowed(_("A course has at least one day and one seat."))
    for (_start, end), (start, _end) in zip(sittings, sittings[1:], strict=False):
        if start < end:
            raise NotAllowed(_("Two sittings of it lie over each other."))
    cohort = Cohort(
        course=about if isinstance(about, Course) else None,
        path=about if isinstance(about, Path) else None,
        programme=programme,
        starts_on=timezone.localdate(sittings[0][0]),
        ends_on=timezone.localdate(sittings[-1][1]),
        place=place,
        seats=seats,
    )
    cohort.save()
    for starts_at, ends_at in sittings:
        Session(cohort=cohort, starts_at=starts_at, ends_at=ends_at).save()
    return cohort


@action(event="cohort.called_off", may=policy.may_arrange_cohort)
def call_off_cohort(actor: Actor, cohort: Cohort) -> Cohort:
    """It does not take place. Everybody with a seat, or waiting for one, is told."""
    cohort.called_off_at = clock.now()
    cohort.save()
    for seat in cohort.enrolments.filter(state__in=Enrolment.OPEN).select_related("person"):
        news.called_off(seat)
    return cohort
