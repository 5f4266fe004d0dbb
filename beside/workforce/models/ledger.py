"""What keeps a peer worker certified: credentials and hours."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Credential(Record):
    """A certificate of the profession that a worker holds, or aims at."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="credentials")
    credential = models.CharField(max_length=40)
    """The id that a pack of rules gives it."""
    stage = models.CharField(max_length=20)
    since_on = models.DateField(null=True)
    """Empty while they only aim at it."""
    until_on = models.DateField(null=True)
    extensions = models.PositiveSmallIntegerField(default=0)
    endorsements = models.JSONField(default=list)
    number = SealedText()
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="credential_ends_after_start",
                condition=Q(until_on=None) | Q(since_on=None) | Q(until_on__gte=F("since_on")),
            ),
            models.UniqueConstraint(
                fields=["person", "credential", "stage"],
                condition=Q(ended_at=None),
                name="credential_once",
            ),
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class WorkedHours(Record):
    """Time of a worker that may count towards a credential. A correction ends the row and makes a
    new one."""

    class Kind(models.TextChoices):
        TRAINING = "TRAINING", _("Training")
        CE = "CE", _("Continuing education")
        WORK = "WORK", _("Peer support")
        SUPERVISION = "SUPERVISION", _("Supervision")

    class As(models.TextChoices):
        PAID = "PAID", _("Paid")
        VOLUNTEER = "VOLUNTEER", _("As a volunteer")
        RELATED = "RELATED", _("In related work")

    TYPED = (Kind.TRAINING, Kind.CE)
    """What a worker writes down; the rest counts by itself."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="worked_hours")
    kind = models.CharField(max_length=20, choices=Kind)
    day_on = models.DateField()
    minutes = models.PositiveIntegerField()
    topics = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    given_as = models.CharField(max_length=20, choices=As, default=As.PAID)
    certificate = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=40, blank=True)
    """The kind of thing they follow from, such as `encounters.Note`; empty when typed."""
    source_id = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    left_out_why = models.CharField(max_length=200, blank=True)
    """In the words of who signed: why these hours do not count."""
    ended_at = models.DateTimeField(null=True)

    private_fields = ("left_out_why",)

    class Meta:
        constraints = [
            models.CheckConstraint(name="worked_some_time", condition=Q(minutes__gt=0)),
            models.UniqueConstraint(
                fields=["source_id", "kind"],
                condition=Q(ended_at=None, source_id__isnull=False),
                name="worked_hours_once_each_source",
            ),
            models.UniqueConstraint(
                fields=["person", "certificate"],
                condition=Q(ended_at=None) & ~Q(certificate=""),
                name="certificate_once",
            ),
        ]
        indexes = [models.Index(fields=["person", "day_on"], name="worked_hours_of")]

    @property
    def hours(self) -> float:
        return self.minutes / 60

    @property
    def about_id(self) -> UUID:
        return self.person_id
