"""Who is acting, for which organisation, by which door and why."""

from dataclasses import dataclass
from uuid import UUID

ANYONE = UUID(int=1)
"""Someone who has not signed in: a visitor, a referrer with a reference number."""
CLOCK = UUID(int=2)
"""Nobody: the time has come for something that was agreed earlier."""
OPERATOR = UUID(int=3)
"""The person at the command line of the machine."""


@dataclass(frozen=True)
class Actor:
    """`grants` are what the roles allow; `reach` is how far: the parts of the organisation
    they extend to, or None for all of it. `face` is the person the account acts as here."""

    id: UUID
    org_id: UUID
    grants: frozenset[str] = frozenset()
    channel: str = "web"
    purpose: str = "support"
    face: UUID | None = None
    reach: frozenset[UUID] | None = frozenset()
    only: UUID | None = None
    """Break-glass: the one person whose record this actor may read, and nothing else."""

    def holds(self, grant: str) -> bool:
        return grant in self.grants

    def reaches(self, part: UUID | None) -> bool:
        """Do the grants extend to this part of the organisation?"""
        return self.reach is None or part in self.reach

    @property
    def me(self) -> UUID:
        """The person this actor is here. Raises LookupError when it is nobody in particular."""
        if self.face is None:
            raise LookupError("Only a person can do this, not a job or a visitor.")
        return self.face

    @property
    def is_anyone(self) -> bool:
        return self.id == ANYONE

    @property
    def is_clock(self) -> bool:
        return self.id == CLOCK

    @property
    def is_operator(self) -> bool:
        return self.id == OPERATOR


def anyone(org_id: UUID) -> Actor:
    return Actor(ANYONE, org_id, channel="public")


def clock(org_id: UUID) -> Actor:
    return Actor(CLOCK, org_id, channel="job", reach=None)


def operator(org_id: UUID, *, channel: str = "command") -> Actor:
    return Actor(OPERATOR, org_id, channel=channel, purpose="operations", reach=None)
