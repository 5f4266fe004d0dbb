"""Fifty people want the same hour. One gets it, the others hear so politely, and nobody waits
for ever. On SQLite and on PostgreSQL: whichever the tests run on."""

import threading
from collections import Counter

import pytest
from django.db import IntegrityError, connection

from beside.core import clock, tenancy
from beside.core.action import ACTIONS, action
from beside.core.actor import operator
from beside.core.decision import YES, NotAllowed
from beside.encounters import actions
from beside.encounters.models import Encounter
from beside.relationships import actions as relationships
from tests import worlds
from tests.cast import assemble, participant

from .conftest import MONDAY, NINE_TO_FIVE, on

TRIES = 50


@pytest.fixture
def crowd(transactional_db):
    """Dev, and five people who all would like Tuesday at two."""
    cast = assemble()
    worlds.profile(cast.dev, hours=NINE_TO_FIVE)
    people = [cast.marlowe] + [
        participant(cast.here, name, cast.community) for name in ("ana", "bo", "cy", "dee")
    ]
    walking = [
        relationships.introduce(
            operator(cast.here.pk), who.person, worker=cast.dev.person, programme=cast.community
        )
        for who in people
    ]
    return cast, list(zip(people, walking, strict=True))


def all_at_once(tries):
    """Run these at the same time, each on a connection of its own; what came of each."""
    gate, outcomes = threading.Barrier(len(tries)), []

    def go(deed):
        with clock.at(MONDAY):
            try:
                gate.wait(timeout=60)
                deed()
                outcomes.append("booked")
            except NotAllowed as why:
                outcomes.append(why.because)
            except Exception as trouble:
                outcomes.append(repr(trouble))
            finally:
                connection.close()

    threads = [threading.Thread(target=go, args=(deed,)) for deed in tries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return Counter(outcomes)


def booking(who, walking, starts_at):
    return lambda: actions.book_encounter(
        who.actor, walking, starts_at=starts_at, minutes=50, mode="IN_PERSON"
    )


def test_fifty_at_once_and_one_gets_the_time(crowd):
    cast, pairs = crowd
    tries = [booking(*pairs[n % len(pairs)], on(1, 14)) for n in range(TRIES)]
    assert all_at_once(tries) == {
        "booked": 1,
        "That time has just been taken. Please choose another one.": TRIES - 1,
    }
    with tenancy.within(cast.here.pk):
        assert Encounter.objects.count() == 1


def test_times_that_only_touch_or_overlap_in_part(crowd):
    """Ten half hours from one to half past five, each wanted five times: of neighbours that
    overlap one is refused, and what was booked never overlaps."""
    cast, pairs = crowd
    starts = [on(1, 12 + n // 2, 30 * (n % 2)) for n in range(8)]
    tries = [booking(*pairs[n % len(pairs)], starts[n % len(starts)]) for n in range(40)]
    outcomes = all_at_once(tries)
    with tenancy.within(cast.here.pk):
        held = sorted(Encounter.objects.values_list("starts_at", "ends_at"))
    assert outcomes["booked"] == len(held) >= 3
    assert all(one[1] <= other[0] for one, other in zip(held, held[1:], strict=False))


def test_a_person_is_not_in_two_places_either(crowd):
    """The same person, wanted by two workers at once."""
    from beside.people import actions as people

    cast, pairs = crowd
    people.give_part(cast.ari.actor, cast.rosa.person, role="peer_worker", programme=cast.ward)
    worlds.profile(cast.rosa, hours=NINE_TO_FIVE)
    with_rosa = relationships.introduce(
        operator(cast.here.pk),
        cast.marlowe.person,
        worker=cast.rosa.person,
        programme=cast.ward,
    )
    mine = [booking(cast.marlowe, walking, on(1, 14)) for walking in (pairs[0][1], with_rosa)]
    assert all_at_once(mine * 5)["booked"] == 1


def test_two_bookings_never_wait_for_each_other_in_a_ring(crowd):
    """Moves in opposite directions, over and over: all of them end."""
    cast, pairs = crowd
    booked = [booking(*pairs[n], on(2, 9 + 2 * n))() for n in range(3)]
    moves = []
    for n in range(18):
        encounter, hour = booked[n % 3], 9 + 2 * ((n + n // 3) % 4)
        moves.append(
            lambda e=encounter, h=hour: actions.move_encounter(
                cast.dev.actor, e, starts_at=on(2, h)
            )
        )
    outcomes = all_at_once(moves)
    assert sum(outcomes.values()) == len(moves)
    assert set(outcomes) <= {
        "booked",
        "That time has just been taken. Please choose another one.",
    }


if connection.vendor == "postgresql":

    @action(event="example.squeezed_in", may=lambda actor, encounter: YES)
    def _squeeze_in(actor, encounter):
        """A deed that forgets to look."""
        Encounter(
            relationship=encounter.relationship,
            worker_id=encounter.worker_id,
            participant_id=encounter.participant_id,
            starts_at=encounter.starts_at,
            ends_at=encounter.ends_at,
            mode=encounter.mode,
            setting=encounter.setting,
            booked_at=encounter.booked_at,
        ).save()

    ACTIONS.pop("example.squeezed_in")  # it is not a thing that can happen in the house

    def test_the_database_refuses_a_second_one_even_when_a_deed_forgets_to_look(cast, meeting):
        with pytest.raises(IntegrityError, match="at_one_place"):
            _squeeze_in(cast.dev.actor, meeting)
