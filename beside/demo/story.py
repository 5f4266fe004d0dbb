"""One participant while their past is played: what came to be of them so far."""

import datetime as dt
import random
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from beside.core.actor import Actor
from beside.demo import shapes
from beside.demo.stage import Stage
from beside.encounters.models import Encounter, Note
from beside.people.models import Account, Person
from beside.plans.models import Goal, Step
from beside.referrals.models import Request
from beside.relationships.models import Relationship

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass
class Story:
    """`walk` is what the generator told; the rest are the real records it became."""

    stage: Stage
    walk: shapes.Walk
    person: Person | None = None
    request: Request | None = None
    relationship: Relationship | None = None
    former: Relationship | None = None
    goals: dict[str, tuple[Goal, list[Step]]] = field(default_factory=dict)
    encounters: dict[object, Encounter] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    agreed_to_notes: bool = False

    @property
    def told(self) -> shapes.Participant:
        return self.walk.participant

    @cached_property
    def dice(self) -> random.Random:
        return self.stage.dice(f"story of {self.told.key}")

    @property
    def me(self) -> Actor:
        """The person themself."""
        return self.stage.actor(self.who)

    @property
    def who(self) -> Person:
        if self.person is None:
            raise LookupError(f"{self.told.key} has not asked yet.")
        return self.person

    @property
    def asked(self) -> Request:
        """What they asked for, the last time they did."""
        if self.request is None:
            raise LookupError(f"{self.told.key} has not asked yet.")
        return self.request

    @property
    def worker(self) -> Actor:
        """The peer worker they walk with now."""
        return self.stage.actor(self.together.worker)

    @property
    def together(self) -> Relationship:
        if self.relationship is None:
            raise LookupError(f"{self.told.key} walks with nobody yet.")
        return self.relationship

    @property
    def coordinator(self) -> Actor:
        return self.stage.coordinator(self.told.programme)

    @property
    def arranger(self) -> Actor:
        """A coordinator; but nobody arranges for a colleague, so they choose for themselves."""
        return self.me if self.told.also_worker else self.coordinator

    def account(self) -> Account:
        """Their way to sign in; the same one for both faces of one human."""
        other = self.told.also_worker
        if other:
            return self.stage.accounts[other.organisation, other.key]
        return self.stage.account(self.told.key)

    def starts(self, meeting: shapes.Meeting) -> dt.datetime:
        return self.stage.moment(meeting.on, meeting.at)

    def ends(self, meeting: shapes.Meeting) -> dt.datetime:
        return self.starts(meeting) + meeting.minutes * MINUTE

    def at(self, moment: dt.datetime, deed: Any, *args: Any, **kwargs: Any) -> None:
        """Write a deed of this story into the diary."""
        self.stage.diary.at(moment, deed, self, *args, **kwargs)

    def chance(self, share: float) -> bool:
        return self.dice.random() < share
