"""What a supervisor brings, as the rules of a credential may ask for it."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from beside.core.record import Record


class Qualification(Record):
    """What somebody is who looks after workers, in their own word: titles, and hours of training
    in supervising. A newer word takes the place of the older."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="qualifications")
    titles = models.JSONField(default=list)
    """Codes that the packs of rules use, such as QPS."""
    hours = models.PositiveSmallIntegerField(null=True)
    """Of training in how to supervise; empty where nobody said."""
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="qualification_once"
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id
