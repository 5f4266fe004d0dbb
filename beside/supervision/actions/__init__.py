"""What is done to look after workers: sitting down together, reading notes, growing."""

from .evidence import take_evidence, take_proof
from .growing import (
    add_piece,
    answer_observation,
    note_observation,
    take_back_observation,
    take_out_piece,
)
from .impressions import say_how_it_was, take_back_impression
from .meetings import amend_supervision, record_supervision, record_together
from .preparing import add_point, say_asked_outside, set_cadence
from .reviews import draw_review, read_review
from .ties import agree_on_tie, say_tie

__all__ = [
    "add_piece",
    "add_point",
    "agree_on_tie",
    "amend_supervision",
    "answer_observation",
    "draw_review",
    "note_observation",
    "read_review",
    "record_supervision",
    "record_together",
    "say_asked_outside",
    "say_how_it_was",
    "say_tie",
    "set_cadence",
    "take_back_impression",
    "take_back_observation",
    "take_evidence",
    "take_out_piece",
    "take_proof",
]
