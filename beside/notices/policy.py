"""A notice is for one person, and for nobody else."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.people.models import Person

from .models import Notice, QuietHours


def visible_notices(actor: Actor) -> QuerySet[Notice]:
    """One's own, from the moment each is meant for. What was taken back is not shown."""
    return Notice.objects.filter(person=actor.face, send_at__lte=clock.now()).exclude(
        state=Notice.State.STOPPED
    )


def may_see_notices(actor: Actor, person: Person) -> Decision:
    return yes_if(actor.face == person.pk, _("These are for somebody else."))


def may_see_notice(actor: Actor, notice: Notice) -> Decision:
    return yes_if(actor.face == notice.person_id, _("This is for somebody else."))


def own_quiet_hours(actor: Actor) -> QuerySet[QuietHours]:
    return QuietHours.objects.filter(person=actor.face)


def may_keep_quiet_hours(actor: Actor, person: Person) -> Decision:
    return first_no(
        may_open_quiet_hours(actor),
        yes_if(actor.face == person.pk, _("Only they can say this about themselves.")),
    )


def may_open_quiet_hours(actor: Actor) -> Decision:
    return yes_if(actor.holds("staff") and actor.face, _("This page is for those who work here."))


def may_carry(actor: Actor, notice: Notice) -> Decision:
    """Messages are sent by the clock, while they still wait for it."""
    return first_no(
        yes_if(actor.is_clock, _("Messages are sent when it is time, not by hand.")),
        yes_if(notice.state == Notice.State.WAITING, _("This message is no longer waiting.")),
    )
