"""What is done to look after workers: sitting down together, and reading notes."""

from .evidence import take_evidence
from .meetings import amend_supervision, record_supervision, record_together
from .preparing import add_point, say_asked_outside, set_cadence
from .reviews import draw_review, read_review

__all__ = [
    "add_point",
    "amend_supervision",
    "draw_review",
    "read_review",
    "record_supervision",
    "record_together",
    "say_asked_outside",
    "set_cadence",
    "take_evidence",
]
