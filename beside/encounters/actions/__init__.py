"""What people do with meetings and notes."""

from .booking import (
    book_encounter,
    call_off_encounter,
    confirm_encounter,
    hand_on_encounter,
    log_encounter,
    mark_missed,
    move_encounter,
    remind_of_encounter,
)
from .drafting import close_drafts, keep_draft
from .feeding import close_feed, open_feed
from .recording import amend_note, record_attendance, record_encounter
from .talking import add_words, answer_correction, ask_correction

__all__ = [
    "add_words",
    "amend_note",
    "answer_correction",
    "ask_correction",
    "book_encounter",
    "call_off_encounter",
    "close_drafts",
    "close_feed",
    "confirm_encounter",
    "hand_on_encounter",
    "keep_draft",
    "log_encounter",
    "mark_missed",
    "move_encounter",
    "open_feed",
    "record_attendance",
    "record_encounter",
    "remind_of_encounter",
]
