"""What can be learnt, when, who has a seat, and who took it to its end."""

from .courses import Course, Path, PathCourse
from .seats import Cohort, Completion, Enrolment, Presence, Session

__all__ = [
    "Cohort",
    "Completion",
    "Course",
    "Enrolment",
    "Path",
    "PathCourse",
    "Presence",
    "Session",
]
