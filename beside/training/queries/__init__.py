"""What can be learnt, when, and who is there, by noun."""

from .cohorts import (
    Arranged,
    Row,
    arranged,
    cohort,
    courses,
    open_programmes,
    paths,
    sessions_of,
    there_now,
    to_complete,
)
from .due import renewals_due, session_key, sessions_soon, without_certificate
from .offers import Dates, Offer, my_seats, offers, overlapping

__all__ = [
    "Arranged",
    "Dates",
    "Offer",
    "Row",
    "arranged",
    "cohort",
    "courses",
    "my_seats",
    "offers",
    "open_programmes",
    "overlapping",
    "paths",
    "renewals_due",
    "session_key",
    "sessions_of",
    "sessions_soon",
    "there_now",
    "to_complete",
    "without_certificate",
]
