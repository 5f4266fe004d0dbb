"""Two stages of one credential are held one after the other, never both on one day."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import Credential
from .topics import STAGES


def overlaps(other: Credential, since: dt.date, until: dt.date | None) -> bool:
    """Whether the other one is held on a day of this span. One that is aimed at never is."""
    if other.since_on is None:
        return False
    starts_before_end = until is None or other.since_on <= until
    return starts_before_end and (other.until_on is None or other.until_on >= since)


def overlap_says(other: Credential) -> str:
    """Which one it is, and what to do about it."""
    assert other.since_on
    told = {
        "stage": STAGES[other.stage],
        "since": date_format(other.since_on, "DATE_FORMAT"),
        "until": date_format(other.until_on, "DATE_FORMAT") if other.until_on else "",
    }
    if other.until_on is None:
        return (
            _(
                "These days overlap with the %(stage)s one that you hold since %(since)s. "
                "Write first when that one ended, or take it off."
            )
            % told
        )
    return (
        _(
            "These days overlap with the %(stage)s one, from %(since)s to %(until)s. "
            "Put its days right first, or take it off."
        )
        % told
    )
