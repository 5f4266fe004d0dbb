"""Asking for support, by oneself or through somebody else, and what was asked for."""

import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.record import Record
from beside.core.sealed import SealedText

FIRST_CONTACT_WITHIN = dt.timedelta(days=2)


class Request(Record):
    """One person asking one programme for a peer worker, from the first word to an answer."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Waiting")
        CHOOSING = "CHOOSING", _("Choosing")
        ASKED = "ASKED", _("Asked a peer worker")
        MATCHED = "MATCHED", _("Found someone")
        CLOSED = "CLOSED", _("Closed")

    OPEN = (State.WAITING, State.CHOOSING, State.ASKED)

    class Urgency(models.IntegerChoices):
        STEADY = 1, _("Steady")
        SOON = 2, _("Soon")
        SOONEST = 3, _("Soonest")

    class Closed(models.TextChoices):
        MET = "MET", _("Met a peer worker")
        NOT_NOW = "NOT_NOW", _("Chose not right now")
        NOT_REACHED = "NOT_REACHED", _("Could not be reached in a safe way")
        ELSEWHERE = "ELSEWHERE", _("Found support elsewhere")
        NOT_OURS = "NOT_OURS", _("Needed something we do not offer")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="requests")
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="requests")
    asked_at = models.DateTimeField()
    words = SealedText()
    """What they want, as they said it."""
    wants_help_choosing = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.STEADY)
    """Set by a human, never computed."""
    lottery = models.PositiveIntegerField()
    """Settles ties, drawn once when they asked."""
    first_contact_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=20, choices=Closed, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_closed_says_how",
                condition=Q(closed_at=None, closed_as="")
                | (Q(closed_at__isnull=False) & ~Q(closed_as="")),
            ),
            models.UniqueConstraint(
                fields=["person", "programme"],
                condition=Q(state__in=["WAITING", "CHOOSING", "ASKED"]),
                name="request_one_open_each",
            ),
        ]
        indexes = [models.Index(fields=["org", "state", "asked_at"], name="request_waiting")]

    @property
    def about_id(self) -> UUID:
        return self.person_id

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def first_contact_due_at(self) -> dt.datetime:
        """By when the person hears from us, as we promise to everyone who asks."""
        return self.asked_at + FIRST_CONTACT_WITHIN


class Wish(Record):
    """One thing that matters to the person in who walks with them."""

    class Kind(models.TextChoices):
        EXPERIENCE = "EXPERIENCE", _("Has lived through")
        LANGUAGE = "LANGUAGE", _("Speaks")
        COMMUNITY = "COMMUNITY", _("Knows my community")
        GENDER = "GENDER", _("Gender")
        AGE = "AGE", _("Age")
        MODE = "MODE", _("How we meet")
        TIME = "TIME", _("When")

    class Weight(models.TextChoices):
        NICE = "NICE", _("nice")
        MUST = "MUST", _("must")

    request = models.ForeignKey(Request, models.PROTECT, related_name="wishes")
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField(max_length=40)
    weight = models.CharField(max_length=10, choices=Weight, default=Weight.NICE)
    ended_at = models.DateTimeField(null=True)

    private_fields = ("code",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "code"], condition=Q(ended_at=None), name="wish_once"
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.request.person_id


class Referral(Record):
    """Somebody else's word that a person would like support, and the loop back to them.

    A person who is referred twice waits once: both referrals belong to the same request.
    """

    class By(models.TextChoices):
        PROFESSIONAL = "PROFESSIONAL", _("Someone at work")
        FAMILY = "FAMILY", _("Family or a friend")
        SYSTEM = "SYSTEM", _("Another system")

    class Step(models.TextChoices):
        RECEIVED = "RECEIVED", _("Received")
        REACHED_OUT = "REACHED_OUT", _("Reached out")
        MET = "MET", _("Met")
        CLOSED = "CLOSED", _("Closed")

    request = models.ForeignKey(Request, models.PROTECT, related_name="referrals")
    reference_hash = models.CharField(max_length=64, unique=True)
    """The reference number opens the status page, so only its hash is kept."""
    by = models.CharField(max_length=20, choices=By)
    referrer = SealedText()
    """Name, role, organisation and how to reach them, as JSON."""
    consent_said = models.CharField(max_length=300)
    """What the referrer stated about the person's own yes."""
    told = SealedText()
    """What else was said, as JSON. Ways to reach the person are here until they call one safe."""
    sent_by = models.ForeignKey(
        "people.SystemClient", models.PROTECT, null=True, related_name="referrals"
    )
    their_id = models.CharField(max_length=64, blank=True)
    """What the sending system calls this referral."""
    source = models.CharField(max_length=200, blank=True)
    """System and identifier in the other system: the same one is never taken twice."""
    fingerprint = models.CharField(max_length=64, blank=True)
    """Tells whether the same referral, sent again, still says the same."""
    original = SealedText()
    """Every byte that came, so that nothing is lost."""
    left_out = models.JSONField(default=list)
    step = models.CharField(max_length=20, choices=Step, default=Step.RECEIVED)
    stepped_at = models.DateTimeField(default=clock.now)
    received_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    """From then on the reference number answers as if it had never been given."""

    private_fields = (
        "reference_hash",
        "consent_said",
        "source",
        "their_id",
        "fingerprint",
        "left_out",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "source"], condition=~Q(source=""), name="referral_taken_once"
            )
        ]
        indexes = [models.Index(fields=["sent_by", "their_id"], name="referral_theirs")]

    @property
    def about_id(self) -> UUID:
        return self.request.person_id


class NumberElsewhere(Record):
    """A number by which another system knows a person: the only thing that joins a referral
    to somebody already here. Kept as a keyed hash, so that it can be compared and not read."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="numbers_elsewhere")
    number_hash = models.CharField(max_length=64)

    private_fields = ("number_hash",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "number_hash"], name="number_elsewhere_once")
        ]

    @property
    def about_id(self) -> UUID:
        return self.person_id
