"""What can be done with a worker's page, credentials and hours, by noun."""

from .credentials import end_credential, hold_credential, verify_credential
from .facts import say_fact, verify_fact
from .ladder import change_stage
from .ledger import (
    add_hours,
    count_hours,
    sign_hours,
    take_back_hours,
    uncount_hours,
)
from .papers import check_paper, keep_paper, take_back_paper
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
from .qualification import say_qualification
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
    "change_stage",
    "check_paper",
    "come_back_early",
    "count_hours",
    "end_conflict",
    "end_credential",
    "go_away",
    "hold_credential",
    "keep_hours",
    "keep_paper",
    "keep_profile",
    "say_conflict",
    "say_qualification",
    "say_fact",
    "set_standing",
    "share_experience",
    "share_experiences",
    "sign_hours",
    "stop_sharing",
    "take_back_hours",
    "take_back_paper",
    "uncount_hours",
    "verify_credential",
    "verify_fact",
]
