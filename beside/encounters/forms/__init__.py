"""What is typed on the pages of meetings and notes."""

from .booking import BookEncounter, LogEncounter, MarkMissed, MoveEncounter
from .notes import AmendNote, Answer, OwnWords, SignNote, WhichTitle
from .trying import tried

__all__ = [
    "AmendNote",
    "Answer",
    "BookEncounter",
    "LogEncounter",
    "MarkMissed",
    "MoveEncounter",
    "OwnWords",
    "SignNote",
    "WhichTitle",
    "tried",
]
