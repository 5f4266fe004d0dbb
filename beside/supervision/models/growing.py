"""How a worker grows in the craft: what was seen of it, and what shows it."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText

LINKS = ("note", "held", "observation", "hours")


class Observation(Record):
    """What somebody saw of one part of the craft: the supervisor, or the worker of themself."""

    class Stands(models.TextChoices):
        THERE = "THERE", _("It is there")
        GROWING = "GROWING", _("It is growing")
        TO_LEARN = "TO_LEARN", _("To learn next")

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="observations")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    held = models.ForeignKey(
        "supervision.Supervision", models.PROTECT, null=True, related_name="observations"
    )
    """The time they sat down, or were watched at work."""
    competency = models.CharField(max_length=60)
    """A part of the craft (see frameworks.yaml)."""
    stands = models.CharField(max_length=20, choices=Stands)
    words = SealedText()
    """What was seen."""
    seen_at = models.DateTimeField()
    answer = SealedText()
    """What the worker says to it."""
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    """Whoever wrote it took it back."""

    class Meta:
        indexes = [models.Index(fields=["worker", "seen_at"], name="observation_worker")]

    @property
    def is_own(self) -> bool:
        """The worker looked at themself."""
        return self.by_id == self.worker_id

    @property
    def about_id(self) -> UUID:
        return self.worker_id


class Piece(Record):
    """One thing in a worker's portfolio: what shows a part of the craft. It points at a thing
    that exists, or is a few own words; never somebody else's words."""

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="pieces")
    competency = models.CharField(max_length=60)
    note = models.ForeignKey("encounters.Note", models.PROTECT, null=True, related_name="+")
    held = models.ForeignKey("supervision.Supervision", models.PROTECT, null=True, related_name="+")
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="+")
    hours = models.ForeignKey("workforce.WorkedHours", models.PROTECT, null=True, related_name="+")
    words = SealedText()
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "competency", link],
                condition=Q(ended_at=None, **{f"{link}__isnull": False}),
                name=f"piece_once_each_{link}",
            )
            for link in LINKS
        ]

    @property
    def about_id(self) -> UUID:
        return self.worker_id
