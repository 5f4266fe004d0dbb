"""How large a delivery may be before it is turned away whole."""

from dataclasses import dataclass


class Unreadable(ValueError):
    """A file, line or record that cannot be read; its words say why, kindly and exactly."""


class TooLarge(Unreadable):
    """More than we open at once, however it is cut."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most one delivery may hold. A delivery over a limit is refused whole, never in part."""

    total_bytes: int = 20_000_000
    depth: int = 64
    parts: int = 500_000
    records: int = 10_000
    records_per_referral: int = 1_000


USUAL = Limits()
