"""How a meeting was, for each of the two."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Impression(Record):
    """How one meeting was for one of the two who met. Read by nobody else; only counted, and only
    together with those of others."""

    class Side(models.TextChoices):
        PARTICIPANT = "PARTICIPANT", _("The person")
        WORKER = "WORKER", _("The peer worker")

    encounter = models.ForeignKey("encounters.Encounter", models.PROTECT, related_name="+")
    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="impressions")
    answers = SealedText()
    """As JSON: what was answered to each statement (see statements.py)."""
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """They took it back; it is no longer counted."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["encounter", "by"], condition=Q(ended_at=None), name="impression_once"
            )
        ]
        indexes = [models.Index(fields=["worker", "given_at"], name="impression_worker")]

    @property
    def about_id(self) -> UUID:
        return self.by_id
