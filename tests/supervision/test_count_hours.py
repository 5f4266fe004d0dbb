"""Sitting down together counts for the worker's credential: written once, counted once."""

from beside.core import tenancy
from beside.supervision import actions
from beside.workforce.models import WorkedHours


def counted(cast):
    with tenancy.within(cast.here.pk):
        rows = WorkedHours.objects.filter(kind="SUPERVISION", ended_at=None)
        return [(row.person_id, row.minutes) for row in rows.order_by("minutes")]


def test_supervision_counts_itself(cast, dev, sit):
    sit(minutes=50)
    assert counted(cast) == [(dev.person.pk, 50)]


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
