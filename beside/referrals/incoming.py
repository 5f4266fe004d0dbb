"""A referral from another system, once it has been read: in our words, and nothing done yet.

These are the only shapes that cross from a door to an action. They hold what a programme needs to
reach a person and no more; `left_out` says what was not kept, `original` keeps every word of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

Urgency = Literal["routine", "soon", "now"]

AGE_BANDS: tuple[tuple[int, str], ...] = (
    (13, "AGE_13_17"),
    (18, "AGE_18_25"),
    (26, "AGE_26_40"),
    (41, "AGE_41_60"),
    (61, "AGE_61_UP"),
)
"""From which birthday on each age band counts. A date of birth is never kept, only its band."""


@dataclass(frozen=True, slots=True)
class WayToReach:
    """A number or address where someone may be reached. Nobody has yet said it is safe."""

    kind: str
    value: str
    use: str = ""


@dataclass(frozen=True, slots=True)
class CloseOne:
    """Someone close to the person, as the sender wrote it down."""

    name: str
    relation: str = ""
    ways: tuple[WayToReach, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """The person the referral is about: what to call them and how to reach them."""

    nickname: str = ""
    also_known_as: str = ""
    age_band: str = ""
    languages: tuple[str, ...] = ()
    needs_interpreter: bool | None = None
    pronouns: str = ""
    gender: str = ""
    ways: tuple[WayToReach, ...] = ()
    close_ones: tuple[CloseOne, ...] = ()
    is_too_young: bool = False
    """Younger than anyone we support. Without an age band: it was never asked for."""


@dataclass(frozen=True, slots=True)
class Referrer:
    """Who asks for the referral: a professional, an organisation, someone close, or the person."""

    kind: Literal["professional", "organisation", "close one", "self", "unknown"]
    name: str = ""
    role: str = ""
    organisation: str = ""
    ways: tuple[WayToReach, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Words someone wrote on the referral."""

    text: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the referral asks for, and in whose words."""

    what: str
    recognised_by: str
    details: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    own_words: str = ""
    told_the_person: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """When support is hoped for, as far as the sender said."""

    start: date | None = None
    end: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What may help to choose the right programme: who, where and what kind was named."""

    asked_of: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingConsent:
    """What came with the referral about consent. `given` is None when nothing clear was said."""

    given: bool | None = None
    because: str = ""
    on: date | None = None
    by: str = ""
    held_by: str = ""
    shared_with: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    expires: date | None = None
    source_text: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """One record exactly as it came, word for word, and where in the delivery it was."""

    name: str
    where: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class IncomingReferral:
    """One referral, whole. The same referral sent again has the same `key`."""

    key: str
    fingerprint: str
    name: str
    sender: str
    status_there: str
    person: IncomingPerson
    person_keys: tuple[str, ...]
    referrer: Referrer | None
    asked_for: AskedFor
    urgency: Urgency
    written_on: date | None
    wanted: Wanted
    consent: IncomingConsent
    hints: Hints
    left_out: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    original: tuple[Original, ...] = ()

    @property
    def original_text(self) -> str:
        """Every record of this referral, one to a line, in the order it came."""
        return "\n".join(record.text for record in self.original)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a delivery that was not taken, and why, in a sentence its sender can act on."""

    id: str
    why: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something in a delivery that was understood but is no referral, and why it was set aside."""

    id: str
    why: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a delivery held: each record is in a referral, refused, or set aside."""

    referrals: tuple[IncomingReferral, ...] = ()
    refused: tuple[Refusal, ...] = ()
    ignored: tuple[Ignored, ...] = ()


class Refused(Protocol):
    """Anything that was not taken and can say what it is and why."""

    @property
    def id(self) -> str: ...

    @property
    def why(self) -> str: ...


def report(*, taken: int, already_there: int, refused: Iterable[Refused]) -> dict[str, Any]:
    """What whoever sent something gets to read: how much was taken, and why the rest was not."""
    return {
        "taken": taken,
        "already_there": already_there,
        "refused": [{"id": refusal.id, "why": refusal.why} for refusal in refused],
    }
