"""Courses, and the paths they make up."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.workforce.models import WorkedHours


class Course(Record):
    """Something that can be learnt, in our own words. It says nothing about anybody."""

    class Mode(models.TextChoices):
        FACE_TO_FACE = "face_to_face", _("Face to face")
        ONLINE = "e_learning", _("Online")
        ALONE = "self_study", _("On one’s own, without a teacher")

    class PaidBy(models.TextChoices):
        US = "US", _("We pay")
        WORKER = "WORKER", _("The worker pays")
        SHARED = "SHARED", _("Half and half")
        OTHERS = "OTHERS", _("Somebody else pays")
        NOBODY = "NOBODY", _("It costs nothing")

    KINDS = tuple((kind.value, kind.label) for kind in WorkedHours.TYPED)

    title = models.CharField(max_length=120)
    about = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=20, choices=KINDS)
    topics = models.JSONField(default=list)
    """Codes of `workforce.topics`, by which the rules know it."""
    mode = models.CharField(max_length=20, choices=Mode, default=Mode.FACE_TO_FACE)
    marks = models.JSONField(default=list)
    """What else the rules may ask: a core course of the state, made for peer workers."""
    minutes = models.PositiveIntegerField()
    given_by = models.CharField(max_length=120, blank=True)
    cost = models.CharField(max_length=60, blank=True)
    """As one says it: “$180 a seat”."""
    paid_by = models.CharField(max_length=20, choices=PaidBy, default=PaidBy.NOBODY)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(name="course_takes_time", condition=Q(minutes__gt=0))]

    def __str__(self) -> str:
        return self.title

    @property
    def hours(self) -> float:
        return self.minutes / 60

    @property
    def tags(self) -> list[str]:
        """As the rules know them."""
        return sorted({self.mode, *self.marks})


class Path(Record):
    """Courses that belong together and lead to a credential, such as forty hours at the start."""

    title = models.CharField(max_length=120)
    credential = models.CharField(max_length=40, blank=True)
    """The id that a pack of rules gives it; empty when it is for everybody."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class PathCourse(Record):
    """One course on a path, and its place."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="stops")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path", "course"], name="course_once_each_path")
        ]
