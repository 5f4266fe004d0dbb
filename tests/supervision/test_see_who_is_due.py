"""With whom to sit down, since when, and by when next."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.supervision import actions, cadence, queries
from beside.workforce import actions as workforce

TODAY = dt.date(2026, 5, 31)


def due(cast, days=0):
    with tenancy.within(cast.here.pk):
        [row] = queries.team_due(cast.ines.actor, today=clock.today() + dt.timedelta(days=days))
        return row


def test_somebody_new_counts_from_the_day_it_was_agreed(cast, dev):
    row = due(cast)
    assert row.is_first and row.since == clock.today() and not row.is_due


def test_the_certified_every_month_and_those_in_training_every_week(cast, dev, sit):
    sit(days=0.01)
    assert not due(cast, 27).is_due and due(cast, 31).is_due
    workforce.change_stage(
        cast.ines.actor, dev.profile, stage="TRAINEE", on=clock.today(), because="A new beginning."
    )
    assert not due(cast, 6).is_due and due(cast, 8).is_due
    assert due(cast, 1).is_soon


def test_an_amended_row_counts_as_it_is_now(cast, dev, sit):
    was = sit(days=3)
    actions.amend_supervision(
        cast.ines.actor,
        was,
        held_at=was.held_at - dt.timedelta(days=20),
        minutes=50,
        mode="PHONE",
        kind="ONE",
        agenda="",
        words="",
    )
    assert due(cast).since < clock.today() - dt.timedelta(days=20)


def test_an_organisation_has_its_own_word(cast, dev, sit, as_):
    sit(days=10)
    assert not due(cast).is_due
    client = as_(cast.manu)
    for every in ("P2M", "P1W"):
        given = {"stage": "CERTIFIED", "every": every}
        assert client.post("/o/river/supervision/how-often/", given).status_code == 302
    assert due(cast).is_due and due(cast).every == "P1W"
    assert "Every week" in client.get("/o/river/supervision/how-often/").content.decode()


@pytest.mark.parametrize("who", ["dev", "ines", "cora", "pia"])
def test_who_does_not_answer_for_it_does_not_say_how_often(cast, who):
    with pytest.raises(NotAllowed):
        actions.set_cadence(getattr(cast, who).actor, cast.here, stage="CERTIFIED", every="P2M")


def test_the_list_says_it_calmly(cast, dev, sit, as_):
    sit(days=40)
    html = as_(cast.ines).get("/o/river/supervision/due/").content.decode()
    assert "Next: sit down with Dev" in html and "due since" in html
    assert as_(cast.dev).get("/o/river/supervision/due/").status_code == 403


def test_a_worker_sees_their_own_on_today(cast, dev, sit, as_):
    sit(days=1)
    html = as_(cast.dev).get("/o/river/home/").content.decode()
    assert "An hour for you" in html and "With Ines, by" in html
    assert "An hour for you" not in as_(cast.rosa).get("/o/river/home/").content.decode()


def test_a_supervisor_sees_it_at_home(cast, dev, sit, as_):
    sit(days=40)
    html = as_(cast.ines).get("/o/river/home/").content.decode()
    assert "To sit down with" in html and "last on" in html


@pytest.mark.once
@pytest.mark.parametrize(
    ("every", "by"), [("P1W", "2026-06-07"), ("P2W", "2026-06-14"), ("P1M", "2026-06-30")]
)
def test_a_day_follows(every, by):
    assert cadence.after(TODAY, every) == dt.date.fromisoformat(by)


@pytest.mark.once
def test_a_row_outside_its_span_is_never_used():
    row = {"stages": ["TRAINEE"], "every": "P1W", "from": TODAY, "to": TODAY}
    assert cadence.in_force([row], "TRAINEE", TODAY) is row
    for day in (TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)):
        with pytest.raises(cadence.CadenceError, match="0 rows"):
            cadence.in_force([row], "TRAINEE", day)
    with pytest.raises(cadence.CadenceError, match="2 rows"):
        cadence.in_force([row, row], "TRAINEE", TODAY)


@pytest.mark.once
@pytest.mark.parametrize(
    ("change", "says"), [({"every": "soon"}, "weeks or months"), ({"source": "hearsay"}, "sure")]
)
def test_a_row_says_what_it_stands_on(change, says):
    row = {"stages": ["TRAINEE"], "every": "P1W", "from": TODAY, "to": None, "source": "ours"}
    sources = {"ours": {"confidence": "ours"}, "hearsay": {"confidence": "recalled"}}
    with pytest.raises(cadence.CadenceError, match=says):
        cadence.checked({"sources": sources, "rows": [{**row, **change}]})
