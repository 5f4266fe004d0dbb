"""What people are told about roles."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.notices.telling import REMINDER, tell
from beside.people.models import Membership

from . import queries
from .models import Application, Interest
from .states import Stand


def arrived(interest: Interest) -> None:
    """Those who keep the role hear that somebody would like it; the words are on the page."""
    opening = interest.opening
    keepers = Membership.objects.filter(
        role="manager", programme=opening.programme_id, ended_on=None
    )
    for part in keepers.exclude(person=interest.person_id).select_related("person"):
        tell(
            part.person,
            kind="role.asked",
            words=lambda: _("Somebody would like the role “%(role)s”.") % {"role": opening.title},
            key=f"interest:{interest.pk}:{part.person_id}",
            link=at(opening.org, "careers:opening", id=opening.pk),
        )


def answered(interest: Interest) -> None:
    """A worker hears that there is an answer. A stranger has their link."""
    if interest.person is None:
        return
    tell(
        interest.person,
        kind="role.answered",
        words=lambda: (
            _("There is an answer about the role “%(role)s”.") % {"role": interest.opening.title}
        ),
        key=f"interest:{interest.pk}:{interest.stands}",
        link=at(interest.org, "careers:role", id=interest.opening_id),
    )


def day_is_near(application: Application) -> None:
    """The exam, or the last day to ask again."""
    is_exam = application.stands == Stand.EXAM_BOOKED
    day = application.exam_on if is_exam else application.appeal_until_on
    assert day
    tell(
        application.person,
        kind=queries.NEAR,
        words=lambda: (
            (
                _("Your exam is on %(day)s.")
                if is_exam
                else _("You can ask them to look again until %(day)s.")
            )
            % {"day": date_format(day, "DATE_FORMAT")}
        ),
        key=queries.key_of_day(application),
        link=at(application.org, "careers:application", id=application.pk),
        discreet=REMINDER,
    )
