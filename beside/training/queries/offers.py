"""What a worker could learn next: what fits what they are missing comes first."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from beside.core import clock
from beside.core.actor import Actor
from beside.people.models import Person
from beside.workforce import queries as workforce
from beside.workforce import rules
from beside.workforce.topics import TOPICS

from .. import policy
from ..models import Cohort, Course, Enrolment, Path, PathCourse, Session


@dataclass(frozen=True)
class Dates:
    """One time a course takes place."""

    cohort: Cohort
    sessions: list[Session]
    taken: int
    mine: Enrolment | None
    """The seat of whoever asks, if they have one or wait for one."""

    @property
    def free(self) -> int:
        return max(0, self.cohort.seats - self.taken)


@dataclass(frozen=True)
class Offer:
    """A course, or a path of several, and what it would help with."""

    what: Course | Path
    courses: list[Course]
    dates: list[Dates] = field(default_factory=list)
    helps: list[workforce.Help] = field(default_factory=list)

    @property
    def hours(self) -> float:
        return sum(course.hours for course in self.courses)

    @property
    def is_path(self) -> bool:
        return isinstance(self.what, Path)

    @property
    def topics(self) -> list[str]:
        codes = dict.fromkeys(code for course in self.courses for code in course.topics)
        return [str(TOPICS.get(code, code)) for code in codes]

    @property
    def is_mine(self) -> bool:
        """They have a seat in it, or wait for one."""
        return any(each.mine for each in self.dates)

    @property
    def in_time(self) -> Dates | None:
        """The first dates with a free seat that end before the day it is asked for."""
        by = (self.helps[0].by if self.helps else None) or dt.date.max
        open_dates = (each for each in self.dates if each.free and not each.mine)
        return next((each for each in open_dates if each.cohort.ends_on <= by), None)

    @property
    def order(self) -> tuple[object, ...]:
        """What helps before what does not; then what one can still join, the soonest need first."""
        first = self.helps[0] if self.helps else None
        need = (not first.is_held, first.by or dt.date.max) if first else (True, dt.date.max)
        adds = -(first.adds or 0) if first else 0
        return not first, need, not self.in_time, not self.dates, adds, self.what.title


def offers(actor: Actor, person: Person, today: dt.date) -> list[Offer]:
    """Every course and path, what fits first. The same few queries however many there are."""
    known = list(policy.visible_courses(actor).order_by("title"))
    of_path = _of_path(actor, known)
    things: list[tuple[Course | Path, list[Course]]] = [
        *((path, of_path[path.pk]) for path in policy.visible_paths(actor) if of_path[path.pk]),
        *((course, [course]) for course in known),
    ]
    ahead = policy.visible_cohorts(actor).filter(
        called_off_at=None, completed_at=None, starts_on__gte=today
    )
    dates = _dates(actor, ahead.select_related("course", "path").order_by("starts_on", "pk"))
    entries = {thing.pk: [_entry(c, today) for c in courses] for thing, courses in things}
    seats = (d.cohort for d in dates if d.mine)
    agreed = {pk for each in seats if (pk := each.course_id or each.path_id)}
    besides = [entry for pk in agreed for entry in entries.get(pk, ())]
    left = {pk: told for pk, told in entries.items() if pk not in agreed}
    helps = workforce.what_helps(actor, person, left, today, besides=besides)
    found = [
        Offer(
            thing,
            courses,
            [d for d in dates if thing.pk in (d.cohort.course_id, d.cohort.path_id)],
            helps.get(thing.pk, []),
        )
        for thing, courses in things
    ]
    return sorted(found, key=lambda offer: offer.order)


def my_seats(actor: Actor, today: dt.date) -> list[Dates]:
    """What this worker has a seat in, or waits for, and that is not over."""
    mine = policy.own_enrolments(actor).filter(state__in=Enrolment.OPEN)
    cohorts = policy.visible_cohorts(actor).filter(
        pk__in=mine.values("cohort"), called_off_at=None, completed_at=None, ends_on__gte=today
    )
    return _dates(actor, cohorts.select_related("course", "path").order_by("starts_on", "pk"))


def _of_path(actor: Actor, known: Iterable[Course]) -> dict[UUID, list[Course]]:
    courses, found = {course.pk: course for course in known}, defaultdict(list)
    stops = PathCourse.objects.filter(path__in=policy.visible_paths(actor).values("pk"))
    for stop in stops.order_by("path", "place"):
        if stop.course_id in courses:
            found[stop.path_id].append(courses[stop.course_id])
    return found


def _dates(actor: Actor, cohorts: Iterable[Cohort]) -> list[Dates]:
    rows = list(cohorts)
    sessions: dict[UUID, list[Session]] = defaultdict(list)
    for each in Session.objects.filter(cohort__in=rows).order_by("starts_at"):
        sessions[each.cohort_id].append(each)
    taken = seats_taken(rows)
    seats = policy.own_enrolments(actor).filter(cohort__in=rows, state__in=Enrolment.OPEN)
    mine = {seat.cohort_id: seat for seat in seats}
    return [Dates(row, sessions[row.pk], taken[row.pk], mine.get(row.pk)) for row in rows]


def seats_taken(cohorts: Sequence[Cohort]) -> Counter[UUID]:
    """How many seats are given away; by whom is not asked."""
    rows = Enrolment.objects.filter(cohort__in=cohorts, state=Enrolment.State.ACCEPTED)
    counted = rows.values("cohort").annotate(n=Count("pk"))
    return Counter({row["cohort"]: row["n"] for row in counted})


def _entry(course: Course, today: dt.date) -> rules.Entry:
    return rules.Entry(
        id=f"offer {course.pk}",
        kind=course.kind,
        day=today,
        hours=course.hours,
        topics=frozenset(course.topics),
        tags=frozenset(course.tags),
    )


def overlapping(person: Person, sessions: Iterable[Session]) -> Cohort | None:
    """What this worker has a seat in, or waits for, at one of the same hours."""
    theirs = Session.objects.filter(
        cohort__enrolments__person=person,
        cohort__enrolments__state__in=Enrolment.OPEN,
        cohort__called_off_at=None,
        cohort__completed_at=None,
        ends_at__gt=clock.now(),
    ).select_related("cohort__course", "cohort__path")
    wanted = list(sessions)
    for each in theirs:
        if any(each.starts_at < w.ends_at and w.starts_at < each.ends_at for w in wanted):
            return each.cohort
    return None
