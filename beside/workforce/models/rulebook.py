"""What this organisation itself asks of its workers, beside what a state or a board asks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record


class OwnRule(Record):
    """A rule of this organisation, from a day on: one more, or in place of one that a pack has."""

    class When(models.TextChoices):
        GAIN = "GAIN", _("To get it")
        STAY = "STAY", _("While one holds it")
        RENEW = "RENEW", _("In each round of renewal")

    credential = models.CharField(max_length=40)
    """The id that a pack gives it, or `*` for all."""
    stage = models.CharField(max_length=20, blank=True)
    """Empty: every stage."""
    when = models.CharField(max_length=10, choices=When)
    key = models.CharField(max_length=60)
    """A rule of a pack with this name gives way to it."""
    need = models.JSONField()
    """As in a pack: one kind of rule and what it asks."""
    says_who = models.CharField(max_length=200)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    """The last day; a newer rule of the same name begins on the next."""
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """Taken back: it holds on no day any more."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "credential", "stage", "when", "key", "begins_on"],
                condition=Q(ended_at=None),
                name="own_rule_once",
            ),
            models.CheckConstraint(
                name="own_rule_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
        ]


class ServiceNeed(Record):
    """From a day on, whoever meets people in this programme holds one of these credentials."""

    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="service_needs")
    credentials = models.JSONField(default=list)
    """Ids that packs give them; one is enough."""
    endorsement = models.CharField(max_length=40, blank=True)
    says_who = models.CharField(max_length=200)
    begins_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(ended_at=None), name="service_need_once"
            )
        ]
