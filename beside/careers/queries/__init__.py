"""What there is to know of roles, wishes for them, and applications."""

from .applications import (
    NEAR,
    ApplicationPage,
    application_page,
    key_of_day,
    my_applications,
    team_applications,
    to_remind,
    under_way,
)
from .gap import Gap, gap
from .openings import (
    Told,
    by_code,
    interests_for,
    my_interest,
    my_interests,
    openings_kept,
    programmes_i_keep,
    public_roles,
    steps_of,
    told_of,
)

__all__ = [
    "NEAR",
    "ApplicationPage",
    "Gap",
    "Told",
    "application_page",
    "by_code",
    "gap",
    "interests_for",
    "key_of_day",
    "my_applications",
    "my_interest",
    "my_interests",
    "openings_kept",
    "programmes_i_keep",
    "public_roles",
    "steps_of",
    "team_applications",
    "to_remind",
    "told_of",
    "under_way",
]
