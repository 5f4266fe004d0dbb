"""Looking after the people who look after people: sitting down together, and reading notes."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText
from beside.encounters.models import Encounter


class Review(Record):
    """A note drawn by lot for its supervisor to read, and what they said to the worker."""

    class State(models.TextChoices):
        DRAWN = "DRAWN", _("To read")
        READ = "READ", _("Read")

    note = models.OneToOneField("encounters.Note", models.PROTECT, related_name="review")
    supervisor = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.DRAWN)
    drawn_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    words = SealedText()
    """To the worker: strengths first."""

    @property
    def about_id(self) -> UUID:
        return self.note.encounter.participant_id


class Supervision(Record):
    """A worker and whoever looks after them sat down together. A group is one row for each."""

    class Kind(models.TextChoices):
        ONE = "ONE", _("One to one")
        GROUP = "GROUP", _("In a group")
        OBSERVATION = "OBSERVATION", _("Watched at work")

    Mode = Encounter.Mode

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=20, choices=Mode, default=Mode.IN_PERSON)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.ONE)
    group = models.UUIDField(null=True)
    """Those who sat together share it."""
    agenda = SealedText()
    """What was spoken about."""
    words = SealedText()
    """What the two take along."""
    amends = models.OneToOneField("self", models.PROTECT, null=True, related_name="amended_by")
    """The row that this one puts right."""
    ended_at = models.DateTimeField(null=True)
    """Another row stands in its place since then."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="supervision_minutes", condition=Q(minutes__gte=1, minutes__lte=480)
            ),
            models.UniqueConstraint(
                fields=["worker", "held_at"], condition=Q(ended_at=None), name="supervision_once"
            ),
        ]
        indexes = [models.Index(fields=["worker", "held_at"], name="supervision_worker")]

    @property
    def about_id(self) -> UUID:
        return self.worker_id


class TalkPoint(Record):
    """“I want to talk about…”: put on the agenda beforehand, for the two of them to see."""

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="talk_points")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    words = SealedText()
    added_at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True)

    @property
    def about_id(self) -> UUID:
        return self.worker_id


class OutsideAsk(Record):
    """A worker was asked to do something that is not peer work."""

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="outside_asks")
    code = models.CharField(max_length=40)
    """An activity outside the role (see activities.yaml)."""
    asked_at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True)

    @property
    def about_id(self) -> UUID:
        return self.worker_id


class Cadence(Record):
    """How often this organisation sits down with workers of one stage, from a day on."""

    class Every(models.TextChoices):
        P1W = "P1W", _("Every week")
        P2W = "P2W", _("Every two weeks")
        P1M = "P1M", _("Every month")
        P2M = "P2M", _("Every two months")

    stage = models.CharField(max_length=20)
    every = models.CharField(max_length=5, choices=Every)
    begins_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "stage"], condition=Q(ended_at=None), name="cadence_one_each"
            )
        ]


class Evidence(Record):
    """Somebody took a list out of the house, of supervision meetings or of what counts for a rule:
    dates, never words."""

    class Form(models.TextChoices):
        CSV = "CSV", _("Table")
        PDF = "PDF", _("Document")

    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    worker = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """Whose rule it is about; empty for a list of meetings."""
    rule = models.CharField(max_length=100, blank=True)
    """The credential, its stage, and the key of one rule."""
    form = models.CharField(max_length=20, choices=Form)
    begins_on = models.DateField()
    ends_on = models.DateField()
    lines = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    @property
    def about_id(self) -> UUID | None:
        return self.worker_id
