"""What people ask about requests: who waits, what one asked for, where a referral stands."""

from .asked import (
    current_wishes,
    history,
    known_contact,
    mine,
    my_requests,
    told_about,
    told_under,
    wish_groups,
)
from .public import (
    Wait,
    left_to_ask,
    path_to,
    programmes_for,
    referral_called,
    running_programmes,
    step_of_reference,
    usual_of,
    wait_in,
)
from .waiting import Row, days_since, row

__all__ = [
    "Row",
    "Wait",
    "current_wishes",
    "days_since",
    "history",
    "known_contact",
    "left_to_ask",
    "mine",
    "my_requests",
    "path_to",
    "programmes_for",
    "referral_called",
    "row",
    "running_programmes",
    "step_of_reference",
    "told_about",
    "told_under",
    "usual_of",
    "wait_in",
    "wish_groups",
]
