"""A signed note counts by itself: once, as it says, and anew when it is changed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from beside.core import clock, tenancy
from beside.core.actor import clock as clock_actor
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.workforce import actions as workforce
from beside.workforce.models import WorkedHours

from .conftest import MONDAY, on


def rows(cast):
    with tenancy.within(cast.here.pk):
        return list(WorkedHours.objects.filter(ended_at=None))


def amend(cast, note, **changed):
    told = {"did": ["LISTENED"], "words": "", "next": "", "next_on": None, "goal": None, **changed}
    return actions.amend_note(cast.dev.actor, note, why="Longer than I wrote.", **told)


def test_a_signed_note_becomes_hours(cast, note):
    [row] = rows(cast)
    assert (row.person_id, row.kind, row.minutes) == (cast.dev.person.pk, "WORK", 50)
    assert (row.day_on, row.source, row.source_id) == (
        note.encounter.starts_at.date(),
        "encounters.Note",
        note.pk,
    )
    assert (row.tags, row.given_as, row.signed_at) == (["supervised"], "PAID", None)


def test_just_that_they_met_counts_too(cast, after):
    actions.record_attendance(cast.dev.actor, after, minutes=40)
    assert [row.minutes for row in rows(cast)] == [40]


def test_a_meeting_of_no_minutes_counts_nothing(cast, after):
    actions.record_attendance(cast.dev.actor, after, minutes=0)
    assert rows(cast) == []


def test_counted_once_however_often_it_is_asked(cast, note):
    [row] = rows(cast)
    told = {
        "kind": "WORK",
        "day_on": row.day_on,
        "minutes": 50,
        "source": "encounters.Note",
        "source_id": note.pk,
    }
    again = workforce.count_hours(clock_actor(cast.here.pk), cast.dev.person, **told)
    assert again.pk == row.pk
    assert [row.minutes for row in rows(cast)] == [50]


def test_a_change_to_the_note_changes_the_hours(cast, note):
    [before] = rows(cast)
    workforce.sign_hours(cast.ines.actor, cast.dev.person, hours=[before.pk], left_out={})
    with clock.at(on(1, 16)):
        amend(cast, note, minutes=75)
    [row] = rows(cast)
    assert (row.minutes, row.signed_at) == (75, None), "it waits to be signed again"
    with tenancy.within(cast.here.pk):
        assert WorkedHours.objects.get(pk=before.pk).ended_at == on(1, 16)


def test_a_change_of_words_leaves_the_hours_signed(cast, note):
    [before] = rows(cast)
    workforce.sign_hours(cast.ines.actor, cast.dev.person, hours=[before.pk], left_out={})
    amend(cast, note, minutes=50, words="Other words.")
    [row] = rows(cast)
    assert row.pk == before.pk
    assert row.signed_at


def test_a_volunteer_gives_them_as_a_volunteer(cast, after, agreed, sign):
    workforce.change_stage(
        cast.ines.actor,
        cast.profile,
        stage="VOLUNTEER",
        on=MONDAY.date(),
        because="A pause from paid work.",
    )
    sign(after)
    assert rows(cast)[0].given_as == "VOLUNTEER"


def test_without_a_supervisor_they_are_not_supervised(cast, other_pair):
    met = actions.log_encounter(
        cast.rosa.actor,
        cast.with_rosa,
        starts_at=on(0, 8),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )
    actions.record_attendance(cast.rosa.actor, met, minutes=50)
    assert rows(cast)[0].tags == []


def test_the_day_is_the_day_on_the_wall(cast, other_pair):
    met = actions.log_encounter(
        cast.rosa.actor,
        cast.with_rosa,
        starts_at=on(0, 3) - dt.timedelta(days=1),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )
    actions.record_attendance(cast.rosa.actor, met, minutes=50)
    wall = met.starts_at.astimezone(ZoneInfo(cast.here.timezone)).date()
    assert rows(cast)[0].day_on == wall


def test_nobody_counts_them_by_hand(cast, note):
    for who in (cast.dev, cast.ines, cast.ari):
        with pytest.raises(NotAllowed, match="by themselves"):
            workforce.uncount_hours(
                who.actor,
                cast.dev.person,
                kind="WORK",
                source="encounters.Note",
                source_id=note.pk,
            )


def test_what_they_came_from_is_gone(cast, note):
    told = {"kind": "WORK", "source": "encounters.Note", "source_id": note.pk}
    assert workforce.uncount_hours(clock_actor(cast.here.pk), cast.dev.person, **told).ended_at
    assert rows(cast) == []
    assert workforce.uncount_hours(clock_actor(cast.here.pk), cast.dev.person, **told) is None
