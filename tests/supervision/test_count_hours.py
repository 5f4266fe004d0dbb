"""Sitting down together counts for the worker's credential: written once, counted once."""

import datetime as dt

from beside.core import clock, tenancy
from beside.people import actions as people
from beside.supervision import actions
from beside.workforce.models import WorkedHours
from tests.cast import staff


def counted(cast):
    with tenancy.within(cast.here.pk):
        rows = WorkedHours.objects.filter(kind="SUPERVISION", ended_at=None)
        return [(row.person_id, row.minutes) for row in rows.order_by("minutes")]


def test_supervision_counts_itself(cast, dev, sit):
    sit(minutes=50)
    assert counted(cast) == [(dev.person.pk, 50)]


def test_a_group_counts_for_each_who_was_there(cast, dev):
    """One entry each, however many; and one that is put right leaves the others as they are."""
    cast.sam = staff(cast.here, "sam", ["peer_worker"], cast.community)
    team = [cast.dev, cast.rosa, cast.sam]
    for who in team:
        people.agree_supervision(cast.ari.actor, who.person, supervisor=cast.ines.person)
    held = actions.record_together(
        cast.ines.actor,
        [who.person for who in team],
        held_at=clock.now() - dt.timedelta(hours=2),
        minutes=90,
    )
    assert sorted(counted(cast)) == sorted((who.person.pk, 90) for who in team)
    with tenancy.within(cast.here.pk):
        first = held[0]
        was = {"held_at": first.held_at, "mode": first.mode, "agenda": "", "words": ""}
    actions.amend_supervision(cast.ines.actor, first, minutes=60, kind="GROUP", **was)
    assert counted(cast)[0] == (cast.dev.person.pk, 60)
    assert {minutes for _who, minutes in counted(cast)[1:]} == {90} and len(counted(cast)) == 3


def test_what_was_put_right_counts_as_it_is_now(cast, dev, sit):
    held = sit(minutes=50)
    actions.amend_supervision(
        cast.ines.actor,
        held,
        held_at=held.held_at,
        minutes=35,
        mode=held.mode,
        kind=held.kind,
        agenda="",
        words="",
    )
    assert counted(cast) == [(dev.person.pk, 35)]
