"""What a person agreed to, what left the house, and who asked to look."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Consent(Record):
    """A yes with the ten elements of 42 CFR 2.31(a), in plain words, that can be taken back."""

    class Covers(models.TextChoices):
        NOTES = "NOTES", _("Shared notes about our meetings")
        REFERRER = "REFERRER", _("Telling the person who referred me how it goes")
        CARE_TEAM = "CARE_TEAM", _("Sharing a copy with someone I name")
        SHOW_WISHES = "SHOW_WISHES", _("Showing what I asked for to a peer worker I choose")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="consents")  # 1
    covers = models.CharField(max_length=20, choices=Covers)
    discloser = models.CharField(max_length=200)  # 2
    information = models.JSONField(default=list)  # 3: categories, never "everything" by default
    recipient = models.CharField(max_length=200)  # 4
    purpose = models.CharField(max_length=200)  # 5
    how_to_revoke = models.TextField()  # 6
    expires_on = models.DateField(null=True)  # 7: a date, or
    expires_when = models.CharField(max_length=200, blank=True)  # 7: an event
    signed_name = models.CharField(max_length=80)  # 8
    signed_at = models.DateTimeField()  # 9
    statements = models.TextField()  # 10: passing on, and what happens if you say no
    text_version = models.CharField(max_length=40)
    text_hash = models.CharField(max_length=64)
    """SHA-256 of the words that were on the screen, so a later text cannot change them."""
    language = models.CharField(max_length=10, default="en")
    revoked_at = models.DateTimeField(null=True)

    private_fields = ("signed_name", "recipient")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_revoked_after_signed",
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("signed_at")),
            ),
            models.CheckConstraint(
                name="consent_says_when_it_ends",
                condition=Q(expires_on__isnull=False) | ~Q(expires_when=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "covers"], name="consent_person_covers")]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Disclosure(Record):
    """Something about a person that left the house: to whom, what, why, on what ground."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="disclosures")
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="disclosures")
    recipient = models.CharField(max_length=200)
    information = models.JSONField(default=list)
    purpose = models.CharField(max_length=200)
    ground = models.CharField(max_length=40)
    """`consent`, `own request`, or a legal ground by name."""
    notice_version = models.CharField(max_length=40, blank=True)
    notice = models.TextField(blank=True)
    """The words of the notice that went with it, as they stood that day."""
    disclosed_at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    private_fields = ("recipient",)

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Question(Record):
    """Something a person asks of those who keep their record: why did you look, correct, delete."""

    class Kind(models.TextChoices):
        LOOK = "LOOK", _("Why did someone look?")
        CORRECT = "CORRECT", _("Something here is not right")
        DELETE = "DELETE", _("Please delete something")

    class State(models.TextChoices):
        OPEN = "OPEN", _("Asked")
        ANSWERED = "ANSWERED", _("Answered")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=20, choices=Kind)
    words = SealedText()
    about = models.CharField(max_length=120, blank=True)
    """What it is about, as the page called it."""
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    decision = models.CharField(max_length=40, blank=True)
    """For a wish to delete: `done`, `partly` or `kept by law`."""
    answer = SealedText()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="question_answered_at_by",
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Glass(Record):
    """Break-glass: one member of staff may read one record for 60 minutes, and says why."""

    MINUTES = 60

    class Reason(models.TextChoices):
        SAFETY = "SAFETY", _("Someone may be in danger")
        COVER = "COVER", _("Their peer worker is suddenly away")
        COMPLAINT = "COMPLAINT", _("Looking into a complaint or an error")
        LAW = "LAW", _("A legal duty")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.TextField()
    broken_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    review = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="glass_reviewed_at_by",
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="glass_not_reviewed_by_oneself",
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("by")),
            ),
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id
