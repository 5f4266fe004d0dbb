"""Who walks with whom, from an introduction to a good ending."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Relationship(Record):
    """Two people walking together for a while."""

    class State(models.TextChoices):
        INTRODUCED = "INTRODUCED", _("Introduced")
        ACTIVE = "ACTIVE", _("Walking together")
        ENDING = "ENDING", _("Saying goodbye")
        ENDED = "ENDED", _("Ended")

    OPEN = (State.INTRODUCED, State.ACTIVE, State.ENDING)

    class Ending(models.TextChoices):
        GOOD = "GOOD", _("We came to the end of the path")
        ENOUGH = "ENOUGH", _("It was enough for now")
        CHANGED = "CHANGED", _("Changed to another peer worker")
        AWAY = "AWAY", _("The peer worker had to stop")
        MOVED = "MOVED", _("Moved away")
        QUIET = "QUIET", _("We lost touch")
        RETURNED = "RETURNED", _("Their own peer worker came back")

    participant = models.ForeignKey("people.Person", models.PROTECT, related_name="supported_in")
    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="supports_in")
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    request_id_from = models.UUIDField(null=True)
    """The request it answered. Not a foreign key: referrals stand on the same storey."""
    state = models.CharField(max_length=20, choices=State, default=State.INTRODUCED)
    introduced_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=20, choices=Ending, blank=True)
    is_door_open = models.BooleanField(default=True)
    """They may come back without asking anew."""
    last_met_at = models.DateTimeField(null=True)
    times_met = models.PositiveIntegerField(default=0)
    change_asked_at = models.DateTimeField(null=True)
    """The person would rather walk with somebody else. It blames nobody."""
    change_words = SealedText()
    """What they said about it, for the coordinator; the worker is not shown it."""
    stands_in_for = models.ForeignKey("self", models.PROTECT, null=True, related_name="stood_in_by")
    """While the worker of that one is away, and no longer."""
    passes = models.JSONField(default=list)
    """To somebody who stands in: what the person lets them see of the time before."""
    came_back_at = models.DateTimeField(null=True)
    """They went through the door that was left open."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stands_in_for"],
                condition=~Q(state="ENDED"),
                name="relationship_one_stands_in",
            ),
            models.UniqueConstraint(
                fields=["participant", "worker", "programme"],
                condition=~Q(state="ENDED"),
                name="relationship_once_at_a_time",
            ),
            models.CheckConstraint(
                name="relationship_ended_says_how",
                condition=Q(ended_at=None) | ~Q(ending=""),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "state"], name="relationship_worker"),
            models.Index(fields=["participant", "state"], name="relationship_participant"),
        ]

    @property
    def about_id(self) -> UUID:
        return self.participant_id

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class Goodbye(Record):
    """What each said at the end, and what the person lets the next worker see."""

    class Handover(models.TextChoices):
        GOALS = "goals", _("What I am working on")
        STRENGTHS = "strengths", _("What I am good at, and what helps me")
        NOTES = "notes", _("The notes from our meetings")
        SAFE_CONTACT = "safe_contact", _("How to reach me safely")

    relationship = models.OneToOneField(Relationship, models.PROTECT, related_name="goodbye")
    told_at = models.DateTimeField()
    from_worker = SealedText()
    from_participant = SealedText()
    handover = models.JSONField(default=list)
    """What the person chose to pass on. Nothing is, until they choose it."""
    handover_chosen_at = models.DateTimeField(null=True)

    @property
    def about_id(self) -> UUID:
        return self.relationship.participant_id
