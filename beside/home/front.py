"""What the front door says, with real numbers in it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside.people.models import Programme
from beside.referrals import queries as referrals
from beside.workforce import queries as workforce
from beside.workforce.models import Experience

Seen = Experience.Seen


@dataclass
class Front:
    programmes: list[Programme]
    peers: list[Any]
    peer_count: int
    wait_days: int | None
    """The middle wait over all programmes with enough people, or None when we cannot say."""

    @property
    def steps(self) -> list[dict[str, str]]:
        usually = (
            _("Phone, video, or a place you like. Usually within %d days.") % self.wait_days
            if self.wait_days
            else _("Phone, video, or a place you like.")
        )
        told = (
            (
                _("You tell us a little"),
                _("A nickname and one safe way to reach you. Three minutes."),
            ),
            (_("You choose a peer worker"), _("Up to three people, and why each might fit.")),
            (_("You meet"), usually),
            (_("You decide"), _("Go on, change, or stop. No reason needed.")),
        )
        return [{"state": "ahead", "title": title, "note": note} for title, note in told]


def front(now: dt.datetime) -> Front:
    programmes = list(Programme.objects.filter(closed_on=None).order_by("name"))
    waits = [referrals.wait_in(programme, now) for programme in programmes]
    known = sorted(wait.days for wait in waits if wait.days is not None)
    public = workforce.peers()
    return Front(
        programmes=programmes,
        peers=[workforce.shown(profile, Seen.PUBLIC) for profile in public[:3]],
        peer_count=len(public),
        wait_days=known[len(known) // 2] if known else None,
    )
