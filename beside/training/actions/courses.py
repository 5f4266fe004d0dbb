"""Courses and paths: made once, put right, no longer given."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.models import Org

from .. import policy
from ..models import Course, Path, PathCourse


@dataclass(frozen=True)
class Sketch:
    """A course as somebody tells it."""

    title: str
    kind: str
    minutes: int
    topics: Sequence[str]
    mode: str = Course.Mode.FACE_TO_FACE
    about: str = ""
    marks: Sequence[str] = ()
    given_by: str = ""
    cost: str = ""
    paid_by: str = Course.PaidBy.NOBODY

    def onto(self, course: Course) -> Course:
        """Write it into a course. Raises NotAllowed when it takes no time at all."""
        if self.minutes <= 0:
            raise NotAllowed(_("Hours are more than none."))
        for name, value in vars(self).items():
            setattr(course, name, value)
        course.topics, course.marks = sorted(set(self.topics)), sorted(set(self.marks))
        course.save()
        return course


@action(event="course.made", may=policy.may_make_course)
def make_course(actor: Actor, org: Org, *, sketch: Sketch) -> Course:
    """A course that people can be offered."""
    return sketch.onto(Course(made_at=clock.now()))


@action(event="course.changed", may=policy.may_change_course)
def change_course(actor: Actor, course: Course, *, sketch: Sketch) -> Course:
    """Put right. What was completed already keeps the hours it had."""
    return sketch.onto(course)


@action(event="course.no_longer_given", may=policy.may_change_course)
def end_course(actor: Actor, course: Course) -> Course:
    """No longer offered. Dates that are agreed still take place."""
    course.ended_at = clock.now()
    course.save()
    return course


@action(event="path.made", may=policy.may_make_course)
def make_path(
    actor: Actor, org: Org, *, title: str, courses: list[UUID], credential: str = ""
) -> Path:
    """Courses in their order, under one name. Raises NotAllowed when there is none."""
    known = {row.pk: row for row in policy.visible_courses(actor).filter(pk__in=courses)}
    if not known or len(known) != len(set(courses)):
        raise NotAllowed(_("A path is made of courses that are given."))
    path = Path(title=title, credential=credential, made_at=clock.now())
    path.save()
    for place, pk in enumerate(dict.fromkeys(courses)):
        PathCourse(path=path, course=known[pk], place=place).save()
    return path
