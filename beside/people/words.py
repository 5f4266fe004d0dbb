"""The words an organisation uses for people: participant, member, guest…"""

from typing import Any

from django.utils.translation import gettext as _


def words_of(org: Any) -> dict[str, str]:
    """The organisation's own words where it chose some, the field's standard terms elsewhere."""
    chosen = (org.look.get("words") if org is not None else None) or {}
    standard = {
        "participant": _("participant"),
        "participants": _("participants"),
        "peer_worker": _("peer worker"),
        "peer_workers": _("peer workers"),
        "programme": _("programme"),
    }
    return standard | {key: value for key, value in chosen.items() if key in standard and value}
