"""Somebody to talk with after something hard."""

import datetime as dt
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record


class Debrief(Record):
    """Something hard happened in a worker's day, and a talk about it was offered. No words."""

    class Cause(models.TextChoices):
        HARD = "HARD", _("A hard moment with somebody")
        URGENT = "URGENT", _("Something urgent around somebody you walk with")
        ENDING = "ENDING", _("An ending that hurt")
        DEATH = "DEATH", _("Somebody died")
        VISIT = "VISIT", _("A visit that did not go as planned")
        OTHER = "OTHER", _("Something else that was hard")

    class State(models.TextChoices):
        OFFERED = "OFFERED", _("Offered")
        WANTED = "WANTED", _("Wants to talk")
        LATER = "LATER", _("Later")
        DECLINED = "DECLINED", _("No, thank you")
        TALKED = "TALKED", _("Talked it through")

    OPEN = (State.OFFERED, State.WANTED, State.LATER)
    WITHIN = dt.timedelta(hours=24)

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    cause = models.CharField(max_length=20, choices=Cause)
    source = models.CharField(max_length=60, blank=True)
    """What it follows from, so that it is offered once; empty when the worker asked."""
    source_id = models.UUIDField(null=True)
    offered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.OFFERED)
    chosen = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """With whom they would like to talk."""
    answered_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)
    told_late_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "source", "source_id"], name="debrief_offered_once"
            )
        ]
        indexes = [models.Index(fields=["org", "state", "due_at"], name="debrief_due")]

    @property
    def about_id(self) -> UUID:
        return self.worker_id

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
