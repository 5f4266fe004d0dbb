"""What a worker says about themself because a rule asks for it."""

import json
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from beside.core.record import Record
from beside.core.sealed import SealedText


class Fact(Record):
    """One answer to one question of the rules: a day, a number, a yes or a no. Saying it again
    ends the row and makes a new one."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="facts")
    code = models.CharField(max_length=40)
    """What is asked about; see `questions`."""
    credential = models.CharField(max_length=40, blank=True)
    """The credential it is about, such as the one whose examination was passed; empty for what is
    true wherever one is."""
    is_said = models.BooleanField(default=True)
    """False: they would rather not say. The rules then know nothing."""
    answer = SealedText()
    said_on = models.DateField()
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    private_fields = ("code",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code", "credential"],
                condition=Q(ended_at=None),
                name="fact_once",
            )
        ]

    @property
    def told(self) -> dict[str, Any]:
        """The answer: `is`, and with it perhaps `on` (a day), `n` or `months`."""
        return dict(json.loads(self.answer)) if self.answer else {}

    @property
    def about_id(self) -> UUID:
        return self.person_id
