"""What we tell people, discreetly, by a channel they named safe."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Notice(Record):
    """One message to one person: shown inside, and sent by a courier if they asked for that."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Waiting to be sent")
        SENT = "SENT", _("Sent, and shown inside")
        INSIDE = "INSIDE", _("Shown inside only")
        STOPPED = "STOPPED", _("Taken back")
        FAILED = "FAILED", _("Could not be sent; shown inside")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    """What it is about, for the person's own page: `meeting.soon`, `glass.broken`…"""
    words = SealedText()
    """What it says inside, where only they read it."""
    link = models.CharField(max_length=300, blank=True)
    discreet = models.CharField(max_length=200, blank=True)
    """What a courier carries outside: names no service, sender, person or topic."""
    channel = models.CharField(max_length=20, blank=True)
    address = SealedText()
    key = models.CharField(max_length=120)
    """The same key is never told twice."""
    send_at = models.DateTimeField()
    """From then on it is shown inside."""
    carry_at = models.DateTimeField(null=True)
    """When a courier tries next."""
    is_urgent = models.BooleanField(default=False)
    """Somebody may be in danger: it does not wait for the morning."""
    state = models.CharField(max_length=20, choices=State, default=State.INSIDE)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "person", "key"], name="notice_told_once")
        ]
        indexes = [
            models.Index(fields=["org", "state", "carry_at"], name="notice_due"),
            models.Index(fields=["person", "seen_at"], name="notice_unseen"),
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class QuietHours(Record):
    """Hours of the day in which nothing is carried to a member of staff, unless it is urgent."""

    person = models.OneToOneField("people.Person", models.PROTECT, related_name="quiet_hours")
    begins = models.TimeField()
    ends = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="quiet_hours_span", condition=~models.Q(begins=models.F("ends"))
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id
