"""What both sides are told on the way to each other, in the same words whatever the cause."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core.address import at
from beside.notices.telling import take_back, tell
from beside.people.models import Person
from beside.referrals.models import Request

from .models import Option
from .queries.people import coordinators_of

ASKED = _("Somebody would like to meet you. Please say yes, or that it is not a fit.")
NOT_THIS_TIME = _(
    "%(name)s can't walk with you at the moment. It is not because of you. You keep your place, "
    "and there are others to choose from."
)
NOT_FOR_THEM = _("%(name)s can't walk with %(they)s at the moment.")
WANTS_TO_TALK = _("%(name)s would like to talk over who fits.")


def asked(option: Option) -> None:
    """The worker hears that somebody asked; who, and what for, is on the page if they may see."""
    link = at(option.org, "matching:offer", id=option.pk)
    _tell(option.worker, "meeting.asked", ASKED, _key(option), link)


def not_this_time(option: Option) -> None:
    """One kind sentence for every cause: full, a limit of their own, a conflict, no answer."""
    kind, key, name = "meeting.not_this_time", _key(option), option.worker.name
    person = option.request.person
    _tell(person, kind, NOT_THIS_TIME, key, at(option.org, "matching:index"), name=name)
    if option.request.wants_help_choosing:
        link = at(option.org, "matching:arrange", id=option.request_id)
        for each in coordinators_of(option.request.programme_id):
            _tell(each, kind, NOT_FOR_THEM, key, link, name=name, they=person.name)


def taken_back(option: Option) -> None:
    """The worker need not answer any more."""
    take_back(option.worker, key_begins=_key(option))


def wants_to_talk(request: Request) -> None:
    link = at(request.org, "matching:arrange", id=request.pk)
    key = f"help:{request.pk}:{request.state}"
    for each in coordinators_of(request.programme_id):
        _tell(each, "help_choosing.asked", WANTS_TO_TALK, key, link, name=request.person.name)


def _tell(
    person: Person, kind: str, words: Promise | str, key: str, link: str, **names: str
) -> None:
    tell(person, kind=kind, words=lambda: str(words) % names, key=key, link=link)


def _key(option: Option) -> str:
    """One asking, one answer: asked again later, it is told again."""
    moment = option.asked_at.isoformat(timespec="seconds") if option.asked_at else ""
    return f"option:{option.pk}:{moment}"
