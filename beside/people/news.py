"""What happens to an account is told wherever its owner is somebody."""

from typing import Any

from . import actions
from .faces import as_actor, everywhere


def way_in_changed(account: Any, *, what: str) -> None:
    """Leave word in each organisation, in the name of the person themself."""
    for _org, person in everywhere(account):
        actions.note_way_in(as_actor(person), person, what=what)
