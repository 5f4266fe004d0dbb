"""What is written here: little of it, and nothing twice."""

from .covers import Answer, Ask
from .debriefs import Hard, Talk
from .load import Weigh
from .own import Line, OwnWords
from .visits import Close, GoOut, OnDuty

__all__ = [
    "Answer",
    "Ask",
    "Close",
    "GoOut",
    "Hard",
    "Line",
    "OnDuty",
    "OwnWords",
    "Talk",
    "Weigh",
]
