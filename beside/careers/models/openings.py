"""Open roles, and the people who would like them."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText

from ..states import OPEN_ANSWERS, Answer


class Opening(Record):
    """A role that somebody is looked for, in plain words, with its pay and what it needs."""

    class Per(models.TextChoices):
        HOUR = "HOUR", _("an hour")
        YEAR = "YEAR", _("a year")
        NONE = "NONE", _("unpaid, with expenses")

    title = models.CharField(max_length=80)
    about = models.TextField()
    programme = models.ForeignKey("people.Programme", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    pay_from = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    pay_to = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    pay_per = models.CharField(max_length=10, choices=Per, default=Per.HOUR)
    credential = models.CharField(max_length=40, blank=True)
    """The id that a pack of rules gives it; empty when none is needed."""
    credential_stage = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    """How far along at least; empty when it does not matter."""
    languages = models.JSONField(default=list)
    experiences = models.JSONField(default=list)
    """Having lived through one of these."""
    opens_on = models.DateField()
    closes_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="opening_closes_after_it_opens",
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
            ),
            models.CheckConstraint(
                name="opening_pay_grows",
                condition=Q(pay_to=None) | Q(pay_from=None) | Q(pay_to__gte=F("pay_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Interest(Record):
    """Somebody would like a role: a worker here, or a stranger who left a name and a way to reach
    them. Each step is theirs to see."""

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="interests")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    name = SealedText()
    contact = SealedText()
    words = SealedText()
    code_hash = models.CharField(max_length=64, blank=True)
    """The code in the link opens the page of a stranger, so only its hash is kept."""
    stands = models.CharField(max_length=20, choices=Answer, default=Answer.ARRIVED)
    asked_at = models.DateTimeField()
    stepped_at = models.DateTimeField()

    private_fields = ("code_hash",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "person"],
                condition=Q(stands__in=OPEN_ANSWERS),
                name="interest_once",
            ),
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="interest_code"
            ),
            models.CheckConstraint(
                name="interest_is_of_somebody",
                condition=Q(person__isnull=False, code_hash="")
                | (Q(person=None) & ~Q(code_hash="")),
            ),
            models.CheckConstraint(
                name="interest_stands", condition=Q(stands__in=[str(a) for a in Answer])
            ),
        ]

    @property
    def called(self) -> str:
        return self.person.name if self.person else self.name

    @property
    def is_open(self) -> bool:
        return self.stands in OPEN_ANSWERS

    @property
    def about_id(self) -> UUID | None:
        return self.person_id


class InterestStep(Record):
    """One step of the answer, with words for whoever asked."""

    interest = models.ForeignKey(Interest, models.PROTECT, related_name="steps")
    stands = models.CharField(max_length=20, choices=Answer)
    words = SealedText()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()

    @property
    def about_id(self) -> UUID | None:
        return self.interest.person_id
