"""What can be done with courses and seats, by noun."""

from .closing import complete_cohort, complete_course, give_certificate, mark_presence
from .cohorts import call_off_cohort, open_cohort
from .courses import Sketch, change_course, end_course, make_course, make_path
from .reminding import remind_of_renewal, remind_of_session
from .seats import answer_seats, ask_for_seat, give_back_seat

__all__ = [
    "Sketch",
    "answer_seats",
    "ask_for_seat",
    "call_off_cohort",
    "change_course",
    "complete_cohort",
    "complete_course",
    "end_course",
    "give_back_seat",
    "give_certificate",
    "make_course",
    "make_path",
    "mark_presence",
    "open_cohort",
    "remind_of_renewal",
    "remind_of_session",
]
