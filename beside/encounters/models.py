"""Meetings between two people, and the note that both of them own."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Encounter(Record):
    """A time two people set aside for each other: booked, then met, missed or called off."""

    class State(models.TextChoices):
        BOOKED = "BOOKED", _("Booked")
        MET = "MET", _("Met")
        MISSED = "MISSED", _("Did not meet")
        CALLED_OFF = "CALLED_OFF", _("Called off")

    class Mode(models.TextChoices):
        IN_PERSON = "IN_PERSON", _("In person")
        PHONE = "PHONE", _("By phone")
        VIDEO = "VIDEO", _("By video")

    relationship = models.ForeignKey(
        "relationships.Relationship", models.PROTECT, related_name="encounters"
    )
    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    """Both are copied from the relationship, so that the database itself can refuse two
    bookings of one person at one time."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    mode = models.CharField(max_length=20, choices=Mode)
    setting = models.CharField(max_length=20)
    """The programme's kind of place, as it was that day."""
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.BOOKED)
    is_confirmed = models.BooleanField(default=False)
    """The participant said: I'll be there."""
    booked_at = models.DateTimeField()
    """When this time was agreed; agreed anew when it is moved."""
    moves = models.PositiveSmallIntegerField(default=0)
    """How often it was moved, so that calendars know which word is the last."""
    reached_out_at = models.DateTimeField(null=True)
    """They did not meet, and the worker tried the safe way to reach the person."""
    called_off_at = models.DateTimeField(null=True)
    called_off_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="encounter_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="encounter_called_off_at",
                condition=~Q(state="CALLED_OFF") | Q(called_off_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "starts_at"], name="encounter_worker"),
            models.Index(fields=["participant", "starts_at"], name="encounter_participant"),
            models.Index(fields=["relationship", "starts_at"], name="encounter_relationship"),
            models.Index(fields=["org", "state", "starts_at"], name="encounter_state"),
        ]

    @property
    def about_id(self) -> UUID:
        return self.participant_id


class Note(Record):
    """What two people write about a meeting: one entry, that both of them own."""

    encounter = models.OneToOneField(Encounter, models.PROTECT, related_name="note")
    is_attendance_only = models.BooleanField(default=False)
    goal = models.ForeignKey("plans.Goal", models.PROTECT, null=True, related_name="+")
    did = models.JSONField(default=list)
    """Codes of activities (see activities.yaml)."""
    words = SealedText()
    """In the person's words."""
    next = SealedText()
    next_on = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField()
    is_together = models.BooleanField(default=False)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    """When the worker opened the page, to learn how long a note takes."""
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="note_minutes", condition=Q(minutes__lte=720)),
        ]

    @property
    def about_id(self) -> UUID:
        return self.encounter.participant_id


class Amendment(Record):
    """A signed note was changed: what it said before, who changed it and why."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="amendments")
    version = models.PositiveSmallIntegerField()
    """The version that `was` holds."""
    was = SealedText()
    """The note as it stood, as JSON."""
    why = SealedText()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "version"], name="amendment_each_version_once")
        ]

    @property
    def about_id(self) -> UUID:
        return self.note.encounter.participant_id


class AddedWords(Record):
    """What the person wrote beside a note: their own words, or a wish to correct it."""

    class Kind(models.TextChoices):
        BESIDE = "BESIDE", _("My words")
        CORRECT = "CORRECT", _("Please correct this")

    note = models.ForeignKey(Note, models.PROTECT, related_name="added")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.BESIDE)
    words = SealedText()
    at = models.DateTimeField()
    answer = SealedText()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    @property
    def about_id(self) -> UUID:
        return self.note.encounter.participant_id


class Draft(Record):
    """What someone was typing, kept on every keystroke, for nobody else's eyes."""

    class Form(models.TextChoices):
        NOTE = "NOTE", _("A note")
        CHANGE = "CHANGE", _("A change to a note")
        WORDS = "WORDS", _("Words beside a note")

    form = models.CharField(max_length=20, choices=Form, default=Form.NOTE)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    encounter = models.ForeignKey(Encounter, models.PROTECT, related_name="drafts")
    body = SealedText()
    """The form as JSON."""
    kept_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "encounter", "form"],
                condition=Q(used_at=None),
                name="draft_one_each",
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.encounter.participant_id


class CalendarFeed(Record):
    """A private address that a phone's calendar can read, until it is taken back."""

    class Title(models.TextChoices):
        MEETING = "MEETING", _("Meeting")
        BUSY = "BUSY", _("Busy")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="calendar_feeds")
    code_hash = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=20, choices=Title, default=Title.MEETING)
    """The one word every meeting is called there."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    private_fields = ("code_hash",)

    @property
    def about_id(self) -> UUID:
        return self.person_id
