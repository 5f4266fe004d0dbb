"""Suggested peer workers, and what both sides said to it."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record


class Option(Record):
    """One peer worker suggested to one person, with the reasons as they stood that day."""

    class State(models.TextChoices):
        SHOWN = "SHOWN", _("Suggested")
        ASKED = "ASKED", _("Asked to meet")
        AGREED = "AGREED", _("Agreed")
        NOT_A_FIT = "NOT_A_FIT", _("Not a fit")
        LAPSED = "LAPSED", _("No longer open")

    request = models.ForeignKey("referrals.Request", models.PROTECT, related_name="options")
    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="suggested_for")
    fits = models.JSONField(default=list)
    """What fits, as lines of codes: `sentences.fits` says them in the reader's language."""
    does_not = models.JSONField(default=list)
    parts = models.JSONField(default=dict)
    """The points behind each part, as they were used. Kept, never shown."""
    points = models.PositiveSmallIntegerField(default=0)
    """0 to 1000, the sum of the parts; only for the order in which options are laid out."""
    state = models.CharField(max_length=20, choices=State, default=State.SHOWN)
    shown_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    """A worker who was asked answers by then; the place is held until then."""

    private_fields = ("fits", "does_not", "parts")
    OPEN = (State.SHOWN, State.ASKED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "worker"],
                condition=Q(state__in=["SHOWN", "ASKED"]),
                name="option_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state="ASKED"), name="option_one_asked_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["worker", "state"], name="option_worker")]

    @property
    def about_id(self) -> UUID:
        return self.request.person_id

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
