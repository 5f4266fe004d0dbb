"""How organisations, programmes and people come to be here, and the parts they play."""

from .clients import add_client, end_client, hash_of_key, new_key
from .invitations import (
    INVITATION_LASTS,
    hash_of,
    new_code,
    take_back_way_in,
    use_invitation,
    write_invitation,
)
from .organisation import (
    close_programme,
    open_programme,
    reopen_programme,
    restyle_organisation,
)
from .people import name_safe_contact, note_way_in, welcome_participant
from .staff import agree_supervision, end_part, give_part, welcome_staff

__all__ = [
    "INVITATION_LASTS",
    "add_client",
    "agree_supervision",
    "close_programme",
    "end_client",
    "end_part",
    "give_part",
    "hash_of",
    "hash_of_key",
    "name_safe_contact",
    "new_code",
    "new_key",
    "note_way_in",
    "open_programme",
    "reopen_programme",
    "restyle_organisation",
    "take_back_way_in",
    "use_invitation",
    "welcome_participant",
    "welcome_staff",
    "write_invitation",
]
