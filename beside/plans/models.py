"""A person's plan: goals in their own words, small steps, and what holds them up."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record
from beside.core.sealed import SealedText


class Goal(Record):
    """Something a person wants, as they said it. Only they change the words."""

    class State(models.TextChoices):
        SUGGESTED = "SUGGESTED", _("Suggested")
        ON = "ON", _("On the way")
        RESTING = "RESTING", _("Resting")
        REACHED = "REACHED", _("Reached")
        LET_GO = "LET_GO", _("Let go")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="goals")
    words = SealedText()
    why = SealedText()
    state = models.CharField(max_length=20, choices=State, default=State.ON)
    place = models.PositiveSmallIntegerField(default=0)
    """Order on the page, the person's own."""
    set_at = models.DateTimeField()
    suggested_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "state"], name="goal_person")]

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Step(Record):
    """A stone on the path to a goal."""

    class State(models.TextChoices):
        SUGGESTED = "SUGGESTED", _("Suggested")
        AHEAD = "AHEAD", _("Ahead")
        DONE = "DONE", _("Done")
        LET_GO = "LET_GO", _("Let go")

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps")
    words = SealedText()
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.AHEAD)
    by_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    suggested_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    laid_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="step_done_on", condition=~Q(state="DONE") | Q(done_on__isnull=False)
            )
        ]
        indexes = [models.Index(fields=["goal", "place"], name="step_goal")]

    @property
    def about_id(self) -> UUID:
        return self.goal.person_id


class Strength(Record):
    """Something good to hold on to: what I am good at, what helps, a person, a place."""

    class Kind(models.TextChoices):
        GOOD_AT = "GOOD_AT", _("What I am good at")
        HELPS = "HELPS", _("What helps on a hard day")
        PERSON = "PERSON", _("People I count on")
        PLACE = "PLACE", _("Places that are good for me")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="strengths")
    kind = models.CharField(max_length=20, choices=Kind)
    words = SealedText()
    is_suggested = models.BooleanField(default=False)
    suggested_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    @property
    def about_id(self) -> UUID:
        return self.person_id


class Rewording(Record):
    """A worker's suggestion to change the words of a step; the person accepts it, or not."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="rewordings")
    words = SealedText()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    suggested_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(null=True)

    @property
    def about_id(self) -> UUID:
        return self.step.goal.person_id
