"""What people are told about roles."""

from django.utils.translation import gettext as _

from beside.core.address import at
from beside.notices.telling import tell
from beside.people.models import Membership

from .models import Interest


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
