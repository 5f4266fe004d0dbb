"""What carries a worker, what waits for them, and who is out."""

from .covers import (
    booked_from,
    covers_open,
    meetings_in,
    my_covers,
    my_question,
    plan,
    returning,
    who_could_stand_in,
)
from .debriefs import (
    debriefs_late,
    my_debriefs,
    open_before,
    talks_of,
    talks_to_answer,
    talks_with_me,
    team_debriefs,
    workers_beside,
)
from .load import Team, Week, load, my_week, team, too_much, weights_now
from .own import For, for_me, own_words, shared_line
from .people import on_call_now, supervisor_of, told_of, whom_to_talk_with, whom_to_tell
from .visits import board, last_number, my_duty, my_visit, usual_visit, visits_late

__all__ = [
    "For",
    "Team",
    "Week",
    "board",
    "booked_from",
    "covers_open",
    "debriefs_late",
    "for_me",
    "last_number",
    "load",
    "meetings_in",
    "my_covers",
    "my_debriefs",
    "my_duty",
    "my_question",
    "my_visit",
    "my_week",
    "on_call_now",
    "open_before",
    "own_words",
    "plan",
    "returning",
    "shared_line",
    "supervisor_of",
    "talks_of",
    "talks_to_answer",
    "talks_with_me",
    "team",
    "team_debriefs",
    "told_of",
    "too_much",
    "usual_visit",
    "visits_late",
    "weights_now",
    "who_could_stand_in",
    "whom_to_talk_with",
    "whom_to_tell",
    "workers_beside",
]
