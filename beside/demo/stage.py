"""One organisation while its past is played: who is there, and what time it is for them."""

import datetime as dt
import random
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from beside.core.actor import Actor, anyone, clock, operator
from beside.core.models import Org
from beside.demo import shapes
from beside.demo.diary import Diary
from beside.people.faces import as_actor
from beside.people.models import Account, Person, Programme

Accounts = dict[tuple[str, str], Account]
"""Ways to sign in, by organisation and key: two faces of one human share one."""


@dataclass
class Stage:
    """`told` is what the files say; `staff` are the people made from it, by key."""

    told: shapes.Organisation
    org: Org
    now: dt.datetime
    accounts: Accounts
    diary: Diary = field(default_factory=Diary)
    programmes: dict[str, Programme] = field(default_factory=dict)
    staff: dict[str, Person] = field(default_factory=dict)
    _actors: dict[object, Actor] = field(default_factory=dict)

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.org.timezone)

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(self.tz).date()

    def dice(self, what: str) -> random.Random:
        """Chance that falls the same way each time, for this one thing."""
        return random.Random(f"{self.told.key}/{what}")  # noqa: S311

    def moment(self, day: dt.date, at: dt.time) -> dt.datetime:
        """That day, at that time by the clock on the wall."""
        return dt.datetime.combine(day, at, self.tz).astimezone(dt.UTC)

    def days_ago(self, days: int, at: dt.time = dt.time(10)) -> dt.datetime:
        return self.moment(self.today - dt.timedelta(days=days), at)

    def actor(self, person: Person) -> Actor:
        """This person, as they act on the web."""
        if person.pk not in self._actors:
            self._actors[person.pk] = as_actor(person)
        return self._actors[person.pk]

    def forget(self, person: Person) -> None:
        """Their parts, or their way in, have changed."""
        self._actors.pop(person.pk, None)

    def by(self, key: str) -> Actor:
        """A member of staff, by key."""
        return self.actor(self.staff[key])

    def coordinator(self, programme: str) -> Actor:
        """Who arranges support in this programme."""
        row = next(
            row
            for row in self.told.staff
            if row.role == "COORDINATOR" and programme in row.programmes
        )
        return self.by(row.key)

    def account(self, key: str, *, email: str = "") -> Account:
        """Their way to sign in; nobody knows a passphrase for it."""
        if (self.told.key, key) not in self.accounts:
            name = key if self.org.is_front else f"{key}.{self.told.key}"
            account = Account(username=name, email=email)
            account.set_unusable_password()
            account.save()
            self.accounts[self.told.key, key] = account
        return self.accounts[self.told.key, key]

    @property
    def visitor(self) -> Actor:
        return anyone(self.org.pk)

    @property
    def the_clock(self) -> Actor:
        return clock(self.org.pk)

    @property
    def operator(self) -> Actor:
        return operator(self.org.pk)
