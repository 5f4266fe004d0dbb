"""A private address for a phone's calendar, and taking it back."""

import hashlib

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy
from ..models import CalendarFeed


@action(event="calendar.opened", may=policy.may_open_feed)
def open_feed(
    actor: Actor, person: Person, *, code: str, title: str = CalendarFeed.Title.MEETING
) -> CalendarFeed:
    """From now on `code` opens this person's calendar; the address before it stops working.

    `code` is shown to them once. Only its hash is kept.
    """
    for former in CalendarFeed.objects.filter(person=person, ended_at=None):
        former.ended_at = clock.now()
        former.save()
    feed = CalendarFeed(
        person=person,
        code_hash=hash_of(code),
        title=CalendarFeed.Title(title),
        made_at=clock.now(),
    )
    feed.save()
    return feed


@action(event="calendar.closed", may=policy.may_close_feed)
def close_feed(actor: Actor, feed: CalendarFeed) -> CalendarFeed:
    feed.ended_at = clock.now()
    feed.save()
    return feed


def hash_of(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
