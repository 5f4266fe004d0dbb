"""The calendar that a phone reads: times only, one discreet word for all of them."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import icalendar
from django.utils import translation

from beside.core.models import Org
from beside.notices.telling import language_of
from beside.people.faces import as_actor

from . import queries
from .actions.feeding import hash_of
from .models import Encounter

BACK, AHEAD = dt.timedelta(days=90), dt.timedelta(days=365)
AGAIN = dt.timedelta(hours=1)
"""How often a phone may ask anew."""


def calendar_for(code: str, org: Org, now: dt.datetime) -> bytes | None:
    """The calendar behind this address, or None: taken back, or never there."""
    feed = queries.feed_with(hash_of(code))
    if feed is None or feed.person.left_on:
        return None
    held = queries.mine(as_actor(feed.person, channel="calendar")).filter(
        starts_at__gte=now - BACK, starts_at__lte=now + AHEAD
    )
    with translation.override(language_of(feed.person)):
        title = str(feed.get_title_display())
    return written(held.order_by("starts_at"), title, ZoneInfo(org.timezone))


def written(encounters: Iterable[Encounter], title: str, tz: ZoneInfo) -> bytes:
    """iCalendar (RFC 5545). No name, no place, nothing about what it is for."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for encounter in encounters:
        calendar.add_component(_entry(encounter, title, tz))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(encounter: Encounter, title: str, tz: ZoneInfo) -> icalendar.Event:
    is_off = encounter.state == Encounter.State.CALLED_OFF
    changed = encounter.called_off_at or encounter.booked_at
    entry = icalendar.Event()
    entry.add("uid", str(encounter.pk))
    entry.add("summary", title)
    entry.add("dtstart", encounter.starts_at.astimezone(tz))
    entry.add("dtend", encounter.ends_at.astimezone(tz))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", encounter.moves)
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT" if is_off else "OPAQUE")
    return entry
