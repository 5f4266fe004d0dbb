"""Accounts, programmes, people and the parts they play."""

from typing import ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText

from .account import new_id


class Account(AbstractUser):
    """A way to sign in. It knows nothing about anyone's recovery."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(blank=True)
    """Staff have one; a participant needs none."""


class Programme(Record):
    """A part of the organisation that gives peer support in one kind of place."""

    class Setting(models.TextChoices):
        INPATIENT = "INPATIENT", _("On a hospital ward")
        OUTPATIENT = "OUTPATIENT", _("At a clinic")
        DIGITAL = "DIGITAL", _("Online and by phone")
        COMMUNITY = "COMMUNITY", _("Out in the community")

    class Ages(models.TextChoices):
        ADULT = "ADULT", _("Adults")
        ADOLESCENT = "ADOLESCENT", _("Young people, 13 to 17")
        ALL = "ALL", _("All ages")

    class Focus(models.TextChoices):
        MENTAL_HEALTH = "MENTAL_HEALTH", _("Mental health")
        SUBSTANCE_USE = "SUBSTANCE_USE", _("Substance use")
        CO_OCCURRING = "CO_OCCURRING", _("Both together")
        FAMILY = "FAMILY", _("Families and caregivers")

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    setting = models.CharField(max_length=20, choices=Setting)
    ages = models.CharField(max_length=20, choices=Ages, default=Ages.ADULT)
    focus = models.CharField(max_length=20, choices=Focus, default=Focus.MENTAL_HEALTH)
    is_part2 = models.BooleanField(default=True)
    """Protected by 42 CFR Part 2. The organisation declares it; protected until it does."""
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "slug"], name="programme_slug")]

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """Somebody as one organisation knows them, in one face: participant or staff.

    One human with two faces here is two persons; nothing but the account joins them.
    """

    class Face(models.TextChoices):
        PARTICIPANT = "PARTICIPANT", _("Participant")
        STAFF = "STAFF", _("Staff")
        OUTSIDE = "OUTSIDE", _("Guardian or funder")

    face = models.CharField(max_length=20, choices=Face)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=80)
    """What they want to be called; never more than that."""
    pronouns = models.CharField(max_length=40, blank=True)
    languages = models.JSONField(default=list)
    """Codes from the vocabulary, the one they like best first."""
    age_band = models.CharField(max_length=10, blank=True)
    work_email = models.EmailField(blank=True)
    """Staff only: where work reaches them, and how a list of staff knows them again."""
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    private_fields = ("name", "work_email")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "account", "face"], name="person_one_of_each_face"
            )
        ]
        indexes = [models.Index(fields=["org", "account"], name="person_account")]

    def __str__(self) -> str:
        return self.name

    @property
    def about_id(self) -> UUID:
        return self.pk


class Membership(Record):
    """What part a person plays, in one programme or (programme empty) in all of them."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="memberships")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
            models.UniqueConstraint(
                fields=["person", "role", "programme"],
                condition=Q(ended_on=None),
                name="membership_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(ended_on=None, programme=None),
                name="membership_everywhere_once",
            ),
        ]
        indexes = [models.Index(fields=["programme", "role"], name="membership_programme")]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Supervises(Record):
    """Who looks after whom among the staff, and since when."""

    supervisor = models.ForeignKey(Person, models.PROTECT, related_name="looks_after")
    worker = models.ForeignKey(Person, models.PROTECT, related_name="looked_after_by")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "supervisor"], condition=Q(ended_on=None), name="supervises_once"
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.worker_id


class Circle(Record):
    """A member of staff who stands near a participant: sees the record while this lasts."""

    class Part(models.TextChoices):
        WORKER = "WORKER", _("Peer worker")
        COVER = "COVER", _("Covering")
        STAND_IN = "STAND_IN", _("Standing in")

    person = models.ForeignKey(Person, models.PROTECT, related_name="circle")
    member = models.ForeignKey(Person, models.PROTECT, related_name="in_circles")
    part = models.CharField(max_length=20, choices=Part, default=Part.WORKER)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "member", "part"], condition=Q(until=None), name="circle_once"
            )
        ]
        indexes = [models.Index(fields=["member", "person"], name="circle_member")]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class SafeContact(Record):
    """One way to reach a person that they named safe. No other way is ever used."""

    class Channel(models.TextChoices):
        TEXT = "TEXT", _("Text message")
        PHONE = "PHONE", _("Phone call")
        EMAIL = "EMAIL", _("E-mail")
        HERE = "HERE", _("Only in this app")
        IN_PERSON = "IN_PERSON", _("In person")

    person = models.ForeignKey(Person, models.PROTECT, related_name="safe_contacts")
    channel = models.CharField(max_length=20, choices=Channel)
    address = SealedText()
    """Number, address or place; sealed."""
    hours = models.CharField(max_length=200, blank=True)
    may_leave_message = models.BooleanField(default=False)
    code_word = SealedText()
    named_at = models.DateTimeField()
    checked_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    private_fields = ("hours",)

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Invitation(Record):
    """A card with a one-use code that lets a person make a way to sign in."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    wrong_words = models.PositiveSmallIntegerField(default=0)
    """How often somebody with the card did not know what the person is called."""

    MOST_WRONG: ClassVar = 5
    private_fields = ("code_hash",)

    is_theirs = False
    """Whoever holds it has just said whose it is. Set by `say_whose`, and not kept."""

    @property
    def tries_left(self) -> int:
        return max(0, self.MOST_WRONG - self.wrong_words)

    @property
    def about_id(self) -> UUID:
        return self.person_id


class SystemClient(Record):
    """Another system that may send us referrals, known by a key of which we keep the hash."""

    name = models.CharField(max_length=120)
    key_hash = models.CharField(max_length=64, unique=True)
    grants = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)

    private_fields = ("key_hash",)
