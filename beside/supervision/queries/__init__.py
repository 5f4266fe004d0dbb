"""What there is to read, who to sit down with and when, and what to talk about."""

from .agenda import Agenda, agenda, open_points
from .due import Due, due_of, every_now, my_next, my_team, stages_now, team_due
from .growing import (
    Growth,
    Part,
    already_shown,
    competency_words,
    growth,
    hours_to_name,
    lately_seen,
    to_point_at,
)
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
from .impressions import Felt, felt, mine_of
from .proof import Counted, Proof, Rule, proof
from .qualified import Check, checks, unmet
from .reviews import read, to_read
from .ties import Known, due_ties, names, one_tie, register

__all__ = [
    "Agenda",
    "Check",
    "Counted",
    "Due",
    "Felt",
    "Growth",
    "Known",
    "Line",
    "Part",
    "Period",
    "Proof",
    "Rule",
    "agenda",
    "already_shown",
    "as_held",
    "asks_counted",
    "checks",
    "competency_words",
    "dates",
    "due_of",
    "due_ties",
    "every_now",
    "felt",
    "growth",
    "held_of",
    "hours_to_name",
    "lately_seen",
    "mine_of",
    "moments_of",
    "my_next",
    "my_team",
    "names",
    "one_tie",
    "open_points",
    "proof",
    "read",
    "register",
    "stages_now",
    "team_due",
    "to_point_at",
    "to_read",
    "unmet",
    "usual",
    "usual_period",
]
