"""Looking after the people who look after people: here, the sampled reading of notes."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


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
