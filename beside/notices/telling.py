"""How every storey above tells a person something.

    from beside.notices.telling import tell

    tell(person, kind="meeting.moved", words=_("Your meeting …"), key=f"moved:{meeting.pk}:3")

Call it inside an action or a reaction. The words are shown inside, where only the person reads
them. Outside, a courier carries one of two sentences that name nobody and nothing, and only to
a person who named text messages or e-mail as safe.
"""

import datetime as dt
from collections.abc import Callable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.prepared import prepared
from beside.people.models import Person, SafeContact
from beside.workforce.models import TimeAway

from . import couriers, quiet
from .models import Notice, QuietHours

REMINDER = _("You have a reminder.")
NEWS = _("There is something new for you.")
_USUAL = {"begins": quiet.BEGINS, "ends": quiet.ENDS}
DISCREET = (REMINDER, NEWS)
"""The only words that ever leave the house."""


def tell(
    person: Person,
    *,
    kind: str,
    words: str | Promise | Callable[[], str],
    key: str,
    link: str = "",
    discreet: str | Promise = "",
    send_at: dt.datetime | None = None,
    is_urgent: bool = False,
) -> Notice | None:
    """Tell one person something, once: None when this `key` was told before.

    What is carried outside to staff waits while they have quiet hours or are away; what
    `is_urgent` does not, and goes to their work e-mail when they named no other way.

    Give `words` as a function when they hold a date or a number: it is called in their language.
    """
    if _told(person=person.pk, key=key):
        return None
    when, outside = send_at or clock.now(), _known(discreet)
    notice = Notice(person=person, kind=kind, key=key, link=link, send_at=when, is_urgent=is_urgent)
    with translation.override(language_of(person)):
        notice.words = str(words() if callable(words) else words)
        notice.discreet = str(outside)
    contact = safe_way(person, is_urgent=is_urgent)
    if contact:
        notice.state = Notice.State.WAITING
        notice.channel, notice.address = contact.channel, contact.address
        notice.carry_at = when if is_urgent else carried_from(person, when)
    notice.save()
    return notice


def take_back(person: Person, *, key_begins: str) -> None:
    """What was not sent yet is no longer true: do not send it, and do not show it."""
    for notice in Notice.objects.filter(
        person=person, key__startswith=key_begins, seen_at=None
    ).exclude(state__in=[Notice.State.SENT, Notice.State.STOPPED]):
        notice.state = Notice.State.STOPPED
        notice.save()


def carried_from(person: Person, when: dt.datetime) -> dt.datetime:
    """When this may be carried: for staff not in quiet hours, and not on days they are away."""
    if person.face != Person.Face.STAFF:
        return when
    kept = QuietHours.objects.filter(person=person).first()
    hours = {"begins": kept.begins, "ends": kept.ends} if kept else _USUAL
    tz = ZoneInfo(person.org.timezone)
    return _after_away(person, quiet.after_quiet(when, tz=tz, **hours), hours["ends"], tz)


def safe_way(person: Person, *, is_urgent: bool = False) -> SafeContact | None:
    """The channel a courier may use for this person now, if they named one and we have one."""
    contact = next(iter(_newest_way(person=person.pk)), None)
    if contact is None and is_urgent and person.work_email:
        email = SafeContact.Channel.EMAIL
        contact = SafeContact(person=person, channel=email, address=person.work_email)
    if contact is None or not contact.address:
        return None
    return contact if couriers.for_channel(contact.channel) else None


@prepared
def _told(*, person: UUID, key: str) -> QuerySet:
    return Notice.objects.filter(person=person, key=key).values_list("pk")


@prepared
def _newest_way(*, person: UUID) -> QuerySet[SafeContact]:
    ways = SafeContact.objects.filter(person=person, ended_at=None)
    return ways.order_by("-checked_on")[:1]


def _after_away(person: Person, when: dt.datetime, ends: dt.time, tz: ZoneInfo) -> dt.datetime:
    """The morning after the days somebody is away, if it would fall into them."""
    rows = TimeAway.objects.filter(profile__person=person, cancelled_at=None)
    day = when.astimezone(tz).date()
    gone = rows.filter(starts_on__lte=day, ends_on__gte=day).order_by("-ends_on").first()
    if gone is None:
        return when
    back = dt.datetime.combine(gone.ends_on + dt.timedelta(days=1), ends, tz)
    return back.astimezone(dt.UTC)


def language_of(person: Person) -> str:
    """The language they like best among those we can write; else their organisation's."""
    ours = dict(settings.LANGUAGES)
    liked = next((code for code in person.languages if code in ours), None)
    if liked:
        return liked
    return person.org.language if person.org.language in ours else settings.LANGUAGE_CODE


def _known(words: str | Promise) -> str | Promise:
    """One of the sentences that are known to be discreet. Raises ValueError for any other."""
    for known in DISCREET:
        if str(words or NEWS) == str(known):
            return known
    raise ValueError("What leaves the house is one of the sentences in DISCREET.")
