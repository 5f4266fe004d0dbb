"""What a peer worker offers, and when: their profile, times, limits and conflicts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.core.record import Record


class Seen(models.TextChoices):
    """Who may know one thing about a worker. Each one also sees what those after it see."""

    PRIVATE = "PRIVATE", _("Only me")
    SUPERVISOR = "SUPERVISOR", _("My supervisor")
    MATCHED = "MATCHED", _("People I am suggested to")
    PUBLIC = "PUBLIC", _("Everyone")

    def shows(self) -> list[str]:
        """What someone this near may see. Only the worker is near enough for all of it."""
        order = [Seen.PUBLIC, Seen.MATCHED, Seen.SUPERVISOR, Seen.PRIVATE]
        return [str(each) for each in order[: order.index(self) + 1]]


class Profile(Record):
    """A peer worker as they choose to be known."""

    class Stage(models.TextChoices):
        VOLUNTEER = "VOLUNTEER", _("Volunteer")
        TRAINEE = "TRAINEE", _("In training")
        PROVISIONAL = "PROVISIONAL", _("Provisionally certified")
        CERTIFIED = "CERTIFIED", _("Certified")
        SENIOR = "SENIOR", _("Senior")

    person = models.OneToOneField("people.Person", models.PROTECT, related_name="profile")
    slug = models.SlugField(max_length=40)
    is_public = models.BooleanField(default=False)
    """Shown on the public page of peers. The worker's own choice, and off until they make it."""
    line = models.CharField(max_length=160, blank=True)
    story = models.TextField(blank=True)
    good_to_talk_about = models.JSONField(default=list)
    """Short phrases in their own words."""
    gender = models.CharField(max_length=20, blank=True)
    """A vocabulary code, only if they chose to share it for matching."""
    age_band = models.CharField(max_length=10, blank=True)
    communities = models.JSONField(default=list)
    seen = models.JSONField(default=dict)
    """Who may know the gender, the age band and each community: people they are suggested to,
    unless it says otherwise here."""
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.PROVISIONAL)
    kinds = models.JSONField(default=list)
    """What kind of peer they are besides, such as a family peer: vocabulary codes."""
    caseload_limit = models.PositiveSmallIntegerField(default=10)
    serves_ages = models.JSONField(default=list)
    modes = models.JSONField(default=list)
    will_not = models.JSONField(default=list)
    """Experience codes they do not work with: their own limits, never explained to others."""
    is_taking_people = models.BooleanField(default=True)

    private_fields = ("story", "communities", "will_not", "gender", "age_band", "seen")

    # Set by `queries`, which reads a profile together with all that belongs to it.
    open_experiences: "list[Experience]"
    open_hours: "list[Hours]"
    open_away: "list[TimeAway]"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "slug"], name="profile_slug")]

    def __str__(self) -> str:
        return self.person.name

    def seen_by(self, what: str) -> str:
        """Who may know `gender`, `age_band` or the community with this code."""
        return str(self.seen.get(what, Seen.MATCHED))


class Experience(Record):
    """Something a worker has lived through, and who may know it."""

    Seen = Seen

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="experiences")
    code = models.CharField(max_length=40)
    seen_by = models.CharField(max_length=20, choices=Seen, default=Seen.PRIVATE)
    ended_at = models.DateTimeField(null=True)

    private_fields = ("code",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "code"], condition=Q(ended_at=None), name="experience_once"
            )
        ]


class Hours(Record):
    """A block of the week in which a worker can meet people, in the organisation's own time."""

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    """0 is Monday."""
    starts = models.TimeField()
    ends = models.TimeField()
    modes = models.JSONField(default=list)
    place = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="hours_end_after_start", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(name="hours_weekday", condition=Q(weekday__lte=6)),
        ]


class TimeAway(Record):
    """Days a worker is not there. Why is nobody's business."""

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="away")
    starts_on = models.DateField()
    ends_on = models.DateField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="away_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            )
        ]


class Conflict(Record):
    """Two people who must not be put together: family, neighbours, a shared past."""

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="conflicts")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "person"], condition=Q(ended_at=None), name="conflict_once"
            )
        ]
