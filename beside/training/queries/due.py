"""What the clock asks: whom to remind, and which certificates are still to be made."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from beside.notices.models import Notice
from beside.workforce import queries as workforce
from beside.workforce.models import Credential

from ..models import Completion, Enrolment, Session

AT_ONCE = 40
DAYS_BEFORE = (90, 60, 30, 9)


@dataclass(frozen=True)
class Renewal:
    """One credential that comes to its end, and which reminder it is time for."""

    credential: Credential
    ends_on: dt.date
    mark: str
    """`90`, `60`, `30`, `9` (days), or `opens`: from now on it can be renewed."""

    @property
    def key(self) -> str:
        return f"renewal:{self.credential.pk}:{self.ends_on}:{self.mark}"


def sessions_soon(today: dt.date) -> list[Session]:
    """Sittings of tomorrow that somebody with a seat was not reminded of yet."""
    begins = timezone.make_aware(dt.datetime.combine(today + dt.timedelta(days=1), dt.time()))
    soon = Session.objects.filter(
        starts_at__gte=begins,
        starts_at__lt=begins + dt.timedelta(days=1),
        cohort__called_off_at=None,
    ).select_related("cohort__course", "cohort__path")
    return [session for session in soon.order_by("starts_at") if _to_tell(session)]


def _to_tell(session: Session) -> bool:
    seats = session.cohort.enrolments.filter(state=Enrolment.State.ACCEPTED)
    told = Notice.objects.filter(key=session_key(session)).values("person")
    return seats.exclude(person__in=told).exists()


def session_key(session: Session) -> str:
    """With the day in it: a course that moves is reminded of again."""
    return f"course:{session.cohort_id}:{session.starts_at:%Y-%m-%d}"


def renewals_due(today: dt.date) -> list[Renewal]:
    """Credentials that are held, whose worker is here, and whose next reminder has not gone out.
    Only the latest mark that was passed: who comes late to us is told once, not four times."""
    held = Credential.objects.filter(ended_at=None, person__left_on=None).exclude(since_on=None)
    found = [
        Renewal(row, round.ends_on, mark)
        for row in held.select_related("person")
        if (round := workforce.round_of(row, today)) and (mark := _mark(round, today))
    ]
    keys = {each.key for each in found}
    told = set(Notice.objects.filter(key__in=keys).values_list("key", flat=True))
    return [each for each in found if each.key not in told]


def _mark(round: workforce.Round, today: dt.date) -> str:
    left = (round.ends_on - today).days
    if left < 0:
        return ""
    passed = [(days, str(days)) for days in DAYS_BEFORE if left <= days]
    if round.opens_on and round.opens_on <= today:
        passed.append(((round.ends_on - round.opens_on).days, "opens"))
    # Where both fall on one day, "it can be renewed now" says more.
    return min(passed, key=lambda each: (each[0], each[1] != "opens"))[1] if passed else ""


def without_certificate() -> list[Completion]:
    """Courses taken to their end whose certificate is still to be made."""
    rows = Completion.objects.filter(paper=None).select_related("person", "course", "enrolment")
    return list(rows.order_by("day_on", "pk")[:AT_ONCE])
