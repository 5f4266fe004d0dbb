"""What an organisation lets each thing of a week weigh, where it says otherwise than the house."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record


class Weight(Record):
    """How many minutes of a week one such thing takes, besides what the calendar shows."""

    class What(models.TextChoices):
        MEETING = "MEETING", _("Getting ready for a meeting, and the note")
        HARD = "HARD", _("A hard moment in the last two weeks")
        FIRST = "FIRST", _("A first meeting ahead")
        TRAVEL = "TRAVEL", _("The way to a meeting out in the community")
        PERSON = "PERSON", _("Each person one walks with")

    what = models.CharField(max_length=20, choices=What)
    minutes = models.PositiveSmallIntegerField()
    begins_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "what"], condition=Q(ended_at=None), name="weight_one_each"
            ),
            models.CheckConstraint(name="weight_minutes", condition=Q(minutes__lte=600)),
        ]
