"""What a peer worker offers, and when; and what keeps them certified."""

from .facts import Fact
from .ladder import StageChange
from .ledger import Credential, WorkedHours
from .papers import Paper
from .profile import Conflict, Experience, Hours, Profile, Seen, TimeAway
from .qualification import Qualification
from .rulebook import OwnRule, ServiceNeed

__all__ = [
    "Conflict",
    "Credential",
    "Experience",
    "Fact",
    "Hours",
    "Paper",
    "OwnRule",
    "Profile",
    "Qualification",
    "Seen",
    "StageChange",
    "OwnRule",
    "ServiceNeed",
    "TimeAway",
    "WorkedHours",
]
