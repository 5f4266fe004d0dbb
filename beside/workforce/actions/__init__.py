"""What can be done with a worker's page, credentials and hours, by noun."""

from .credentials import end_credential, hold_credential, verify_credential
from .ledger import (
    add_hours,
    count_hours,
    sign_hours,
    take_back_hours,
    uncount_hours,
)
from .profile import (
    come_back_early,
    end_conflict,
    go_away,
    keep_hours,
    keep_profile,
    say_conflict,
    set_standing,
    share_experience,
    share_experiences,
    stop_sharing,
)
from .rulebook import (
    need_credential,
    stop_needing_credential,
    switch_on_rule,
    take_back_rule,
)

__all__ = [
    "need_credential",
    "stop_needing_credential",
    "switch_on_rule",
    "take_back_rule",
    "add_hours",
    "come_back_early",
    "count_hours",
    "end_conflict",
    "end_credential",
    "go_away",
    "hold_credential",
    "keep_hours",
    "keep_profile",
    "say_conflict",
    "set_standing",
    "share_experience",
    "share_experiences",
    "sign_hours",
    "stop_sharing",
    "take_back_hours",
    "uncount_hours",
    "verify_credential",
]
