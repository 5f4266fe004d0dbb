"""The secrets of second steps under a new key; they belong to accounts, not to an organisation."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from beside.core import keys

SEALED = ("secret", "seed", "migrated_codes")


def reseal_second_steps() -> int:
    """Seal each secret under the key that writes now. Returns how many ways in were written."""
    adapter, count = get_adapter(), 0
    for way in Authenticator.objects.all():
        if not list(_sealed_in(way.data)):
            continue
        way.data = {
            name: _each(value, lambda text: adapter.encrypt(adapter.decrypt(text)))
            if name in SEALED
            else value
            for name, value in way.data.items()
        }
        way.save(update_fields=["data"])
        count += 1
    return count


def under_older_keys() -> int:
    """How many ways in are not under the key that writes now."""
    return sum(
        any(not keys.is_under_newest(bytes.fromhex(text)) for text in _sealed_in(way.data))
        for way in Authenticator.objects.all()
    )


def _sealed_in(data: dict[str, Any]) -> Iterator[str]:
    for name in SEALED:
        value = data.get(name)
        yield from value if isinstance(value, list) else [value] if value else []


def _each(value: Any, change: Any) -> Any:
    return [change(text) for text in value] if isinstance(value, list) else change(value)
