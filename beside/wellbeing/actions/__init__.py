"""What is done so that the work does not cost more than it gives."""

from .covers import answer_cover, ask_cover, end_cover, hand_meetings_back
from .debriefs import answer_debrief, mark_talked, note_late, offer_debrief
from .load import set_weight
from .own import keep_own_page, share_line, take_back_line
from .visits import (
    close_visit,
    come_back_safe,
    go_on_call,
    go_out,
    raise_alarm,
    stay_longer,
    step_off,
)

__all__ = [
    "answer_cover",
    "answer_debrief",
    "ask_cover",
    "close_visit",
    "come_back_safe",
    "end_cover",
    "go_on_call",
    "go_out",
    "hand_meetings_back",
    "keep_own_page",
    "mark_talked",
    "note_late",
    "offer_debrief",
    "raise_alarm",
    "set_weight",
    "share_line",
    "stay_longer",
    "step_off",
    "take_back_line",
]
