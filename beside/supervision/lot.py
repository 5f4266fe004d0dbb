"""The lot: which notes are drawn to be read. Nobody chooses, and everybody can check."""

import hashlib
from uuid import UUID

ONE_IN = 20
"""About one note in twenty (experience notes, D4: a random 5 %)."""


def is_drawn(note_id: UUID, *, one_in: int = ONE_IN) -> bool:
    """Settled by the note's own random id, so drawing again gives the same answer."""
    return int.from_bytes(hashlib.sha256(note_id.bytes).digest()[:4]) % one_in == 0
