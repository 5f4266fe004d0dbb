"""Out alone, and back safe; and who is there to call when somebody is not."""

import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Visit(Record):
    """A worker is out alone and has said when they will be back."""

    class State(models.TextChoices):
        OUT = "OUT", _("Out")
        SAFE = "SAFE", _("Back safe")
        CLOSED = "CLOSED", _("Looked after")

    ALARM_AFTER, AGAIN_AFTER = dt.timedelta(minutes=15), dt.timedelta(minutes=30)
    LONGER = dt.timedelta(minutes=30)

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    encounter = models.ForeignKey(
        "encounters.Encounter", models.PROTECT, null=True, related_name="+"
    )
    where = SealedText()
    number = SealedText()
    """Where the worker can be called."""
    out_at = models.DateTimeField()
    back_at = models.DateTimeField()
    """When they expect to be back: then they are asked."""
    alarm_at = models.DateTimeField()
    """When whoever is on call is told, if they are not back."""
    state = models.CharField(max_length=20, choices=State, default=State.OUT)
    times_longer = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    told_again_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    words = SealedText()
    """What happened, from whoever looked after it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=Q(state="OUT"), name="visit_one_at_a_time"
            ),
            models.CheckConstraint(
                name="visit_back_after_out", condition=Q(back_at__gt=F("out_at"))
            ),
            models.CheckConstraint(
                name="visit_closed_at", condition=Q(state="OUT") | Q(closed_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["org", "state", "back_at"], name="visit_due")]

    @property
    def about_id(self) -> UUID:
        return self.worker_id

    def expect(self, back_at: dt.datetime) -> None:
        """Back by then; who is told, and when, begins anew."""
        self.back_at, self.alarm_at = back_at, back_at + self.ALARM_AFTER
        self.asked_at = self.told_at = self.told_again_at = None

    def lateness(self, now: dt.datetime) -> int:
        """0 not late, 1 the worker is asked, 2 on-call is told, 3 told again. By the clock
        alone: it is true also while nothing is being sent."""
        if self.state != self.State.OUT or now < self.back_at:
            return 0
        return 1 + (now >= self.alarm_at) + (now >= self.back_at + self.AGAIN_AFTER)


class OnCall(Record):
    """Somebody is there to be called for a while."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="on_call_for_a_while", condition=Q(until__gt=F("since"))),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="on_call_once"
            ),
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id
