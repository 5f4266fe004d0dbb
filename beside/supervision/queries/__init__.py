"""What there is to read, who to sit down with and when, and what to talk about."""

from .agenda import Agenda, agenda, open_points
from .due import Due, due_of, every_now, my_next, my_team, stages_now, team_due
from .held import (
    Line,
    Period,
    as_held,
    asks_counted,
    dates,
    held_of,
    moments_of,
    usual,
    usual_period,
)
from .reviews import read, to_read

__all__ = [
    "Agenda",
    "Due",
    "Line",
    "Period",
    "agenda",
    "as_held",
    "asks_counted",
    "dates",
    "due_of",
    "every_now",
    "held_of",
    "moments_of",
    "my_next",
    "my_team",
    "open_points",
    "read",
    "stages_now",
    "team_due",
    "to_read",
    "usual",
    "usual_period",
]
