"""A course on certain days, who has a seat, who was there, and who took it to its end."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.workforce.models import Paper

from .courses import Course, Path


class Cohort(Record):
    """A group that takes a course, or a path, together."""

    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="cohorts")
    path = models.ForeignKey(Path, models.PROTECT, null=True, related_name="cohorts")
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    """Whose people arrange it. Every worker of the organisation may ask for a seat."""
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField()
    completed_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cohort_of_one_thing",
                condition=Q(course=None, path__isnull=False) | Q(course__isnull=False, path=None),
            ),
            models.CheckConstraint(
                name="cohort_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="cohort_has_seats", condition=Q(seats__gt=0)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return str(self.course or self.path)

    @property
    def is_over(self) -> bool:
        return bool(self.completed_at or self.called_off_at)


class Session(Record):
    """One sitting of a cohort."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    marked_at = models.DateTimeField(null=True)
    """When somebody wrote down who was there."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            )
        ]
        indexes = [models.Index(fields=["org", "starts_at"], name="sessions_soon")]


class Enrolment(Record):
    """One worker's seat, from asking for it to the end of the course."""

    class State(models.TextChoices):
        ASKED = "ASKED", _("Asked for a seat")
        ACCEPTED = "ACCEPTED", _("Has a seat")
        WAITING = "WAITING", _("On the waiting list")
        WITHDREW = "WITHDREW", _("Gave the seat back")
        DECLINED = "DECLINED", _("No seat this time")
        COMPLETED = "COMPLETED", _("Took it to the end")
        NOT_YET = "NOT_YET", _("Not to the end this time")

    OPEN = (State.ASKED, State.ACCEPTED, State.WAITING)

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="enrolments")
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    why_not = models.CharField(max_length=200, blank=True)
    """For the worker: why it does not count this time."""

    private_fields = ("why_not",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person"],
                condition=~Q(state="WITHDREW"),
                name="one_seat_each",
            )
        ]
        indexes = [models.Index(fields=["person", "state"], name="seats_of")]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Presence(Record):
    """Whether somebody with a seat was there, as the last person to mark it said."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="presences")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="presences")
    is_there = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="there_or_not")
        ]


class Completion(Record):
    """A course taken to its end: what hours and the certificate follow from."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="completions")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="completions")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    day_on = models.DateField()
    minutes = models.PositiveIntegerField()
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "course"], name="completed_once"),
            models.CheckConstraint(name="completed_some_time", condition=Q(minutes__gt=0)),
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id

    @property
    def number(self) -> str:
        """What stands on the certificate."""
        return self.pk.hex[:10].upper()
