"""Suggesting, asking to meet, and what both sides say to it, by noun."""

from .again import ask_former, look_for_another, refresh_suggestions
from .answering import agree_to_meet, lapse_option, say_not_a_fit
from .asking import answer_days, ask_to_meet, offer_worker
from .suggesting import ask_for_help, pick_worker, set_aside_options, suggest_workers

__all__ = [
    "agree_to_meet",
    "answer_days",
    "ask_for_help",
    "ask_former",
    "ask_to_meet",
    "lapse_option",
    "look_for_another",
    "offer_worker",
    "pick_worker",
    "refresh_suggestions",
    "say_not_a_fit",
    "set_aside_options",
    "suggest_workers",
]
