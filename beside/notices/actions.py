"""Seeing what one was told, and the courier's way with it."""

import datetime as dt

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from . import policy, telling
from .models import Notice, QuietHours

TRIES = 6
FIRST_PAUSE = dt.timedelta(minutes=10)
"""Longer than a courier may take, and doubled after each try: 10, 20, 40, 80, 160 minutes."""


@action(event="notice.seen", may=policy.may_see_notice)
def see_notice(actor: Actor, notice: Notice) -> Notice:
    if notice.seen_at is None:
        notice.seen_at = clock.now()
        notice.save()
    return notice


@action(event="notices.seen", may=policy.may_see_notices)
def see_notices(actor: Actor, person: Person) -> Person:
    """All that was told until now."""
    for notice in policy.visible_notices(actor).filter(seen_at=None):
        notice.seen_at = clock.now()
        notice.save()
    return person


@action(event="notice.taken_up", may=policy.may_carry)
def take_up_notice(actor: Actor, notice: Notice) -> Notice:
    """Count the try before it is made, and look once more which way is safe now: an address
    that the person took back is not used, a new one they named is."""
    contact = telling.safe_way(notice.person, is_urgent=notice.is_urgent)
    if contact is None:
        notice.state = Notice.State.INSIDE
    elif notice.tries >= TRIES:
        notice.state = Notice.State.FAILED
    else:
        notice.carry_at = clock.now() + FIRST_PAUSE * 2**notice.tries
        notice.tries += 1
        notice.channel, notice.address = contact.channel, contact.address
    notice.save()
    return notice


@action(event="notice.sent", may=policy.may_carry)
def note_sent(actor: Actor, notice: Notice) -> Notice:
    notice.state = Notice.State.SENT
    notice.sent_at = clock.now()
    notice.save()
    return notice


@action(event="quiet_hours.kept", may=policy.may_keep_quiet_hours)
def keep_quiet_hours(actor: Actor, person: Person, *, begins: dt.time, ends: dt.time) -> QuietHours:
    """When nothing is carried to them, unless somebody may be in danger."""
    quiet = QuietHours.objects.filter(person=person).first() or QuietHours(person=person)
    quiet.begins, quiet.ends = begins, ends
    quiet.save()
    return quiet
