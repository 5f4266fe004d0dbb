"""What can be done with roles, wishes for them, and applications."""

from .applications import (
    ask_letter,
    drop_letter,
    receive_letter,
    remind_of_day,
    say_cost,
    start_application,
    step_application,
)
from .interests import answer_interest, ask_as_stranger, ask_for_role, take_back_interest
from .openings import change_role, close_role, open_role

__all__ = [
    "answer_interest",
    "ask_as_stranger",
    "ask_for_role",
    "ask_letter",
    "change_role",
    "close_role",
    "drop_letter",
    "open_role",
    "receive_letter",
    "remind_of_day",
    "say_cost",
    "start_application",
    "step_application",
    "take_back_interest",
]
