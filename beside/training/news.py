"""What workers are told about courses and renewals. Outside, it only says that there is something."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.notices.telling import REMINDER, tell
from beside.ui.components.times import say
from beside.workforce import rules
from beside.workforce.models import Credential

from .models import Enrolment, Session

MORNING, EVENING = dt.time(9), dt.time(20)
"""Between these a reminder may come; what the clock finds at night waits for the morning."""
State = Enrolment.State


def said_day(day: dt.date) -> str:
    return say(day, "date")


def by_day(now: dt.datetime) -> dt.datetime:
    """Now, or the next morning where the organisation is."""
    here = timezone.localtime(now)
    if MORNING <= here.time() < EVENING:
        return now
    day = here.date() + dt.timedelta(days=here.time() >= EVENING)
    return timezone.make_aware(dt.datetime.combine(day, MORNING))


def answered(seat: Enrolment) -> None:
    """A seat, the waiting list, or no seat this time."""
    told: dict[str, Callable[[], str]] = {
        State.ACCEPTED: lambda: _("You have a seat: %(title)s, from %(day)s.") % _about(seat),
        State.WAITING: lambda: (
            _("%(title)s is full. You are on the waiting list, and hear when a seat is free.")
            % _about(seat)
        ),
        State.DECLINED: lambda: (
            _("There is no seat for you this time: %(title)s, from %(day)s. Look for the next one.")
            % _about(seat)
        ),
    }
    _tell(seat, f"seat.{seat.state.lower()}", told[seat.state])


def called_off(seat: Enrolment) -> None:
    _tell(
        seat,
        "course.called_off",
        lambda: _("%(title)s, from %(day)s, does not take place.") % _about(seat),
    )


def closed(seat: Enrolment) -> None:
    """The hours are in the ledger; or not, and why."""
    if seat.state == State.COMPLETED:
        _tell(
            seat,
            "course.completed",
            lambda: (
                _(
                    "You took %(title)s to its end. The hours count already; the certificate follows."
                )
                % _about(seat)
            ),
        )
    else:
        _tell(
            seat,
            "course.not_yet",
            lambda: (
                _("%(title)s does not count this time. The reason: %(why)s")
                % {**_about(seat), "why": seat.why_not}
            ),
        )


def tomorrow(seat: Enrolment, session: Session, *, key: str) -> None:
    tell(
        seat.person,
        kind="course.tomorrow",
        words=lambda: (
            _("Tomorrow at %(time)s: %(title)s. %(place)s").strip()
            % {
                **_about(seat),
                "time": say(timezone.localtime(session.starts_at), "time"),
                "place": seat.cohort.place,
            }
        ).strip(),
        key=key,
        link=at(seat.org, "training:index"),
        discreet=REMINDER,
        send_at=by_day(clock.now()),
    )


def renewal(held: Credential, *, ends_on: dt.date, mark: str, key: str) -> None:
    known = rules.shipped().credentials.get(held.credential)
    name = known[1].name if known else held.credential

    def words() -> str:
        told = {"name": name, "day": said_day(ends_on), "n": (ends_on - clock.today()).days}
        if mark == "opens":
            return _("%(name)s can be renewed from now on. It lasts until %(day)s.") % told
        return _("%(name)s lasts until %(day)s: %(n)s days. See what is still missing.") % told

    tell(
        held.person,
        kind="renewal.soon",
        words=words,
        key=key,
        link=at(held.org, "workforce:development"),
        discreet=REMINDER,
        send_at=by_day(clock.now()),
    )


def certificate(seat: Enrolment, title: str, key: str) -> None:
    tell(
        seat.person,
        kind="certificate.given",
        words=lambda: _("Your certificate is there: %(title)s.") % {"title": title},
        key=key,
        link=at(seat.org, "workforce:papers"),
    )


def _tell(seat: Enrolment, kind: str, words: Callable[[], str]) -> None:
    tell(
        seat.person,
        kind=kind,
        words=words,
        key=f"seat:{seat.pk}:{kind}",
        link=at(seat.org, "training:index"),
    )


def _about(seat: Enrolment) -> dict[str, str]:
    return {"title": seat.cohort.title, "day": said_day(seat.cohort.starts_on)}
