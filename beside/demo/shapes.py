"""The shapes of the demo world: organizations, their people, and what happened between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True)
class Place:
    """Somewhere two people can meet, also a telephone line or a video call."""

    key: str
    name: str
    mode: str
    hint: str = ""


@dataclass(frozen=True)
class Programme:
    """One programme of an organization: a setting, whom it is for, and where it meets."""

    key: str
    name: str
    setting: str
    ages: str
    focus: str
    about: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Staff:
    """Somebody who looks after the programme rather than walking beside people."""

    key: str
    name: str
    pronouns: str
    role: str
    programmes: tuple[str, ...]
    line: str


@dataclass(frozen=True)
class Block:
    """Hours of the week when a peer worker can meet, and where. Monday is 0."""

    weekday: int
    starts: time
    ends: time
    place: Place


@dataclass(frozen=True)
class OtherFace:
    """The same human, seen from the other side of the identity wall."""

    organisation: str
    key: str


@dataclass(frozen=True)
class Worker:
    """A peer worker: what they share, with whom they work, and their own limits."""

    key: str
    name: str
    full_name: str
    pronouns: str
    languages: tuple[str, ...]
    public_line: str
    story: str
    good_to_talk_about: tuple[str, ...]
    experiences: Mapping[str, str]
    communities: Mapping[str, str]
    styles: Mapping[str, int]
    age_band: str
    gender: str | None
    caseload: int
    serves: tuple[str, ...]
    modes: tuple[str, ...]
    not_about: tuple[str, ...]
    hours_note: str
    week: tuple[Block, ...]
    stage: str
    programmes: tuple[str, ...]
    supervisor: str
    slug: str
    state: str = "ACTIVE"
    on_leave_for_days: int = 0
    leave_note: str = ""
    started_days_ago: int | None = None
    also_participant: OtherFace | None = None


@dataclass(frozen=True)
class Goal:
    """Something a person wants, in their words, with why and with small steps."""

    key: str
    theme: str
    words: str
    why: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """One thing that matters to a person; `kind` is a kind of vocabulary."""

    kind: str
    code: str
    weight: str


@dataclass(frozen=True)
class Contact:
    """The one safe way to reach somebody."""

    channel: str
    at: str
    hours: str
    may_leave_message: bool
    code_word: str


@dataclass(frozen=True)
class Participant:
    """Somebody who asked or was referred: their own words, what matters, what they bring."""

    key: str
    name: str
    pronouns: str
    age_band: str
    languages: tuple[str, ...]
    programme: str
    asks: str
    arc: str
    contact: Contact
    wishes: tuple[Wish, ...]
    styles: Mapping[str, int]
    goals: tuple[Goal, ...]
    asks_in: str = "en"
    asks_in_english: str = ""
    latin_name: str = ""
    referred_by: str = ""
    referral_words: str = ""
    good_at: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    change_words: str = ""
    declined: tuple[str, ...] = ()
    is_choosing: bool = False
    is_cast: bool = False
    meets_today: bool = False
    days: Mapping[str, int] = field(default_factory=dict)
    steps_done: Mapping[str, int] = field(default_factory=dict)
    also_worker: OtherFace | None = None


@dataclass(frozen=True)
class Referrer:
    """Somebody outside who refers people, and how to answer them."""

    key: str
    name: str
    role: str
    organisation: str
    email: str
    phone: str


@dataclass(frozen=True)
class Warmline:
    """The organization's own telephone line, answered by peers."""

    phone: str
    opens: time
    closes: time
    says: str
    police: str


@dataclass(frozen=True)
class Organisation:
    """One organization of the demo world, whole."""

    key: str
    name: str
    short: str
    about: str
    country: str
    region: str
    timezone: str
    phone: str
    email: str
    accent: str
    words: Mapping[str, str]
    programmes: tuple[Programme, ...]
    staff: tuple[Staff, ...]
    workers: tuple[Worker, ...]
    referrers: tuple[Referrer, ...]
    participants: tuple[Participant, ...]
    warmline: Warmline | None = None

    def worker(self, key: str) -> Worker:
        """The peer worker with this key."""
        return next(worker for worker in self.workers if worker.key == key)

    def participant(self, key: str) -> Participant:
        """The participant with this key."""
        return next(person for person in self.participants if person.key == key)


@dataclass(frozen=True)
class Correction:
    """A correction the person asked for, and the worker's answer: ACCEPTED or TALKED_OVER."""

    asks: str
    answer: str
    words: str


@dataclass(frozen=True)
class Meeting:
    """One hour that two people set aside, and what came of it.

    `outcome` is MET, MISSED, CALLED_OFF or COMING; a MET meeting without `did` is attendance only.
    """

    on: date
    at: time
    minutes: int
    place: Place
    outcome: str
    words: str = ""
    goal: str = ""
    did: tuple[str, ...] = ()
    own_words: str = ""
    next_words: str = ""
    step_done: int | None = None
    written_together: bool = False
    added_words: str = ""
    amended: str = ""
    correction: Correction | None = None
    reviewed: str = ""


@dataclass(frozen=True)
class Offer:
    """A peer worker who was suggested, and the answer: CHOSEN, NOT_A_FIT or OPEN."""

    worker: str
    on: date
    answer: str


@dataclass(frozen=True)
class Leg:
    """Walking with one peer worker, from choosing to an ending (or not yet).

    `ending` is "", GOODBYE, CHANGED, MOVED or STOPPED. `checked_in` is a line written into a quiet
    spell.
    """

    worker: str
    chosen_on: date
    meetings: tuple[Meeting, ...]
    ended_on: date | None = None
    ending: str = ""
    person_words: str = ""
    worker_words: str = ""
    handover: str = ""
    checked_in: str = ""


@dataclass(frozen=True)
class Walk:
    """Everything that happened with one participant, in order."""

    participant: Participant
    asked_on: date
    first_contact_on: date | None
    offers: tuple[Offer, ...]
    legs: tuple[Leg, ...]
    arc_words: str
