"""How a worker came to be where they are on the ladder."""

from uuid import UUID

from django.db import models

from beside.core.record import Record
from beside.core.sealed import SealedText

from .profile import Profile


class StageChange(Record):
    """On a day a worker came to another stage; a person said so, and why. It begins with the
    first stage they had here, whatever their life was before."""

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="stage_changes")
    was = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=20)
    changed_on = models.DateField()
    said_at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    because = SealedText()

    class Meta:
        indexes = [models.Index(fields=["profile", "changed_on"], name="stage_change_of")]

    @property
    def label(self) -> str:
        return str(Profile.Stage(self.stage).label)

    @property
    def about_id(self) -> UUID:
        return self.profile.person_id
