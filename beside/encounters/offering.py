"""Times on offer, said as a page says them; and a safe way to reach somebody, half hidden."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from beside.people.models import SafeContact
from beside.relationships.models import Relationship
from beside.workforce.free import slots as all_slots

from . import news, queries, slots
from .models import Encounter

MANY = 6
MINUTES = 50


def nearest(
    relationship: Relationship,
    tz: ZoneInfo,
    *,
    now: dt.datetime,
    minutes: int = MINUTES,
    but: Encounter | None = None,
) -> list[tuple[str, str]]:
    """Six times at most, as a form wants them; first the usual one, where the two have one."""
    stretches = queries.free_times(
        relationship.worker_id,
        relationship.participant_id,
        now=now,
        tz=tz,
        but=but.pk if but else None,
    )
    free = list(all_slots(stretches, minutes=minutes, tz=tz))
    last = queries.last_met(relationship)
    usual = slots.usual(free, last.starts_at if last else None, now=now, tz=tz)
    rest = [slot for slot in free if slot != usual and not (but and slot.starts == but.starts_at)]
    near = slots.nearest(rest, many=MANY - 1 if usual else MANY, tz=tz)
    offered = [(slot.starts.isoformat(), news.said(slot.starts)) for slot in near]
    if usual:
        again = _("%(when)s, as last time") % {"when": news.said(usual.starts)}
        return [(usual.starts.isoformat(), again), *offered]
    return offered


def masked(contact: SafeContact) -> str:
    """“Text message, •••• 0142”: enough to know it again, not enough to tell anybody."""
    way = contact.get_channel_display()
    if not contact.address:
        return way
    name, sign, domain = contact.address.partition("@")
    shown = f"{name[:1]}•••@{domain}" if sign else f"•••• {contact.address[-4:]}"
    return f"{way}, {shown}"
