"""A supervisor signs the hours of a worker at once; each exception says why."""

import datetime as dt
from uuid import uuid4

import pytest

from beside.core import clock, tenancy
from beside.core.actor import clock as clock_actor
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.workforce import actions, queries
from beside.workforce.models import WorkedHours


def ago(days):
    return clock.today() - dt.timedelta(days=days)


@pytest.fixture
def rows(cast):
    """Three meetings of Dev, an hour each."""
    return [
        actions.count_hours(
            clock_actor(cast.here.pk),
            cast.dev.person,
            kind="WORK",
            day_on=ago(day),
            minutes=60,
            source="encounters.Note",
            source_id=uuid4(),
        )
        for day in (7, 6, 5)
    ]


def sign(who, rows, **left_out):
    wanted = {rows[int(number[1:])].pk: why for number, why in left_out.items()}
    return actions.sign_hours(
        who.actor,
        rows[0].person,
        hours=[row.pk for row in rows],
        left_out=wanted,
    )


def now(cast):
    with tenancy.within(cast.here.pk):
        return list(WorkedHours.objects.order_by("day_on"))


def test_all_at_once(cast, rows):
    sign(cast.ines, rows)
    assert all(row.signed_at for row in now(cast))
    assert {(r.signed_by_id, r.left_out_why) for r in now(cast)} == {(cast.ines.person.pk, "")}


def test_an_exception_says_why_and_no_longer_counts(cast, rows):
    sign(cast.ines, rows, n1="This was a staff meeting.")
    assert [row.left_out_why for row in now(cast)] == ["", "This was a staff meeting.", ""]
    with tenancy.within(cast.here.pk):
        found = queries.development(cast.dev.actor, cast.dev.person, clock.today())
    assert [row.left_out_why for row in found.set_aside] == ["This was a staff meeting."]


def test_an_exception_without_a_reason(cast, rows):
    with pytest.raises(NotAllowed, match="say why"):
        sign(cast.ines, rows, n1="  ")
    assert not any(row.signed_at for row in now(cast))


def test_the_reason_stays_out_of_the_log(cast, rows):
    sign(cast.ines, rows, n1="This was a staff meeting.")
    with tenancy.within(cast.here.pk):
        event = Event.objects.filter(name="hours.signed").latest("at")
        assert "staff meeting" not in str(event.changes)


def test_nobody_else_signs(cast, rows):
    for who in (cast.dev, cast.rosa, cast.manu, cast.ari, cast.cora, cast.marlowe):
        with pytest.raises(NotAllowed):
            sign(who, rows)


def test_once_signed_it_is_not_signed_again(cast, rows):
    sign(cast.ines, rows)
    assert sign(cast.ines, rows, n0="Changed my mind.") == []
    assert not any(row.left_out_why for row in now(cast))


def test_hours_of_another_worker_are_not_signed_along(cast, rows):
    other = actions.add_hours(
        cast.rosa.actor, cast.rosa.person, kind="CE", day_on=ago(30), minutes=60
    )
    actions.sign_hours(cast.ines.actor, cast.dev.person, hours=[other.pk], left_out={})
    with tenancy.within(cast.here.pk):
        assert WorkedHours.objects.get(pk=other.pk).signed_at is None


def test_on_the_page(cast, as_, rows):
    client, page = as_(cast.ines), f"/o/river/team-hours/{cast.dev.person.pk}/"
    assert "3" in client.get("/o/river/team-hours/").content.decode()
    told = {f"out_{rows[0].pk}": "on"}
    assert "say why" in client.post(page, told).content.decode()
    assert not any(row.signed_at for row in now(cast))
    told[f"why_{rows[0].pk}"] = "Nobody came."
    assert client.post(page, told).status_code == 302
    assert [row.left_out_why for row in now(cast)] == ["Nobody came.", "", ""]
    assert all(row.signed_at for row in now(cast))


def test_a_manager_sees_the_team_and_signs_nothing(cast, as_, rows):
    client = as_(cast.manu)
    assert "Dev" in client.get("/o/river/team-hours/").content.decode()
    assert client.get(f"/o/river/team-hours/{cast.dev.person.pk}/").status_code == 404
    seen = client.get(f"/o/river/team-hours/{cast.dev.person.pk}/development/")
    assert seen.status_code == 200


def test_the_page_is_closed_to_workers_and_coordinators(cast, as_, rows):
    for who in (cast.dev, cast.cora, cast.marlowe):
        assert as_(who).get("/o/river/team-hours/").status_code == 403
