"""How organisations, programmes and people come to be here, and the parts they play."""

from beside.people.codes import hash_of, hash_of_key, new_code, new_key

from .clients import add_client, end_client
from .invitations import (
    INVITATION_LASTS,
    say_whose,
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
from .people import (
    check_safe_contact,
    name_safe_contact,
    note_way_in,
    say_languages,
    welcome_participant,
)
from .staff import (
    agree_supervision,
    end_part,
    give_part,
    import_roster_row,
    say_farewell,
    welcome_staff,
)

__all__ = [
    "INVITATION_LASTS",
    "add_client",
    "agree_supervision",
    "check_safe_contact",
    "close_programme",
    "end_client",
    "end_part",
    "give_part",
    "hash_of",
    "hash_of_key",
    "import_roster_row",
    "name_safe_contact",
    "new_code",
    "new_key",
    "note_way_in",
    "open_programme",
    "reopen_programme",
    "restyle_organisation",
    "say_farewell",
    "say_languages",
    "say_whose",
    "take_back_way_in",
    "use_invitation",
    "welcome_participant",
    "welcome_staff",
    "write_invitation",
]
