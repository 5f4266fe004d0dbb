"""A worker's application for a credential, from getting ready to the answer."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText

from ..states import AFTER, UNDER_WAY, Stand


class Application(Record):
    """One worker, one credential, one way there."""

    class Pays(models.TextChoices):
        NOT_SAID = "NOT_SAID", _("Not said yet")
        EMPLOYER = "EMPLOYER", _("My organization")
        GRANT = "GRANT", _("A grant or a fund")
        ME = "ME", _("I do")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="applications")
    credential = models.CharField(max_length=40)
    stage = models.CharField(max_length=20)
    stands = models.CharField(max_length=20, choices=Stand, default=Stand.PREPARING)
    stands_since_on = models.DateField()
    exam_on = models.DateField(null=True)
    appeal_until_on = models.DateField(null=True)
    cost = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    paid_by = models.CharField(max_length=20, choices=Pays, default=Pays.NOT_SAID)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "credential"],
                condition=Q(stands__in=UNDER_WAY),
                name="application_one_under_way",
            ),
            models.CheckConstraint(
                name="application_stands", condition=Q(stands__in=[str(s) for s in Stand])
            ),
            models.CheckConstraint(
                name="application_exam_has_a_day",
                condition=~Q(stands=Stand.EXAM_BOOKED) | Q(exam_on__isnull=False),
            ),
            models.CheckConstraint(
                name="application_cost", condition=Q(cost=None) | Q(cost__gte=0)
            ),
        ]

    @property
    def after(self) -> tuple[Stand, ...]:
        """What can come next."""
        return AFTER[self.stands]

    @property
    def is_under_way(self) -> bool:
        return self.stands in UNDER_WAY

    @property
    def about_id(self) -> UUID:
        return self.person_id


class ApplicationStep(Record):
    """It moved on, on a day; with a few words for the worker themself."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="steps")
    stands = models.CharField(max_length=20, choices=Stand)
    happened_on = models.DateField()
    words = SealedText()
    said_at = models.DateTimeField()

    @property
    def about_id(self) -> UUID:
        return self.application.person_id


class Letter(Record):
    """A letter of reference: asked of somebody, and perhaps there."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="letters")
    name = SealedText()
    asked_on = models.DateField()
    received_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="letter_comes_after_it_is_asked",
                condition=Q(received_on=None) | Q(received_on__gte=models.F("asked_on")),
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.application.person_id
