"""Codes and keys that are shown once and kept only as a hash."""

import hashlib
import secrets


def new_code() -> str:
    """For a card: 4 groups of 4, without letters or digits that look alike. About 78 bits."""
    letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
    groups = ["".join(secrets.choice(letters) for _ in range(4)) for _ in range(4)]
    return "-".join(groups)


def hash_of(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def new_key() -> str:
    """About 256 bits; shown once."""
    return f"beside_{secrets.token_urlsafe(32)}"


def hash_of_key(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
