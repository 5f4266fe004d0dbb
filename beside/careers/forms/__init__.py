"""What a worker, a stranger and a manager write about roles and applications."""

from .applications import Apply, AskLetter, Cost, MoveOn
from .openings import AnswerThem, Role, Stranger, WouldLike

__all__ = [
    "AnswerThem",
    "Apply",
    "AskLetter",
    "Cost",
    "MoveOn",
    "Role",
    "Stranger",
    "WouldLike",
]
