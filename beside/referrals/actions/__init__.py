"""What can be done with a request or a referral, by noun."""

from .arranging import (
    change_wishes,
    close_request,
    move_request,
    note_first_contact,
    set_urgency,
)
from .asking import ask_again, ask_for_support, open_request
from .incoming import AlreadyHere, keep_newer_word, take_referral
from .referring import mark_referral, refer, withdraw_reference

__all__ = [
    "AlreadyHere",
    "ask_again",
    "ask_for_support",
    "change_wishes",
    "close_request",
    "keep_newer_word",
    "mark_referral",
    "move_request",
    "note_first_contact",
    "open_request",
    "refer",
    "set_urgency",
    "take_referral",
    "withdraw_reference",
]
