"""Other ties between a worker and somebody they could meet at work."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Tie(Record):
    """A worker and somebody know each other from elsewhere, and what was agreed about it."""

    class Kind(models.TextChoices):
        KNOWN = "KNOWN", _("We know each other from elsewhere")
        RELATED = "RELATED", _("We are related, or share a home")
        SAME_GROUP = "SAME_GROUP", _("We go to the same group")
        MONEY_OR_ROMANCE = "MONEY_OR_ROMANCE", _("There is or was money, or romance")
        OTHER = "OTHER", _("Something else")

    class Agreed(models.TextChoices):
        TALK = "TALK", _("Talk about it first")
        KEEP = "KEEP", _("It is no trouble")
        WITH_CARE = "WITH_CARE", _("Go on, with care")
        APART = "APART", _("Not put together")
        ENDED = "ENDED", _("It has ended")

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="ties")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """Somebody the worker walks with; empty where only words say who it is."""
    who = SealedText()
    kind = models.CharField(max_length=20, choices=Kind)
    agreed = models.CharField(max_length=20, choices=Agreed, default=Agreed.TALK)
    words = SealedText()
    """What the two agreed."""
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    review_on = models.DateField(null=True)
    """They talk about it again by then."""
    conflict = models.ForeignKey("workforce.Conflict", models.PROTECT, null=True, related_name="+")
    """What keeps the two apart, where this is why."""
    ended_at = models.DateTimeField(null=True)

    private_fields = ("kind",)

    @property
    def about_id(self) -> UUID:
        return self.worker_id
