"""The sum that ties each line of history to the one before it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

START = "0" * 64
"""What the first line of a chain is tied to."""


def canonical(line: Mapping[str, Any]) -> bytes:
    """The same line always gives the same bytes: sorted keys, no spaces, plain UTF-8."""
    return json.dumps(
        line, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    ).encode()


def tie(line: Mapping[str, Any], before: str) -> str:
    """SHA-256 over the line and the tie of the line before, as 64 hex digits."""
    return hashlib.sha256(canonical(line) + before.encode()).hexdigest()
