"""Marlowe and Dev walk together, and it is Monday morning."""

import datetime as dt

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.actor import operator
from beside.encounters import actions
from beside.plans import actions as plans
from beside.relationships import actions as relationships
from tests import worlds

MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
NINE_TO_FIVE = [
    {"weekday": day, "starts": dt.time(9), "ends": dt.time(17), "place": "Library, room 2"}
    for day in range(5)
]


def on(day, hour, minute=0):
    """A moment in the week of that Monday, or the one after: `on(1, 14)` is Tuesday at two."""
    return MONDAY.replace(hour=hour, minute=minute) + dt.timedelta(days=day)


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield MONDAY


@pytest.fixture
def walking(cast):
    """Dev keeps hours from nine to five; Marlowe and Dev have been introduced."""
    cast.profile = worlds.profile(cast.dev, hours=NINE_TO_FIVE)
    return relationships.introduce(
        operator(cast.here.pk),
        cast.marlowe.person,
        worker=cast.dev.person,
        programme=cast.community,
    )


@pytest.fixture
def book(cast, walking):
    def go(starts_at=None, *, by=None, relationship=None, minutes=50, mode="IN_PERSON", place=""):
        return actions.book_encounter(
            (by or cast.marlowe).actor,
            relationship or walking,
            starts_at=starts_at or on(1, 14),
            minutes=minutes,
            mode=mode,
            place=place or "Library, room 2",
        )

    return go


@pytest.fixture
def meeting(book):
    """Tuesday at two."""
    return book()


@pytest.fixture
def agreed(cast):
    """Marlowe agreed to shared notes."""
    return consent.give_consent(
        cast.marlowe.actor, cast.marlowe.person, covers="NOTES", signed_name="Marlowe"
    )


@pytest.fixture
def after(meeting):
    """Tuesday, three o'clock: the meeting is over."""
    with clock.at(on(1, 15)):
        yield meeting


@pytest.fixture
def goal(cast):
    return plans.set_goal(
        cast.marlowe.actor,
        cast.marlowe.person,
        words="I want to ride the bus again without my brother.",
        why="",
    )


@pytest.fixture
def sign(cast):
    """Dev signs a note; what is not said is said here."""

    def go(encounter, by=None, **rest):
        told = {
            "goal": None,
            "did": ["LISTENED", "PRACTICED_A_SKILL"],
            "words": "I sat by the door and it was all right.",
            "next": "Ride one stop and come back",
            "next_on": dt.date(2026, 11, 28),
            "minutes": 50,
            "is_together": True,
            **rest,
        }
        return actions.record_encounter((by or cast.dev).actor, encounter, **told)

    return go


@pytest.fixture
def note(after, agreed, sign, goal):
    return sign(after, goal=goal)


@pytest.fixture
def other_pair(cast):
    """Somebody else who walks with Dev, and Rosa who walks with Marlowe in another programme."""
    from beside.people import actions as people
    from tests.cast import participant

    cast.ana = participant(cast.here, "ana", cast.community)
    cast.with_ana = relationships.introduce(
        operator(cast.here.pk),
        cast.ana.person,
        worker=cast.dev.person,
        programme=cast.community,
    )
    people.give_part(cast.ari.actor, cast.rosa.person, role="peer_worker", programme=cast.ward)
    worlds.profile(cast.rosa, hours=NINE_TO_FIVE)
    cast.with_rosa = relationships.introduce(
        operator(cast.here.pk),
        cast.marlowe.person,
        worker=cast.rosa.person,
        programme=cast.ward,
    )
    return cast


def anew(record):
    """The record as it is now, read inside its own organisation."""
    with tenancy.within(record.org_id):
        record.refresh_from_db()
    return record
