"""What both sides are told on the way to each other, in the same words whatever the cause."""

from django.utils.translation import gettext_lazy as _

from beside.core.address import at
from beside.notices.telling import take_back, tell
from beside.referrals.models import Request

from .models import Option
from .queries.people import coordinators_of


def asked(option: Option) -> None:
    """The worker hears that somebody asked; who, and what for, is on the page if they may see."""
    tell(
        option.worker,
        kind="meeting.asked",
        words=_("Somebody would like to meet you. Please say yes, or that it is not a fit."),
        key=_key(option),
        link=at(option.org, "matching:offer", id=option.pk),
    )


def not_this_time(option: Option) -> None:
    """One kind sentence for every cause: full, a limit of their own, a conflict, no answer."""
    tell(
        option.request.person,
        kind="meeting.not_this_time",
        words=lambda: (
            _(
                "%(name)s can't walk with you at the moment. It is not because of you. You keep your "
                "place, and there are others to choose from."
            )
            % {"name": option.worker.name}
        ),
        key=_key(option),
        link=at(option.org, "matching:index"),
    )


def taken_back(option: Option) -> None:
    """The worker need not answer any more."""
    take_back(option.worker, key_begins=_key(option))


def wants_to_talk(request: Request) -> None:
    for coordinator in coordinators_of(request.programme_id):
        tell(
            coordinator,
            kind="help_choosing.asked",
            words=lambda: (
                _("%(name)s would like to talk over who fits.") % {"name": request.person.name}
            ),
            key=f"help:{request.pk}:{request.state}",
            link=at(request.org, "matching:arrange", id=request.pk),
        )


def _key(option: Option) -> str:
    """One asking, one answer: asked again later, it is told again."""
    moment = option.asked_at.isoformat(timespec="seconds") if option.asked_at else ""
    return f"option:{option.pk}:{moment}"
