"""What a peer worker offers, and when; and what keeps them certified."""

from .ledger import Credential, WorkedHours
from .papers import Paper
from .profile import Conflict, Experience, Hours, Profile, Seen, TimeAway
from .qualification import Qualification

__all__ = [
    "Conflict",
    "Credential",
    "Experience",
    "Hours",
    "Paper",
    "Profile",
    "Qualification",
    "Seen",
    "TimeAway",
    "WorkedHours",
]
