"""A worker's own page, which nobody else reads; and the one line of it they may share."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from beside.core.record import Record
from beside.core.sealed import SealedText


class OwnPage(Record):
    """What a worker writes about themself, for themself alone. All of it is sealed."""

    worker = models.OneToOneField("people.Person", models.PROTECT, related_name="own_page")
    how = SealedText()
    """How I am."""
    helps = SealedText()
    signs = SealedText()
    """How I notice early that it is getting too much."""
    plan = SealedText()
    calls = SealedText()
    """Whom I call."""
    kept_at = models.DateTimeField()

    WORDS = ("how", "helps", "signs", "plan", "calls")

    @property
    def about_id(self) -> UUID:
        return self.worker_id


class SharedLine(Record):
    """One line a worker lets whoever looks after them read, until they take it back."""

    worker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    words = SealedText()
    shared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=Q(ended_at=None), name="shared_line_once"
            )
        ]

    @property
    def about_id(self) -> UUID:
        return self.worker_id
