"""While a worker is away: what each person they walk with was asked, and what they said."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record


class Cover(Record):
    """One person, one time away: somebody may stand in, if the person says yes."""

    class State(models.TextChoices):
        ASKED = "ASKED", _("Asked, no answer yet")
        YES = "YES", _("Said yes")
        WAIT = "WAIT", _("Would rather wait")
        OTHER = "OTHER", _("Would like somebody else")
        OVER = "OVER", _("No longer needed")

    ANSWERS = (State.YES, State.WAIT, State.OTHER)

    away = models.ForeignKey("workforce.TimeAway", models.PROTECT, related_name="+")
    relationship = models.ForeignKey("relationships.Relationship", models.PROTECT, related_name="+")
    stand_in = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """Nobody: the person is told of the days, and waits."""
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    standing = models.ForeignKey(
        "relationships.Relationship", models.PROTECT, null=True, related_name="+"
    )
    """The walking together for a while that a yes began."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["away", "relationship"], name="cover_once_each")
        ]

    @property
    def about_id(self) -> UUID:
        return self.relationship.participant_id
