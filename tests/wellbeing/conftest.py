"""Dev, certified and looked after by Ines, walks with Marlowe in the community. It is Monday."""

import datetime as dt

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.encounters import actions as encounters
from tests import worlds

MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
NINE_TO_FIVE = [
    {"weekday": day, "starts": dt.time(9), "ends": dt.time(17), "place": "Library"}
    for day in range(5)
]


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield MONDAY


@pytest.fixture
def dev(cast):
    cast.dev.profile = worlds.profile(cast.dev, hours=NINE_TO_FIVE)
    return cast.dev


@pytest.fixture
def rosa(cast):
    cast.rosa.profile = worlds.profile(cast.rosa, hours=NINE_TO_FIVE)
    return cast.rosa


@pytest.fixture
def together(cast, dev):
    marlowe = cast.marlowe
    consent.give_consent(marlowe.actor, marlowe.person, covers="NOTES", signed_name="Marlowe")
    return worlds.walk(marlowe, dev, cast.community)


@pytest.fixture
def book(together):
    """Dev and Marlowe agree on a time, so many hours from now."""

    def go(hours=3, mode="IN_PERSON", minutes=60, by=None, relationship=None):
        walking = relationship or together
        with tenancy.within(walking.org_id):
            worker = walking.worker
        from beside.people.faces import as_actor

        return encounters.book_encounter(
            by.actor if by else as_actor(worker, channel="test"),
            walking,
            starts_at=clock.now() + dt.timedelta(hours=hours),
            minutes=minutes,
            mode=mode,
            place="Oak Street 4",
        )

    return go


@pytest.fixture
def write(cast, together):
    """Dev signs a note about a meeting so many hours ago."""

    def go(*did, hours=2, who=None, relationship=None):
        met = encounters.log_encounter(
            (who or cast.dev).actor,
            relationship or together,
            starts_at=clock.now() - dt.timedelta(hours=hours),
            minutes=50,
            mode="PHONE",
        )
        return encounters.record_encounter(
            (who or cast.dev).actor,
            met,
            goal=None,
            did=list(did) or ["LISTENED"],
            words="A secret of theirs.",
            next="",
            next_on=None,
            minutes=50,
            is_together=True,
        )

    return go


def anew(record):
    with tenancy.within(record.org_id):
        record.refresh_from_db()
    return record


def told(cast, who, kind):
    """What this person was told of that kind, in words."""
    from beside.notices.models import Notice

    with tenancy.within(cast.here.pk):
        rows = Notice.objects.filter(person=who.person, kind=kind).order_by("send_at")
        return [row.words for row in rows]
