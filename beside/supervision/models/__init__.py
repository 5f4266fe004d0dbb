"""Looking after the people who look after people, by noun."""

from .growing import Observation, Piece
from .impressions import Impression
from .meetings import Cadence, Evidence, OutsideAsk, Review, Supervision, TalkPoint
from .ties import Tie

__all__ = [
    "Cadence",
    "Evidence",
    "Impression",
    "Observation",
    "OutsideAsk",
    "Piece",
    "Review",
    "Supervision",
    "TalkPoint",
    "Tie",
]
