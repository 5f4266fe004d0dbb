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

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.prepared import prepared
from beside.people.models import Person, SafeContact

from . import couriers
from .models import Notice

REMINDER = _("You have a reminder.")
NEWS = _("There is something new for you.")
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
) -> Notice | None:
    """Tell one person something, once: None when this `key` was told before.

    Give `words` as a function when they hold a date or a number: it is called in their language.
    """
    if _told(person=person.pk, key=key):
        return None
    when, outside = send_at or clock.now(), _known(discreet)
    notice = Notice(person=person, kind=kind, key=key, link=link, send_at=when)
    with translation.override(language_of(person)):
        notice.words = str(words() if callable(words) else words)
        notice.discreet = str(outside)
    contact = safe_way(person)
    if contact:
        notice.state = Notice.State.WAITING
        notice.channel, notice.address = contact.channel, contact.address
        notice.carry_at = when
    notice.save()
    return notice


def take_back(person: Person, *, key_begins: str) -> None:
    """What was not sent yet is no longer true: do not send it, and do not show it."""
    for notice in Notice.objects.filter(
        person=person, key__startswith=key_begins, seen_at=None
    ).exclude(state__in=[Notice.State.SENT, Notice.State.STOPPED]):
        notice.state = Notice.State.STOPPED
        notice.save()


def safe_way(person: Person) -> SafeContact | None:
    """The channel a courier may use for this person now, if they named one and we have one."""
    contact = next(iter(_newest_way(person=person.pk)), None)
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
