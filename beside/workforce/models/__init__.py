"""What a peer worker offers, and when; and what keeps them certified."""

from .ledger import Credential, WorkedHours
from .profile import Conflict, Experience, Hours, Profile, Seen, TimeAway
from .rulebook import OwnRule, ServiceNeed

__all__ = [
    "Conflict",
    "Credential",
    "Experience",
    "Hours",
    "OwnRule",
    "Profile",
    "Seen",
    "ServiceNeed",
    "TimeAway",
    "WorkedHours",
]
