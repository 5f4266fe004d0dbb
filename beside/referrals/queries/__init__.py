"""What people ask about requests: who waits, what one asked for, where a referral stands."""

from .asked import (
    current_wishes,
    history,
    known_contact,
    mine,
    my_requests,
    told_about,
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
    wait_in,
)
from .waiting import (
    Board,
    Numbers,
    board,
    days_since,
    due_first_contact,
    numbers,
    row,
    rows,
    waiting,
)

__all__ = [
    "Board",
    "Numbers",
    "Wait",
    "board",
    "current_wishes",
    "days_since",
    "due_first_contact",
    "history",
    "known_contact",
    "left_to_ask",
    "mine",
    "my_requests",
    "numbers",
    "path_to",
    "programmes_for",
    "referral_called",
    "row",
    "rows",
    "running_programmes",
    "step_of_reference",
    "told_about",
    "wait_in",
    "waiting",
    "wish_groups",
]
