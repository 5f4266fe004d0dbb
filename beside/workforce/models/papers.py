"""The papers behind a worker's way: certificates, references, results."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedBytes

from .ledger import Credential, WorkedHours


class Paper(Record):
    """A document that a worker handed in, as it was after cleaning. Sealed where it lies."""

    class Kind(models.TextChoices):
        CERTIFICATE = "CERTIFICATE", _("The credential itself")
        COMPLETION = "COMPLETION", _("Proof of a course")
        EXAM = "EXAM", _("Exam result")
        REFERENCE = "REFERENCE", _("Letter of reference")
        CHECK = "CHECK", _("Background check")
        OTHER = "OTHER", _("Something else")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    name = models.CharField(max_length=100)
    """What the file is called when it is saved again."""
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = SealedBytes()
    """Empty once it was taken back."""
    credential = models.ForeignKey(Credential, models.PROTECT, null=True, related_name="papers")
    hours = models.ForeignKey(WorkedHours, models.PROTECT, null=True, related_name="papers")
    kept_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """Who read it, and found that it says what it should."""
    ended_at = models.DateTimeField(null=True)

    private_fields = ("title", "name", "sha256")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "sha256"],
                condition=Q(ended_at=None, credential=None, hours=None),
                name="paper_once",
            ),
            models.UniqueConstraint(
                fields=["credential", "sha256"],
                condition=Q(ended_at=None),
                name="paper_once_each_credential",
            ),
            models.UniqueConstraint(
                fields=["hours", "sha256"], condition=Q(ended_at=None), name="paper_once_each_hours"
            ),
            models.CheckConstraint(
                name="paper_about_one_thing", condition=Q(credential=None) | Q(hours=None)
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="papers_of")]

    @property
    def about_id(self) -> UUID:
        return self.person_id

    @property
    def is_given_by_us(self) -> bool:
        """Made here, when a course was completed; nobody uploaded it."""
        return bool(self.checked_at and self.checked_by_id is None)
