"""A worker is out alone: back safe with one tap, and looked for when not."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from beside.core import background, clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Schedule
from beside.wellbeing import actions, forms, jobs, queries
from beside.wellbeing.models import Debrief, Visit

from .conftest import MONDAY, anew, told

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def out(cast, dev):
    """Dev is at Oak Street, and will be back in two hours."""
    return actions.go_out(
        dev.actor,
        dev.person,
        back_at=MONDAY + 120 * MINUTE,
        where="Oak Street 4",
        number="555 0100",
    )


def look(cast, minutes):
    """The job runs, so many minutes after Dev was expected."""
    with clock.at(MONDAY + (120 + minutes) * MINUTE), tenancy.within(cast.here.pk):
        jobs.look_for_those_out(cast.here)


def board_of(cast, who, minutes=0):
    with clock.at(MONDAY + (120 + minutes) * MINUTE), tenancy.within(cast.here.pk):
        return queries.board(who.actor, now=clock.now())


def test_back_in_time_nobody_hears_anything(cast, out):
    look(cast, -1)
    actions.come_back_safe(cast.dev.actor, out)
    look(cast, 60)
    assert anew(out).state == "SAFE"
    for who in (cast.dev, cast.ines, cast.cora):
        assert not told(cast, who, "visit.ask") + told(cast, who, "visit.alarm")


def test_first_the_worker_then_on_call_then_more_with_what_is_known(cast, out):
    actions.go_on_call(cast.cora.actor, cast.cora.person, hours=8)
    look(cast, 0)
    assert len(told(cast, cast.dev, "visit.ask")) == 1
    assert not told(cast, cast.cora, "visit.alarm")
    look(cast, 15)
    assert "555 0100" in told(cast, cast.cora, "visit.alarm")[0]
    assert not told(cast, cast.ines, "visit.alarm")
    look(cast, 30)
    for who in (cast.cora, cast.ines):
        [words] = told(cast, who, "visit.again")
        assert all(each in words for each in ("Dev", "Oak Street 4", "10 am", "555 0100"))


def test_nothing_is_told_twice_however_often_it_looks(cast, out):
    for minutes in (0, 1, 2, 15, 16, 30, 31, 32, 200):
        look(cast, minutes)
    assert len(told(cast, cast.dev, "visit.ask")) == 1
    assert len(told(cast, cast.ines, "visit.alarm")) == 1
    assert len(told(cast, cast.ines, "visit.again")) == 1


def test_after_a_long_silence_everything_due_is_told_at_once(cast, out):
    look(cast, 45)
    assert [len(told(cast, cast.dev, "visit.ask")), len(told(cast, cast.ines, "visit.again"))] == [
        1,
        1,
    ]


def test_without_anybody_on_call_the_supervisor_is_told_and_without_one_the_coordinator(cast, rosa):
    actions.go_out(rosa.actor, rosa.person, back_at=MONDAY + 120 * MINUTE, where="x", number="1")
    look(cast, 15)
    assert told(cast, cast.cora, "visit.alarm") and not told(cast, cast.ines, "visit.alarm")


def test_half_an_hour_longer_begins_anew(cast, out):
    look(cast, 15)
    with clock.at(MONDAY + 140 * MINUTE):
        longer = actions.stay_longer(cast.dev.actor, anew(out))
    assert longer.back_at == MONDAY + 170 * MINUTE and longer.told_at is None
    assert "back by 12:50 pm" in told(cast, cast.ines, "visit.longer")[0]
    look(cast, 49)
    assert len(told(cast, cast.ines, "visit.alarm")) == 1
    look(cast, 65)
    assert len(told(cast, cast.ines, "visit.alarm")) == 2


def test_back_after_the_alarm_those_who_were_told_hear_it(cast, out):
    look(cast, 20)
    actions.come_back_safe(cast.dev.actor, anew(out))
    assert told(cast, cast.ines, "visit.safe") == ["Dev is back safe."]


def test_one_who_is_back_keeps_nobody_else_from_being_looked_for(cast, out, rosa, monkeypatch):
    """Dev taps while the job is running; Rosa is still out."""
    actions.go_out(rosa.actor, rosa.person, back_at=MONDAY + 121 * MINUTE, where="x", number="1")
    with tenancy.within(cast.here.pk):
        both = list(Visit.objects.order_by("back_at"))
    actions.come_back_safe(cast.dev.actor, anew(out))
    monkeypatch.setattr(queries, "visits_late", lambda now: both)
    look(cast, 20)
    assert told(cast, rosa, "visit.ask") and not told(cast, cast.dev, "visit.ask")


def test_the_board_knows_also_while_nothing_is_sent(cast, out):
    assert [row.lateness for row in board_of(cast, cast.ines, -1).out] == [0]
    assert [row.lateness for row in board_of(cast, cast.ines, 31).out] == [3]
    with tenancy.within(cast.here.pk):
        assert not Visit.objects.get().asked_at


def test_the_board_says_that_nothing_has_been_sent_for_a_while(cast, out):
    assert board_of(cast, cast.ines).stands_still_since is None
    Schedule.objects.create(name=queries.visits.JOB, next_at=MONDAY + 110 * MINUTE)
    assert board_of(cast, cast.ines, 0).stands_still_since == MONDAY + 110 * MINUTE
    assert queries.visits.JOB in background.RECURRING


def test_who_sees_it_before_and_after_it_is_time(cast, out):
    for who, before, after in (
        (cast.ines, 1, 1),  # looks after Dev
        (cast.cora, 1, 1),  # arranges where Dev works
        (cast.manu, 1, 1),  # answers for the programme
        (cast.rosa, 0, 0),
        (cast.pia, 0, 0),
        (cast.ari, 0, 0),
    ):
        assert len(board_of(cast, who, 0).out) == before, who.person.name
        assert len(board_of(cast, who, 16).out) == after, who.person.name


def test_a_supervisor_of_others_sees_it_only_when_it_is_time(cast, rosa):
    actions.go_out(rosa.actor, rosa.person, back_at=MONDAY + 120 * MINUTE, where="x", number="1")
    assert not board_of(cast, cast.ines, 14).out
    assert len(board_of(cast, cast.ines, 15).out) == 1


def test_somebody_looks_after_it_says_what_happened_and_a_talk_is_offered(cast, out, as_):
    look(cast, 20)
    page = f"/o/river/out/{out.pk}/close/"
    assert (
        "Please write in a sentence" in as_(cast.ines).post(page, {"words": " "}).content.decode()
    )
    assert as_(cast.ines).post(page, {"words": "The bus was late."}).status_code == 302
    assert anew(out).state == "CLOSED" and out.words == "The bus was late."
    with tenancy.within(cast.here.pk):
        assert Debrief.objects.get(worker=cast.dev.person).cause == "VISIT"


@pytest.mark.parametrize("who", ["rosa", "pia", "ari", "marlowe"])
def test_nobody_else_closes_it(cast, out, who):
    with pytest.raises(NotAllowed):
        actions.close_visit(getattr(cast, who).actor, out, words="x")


def test_one_visit_at_a_time_and_not_into_the_past_or_too_far(cast, dev, out):
    for back in (MONDAY - MINUTE, MONDAY + dt.timedelta(hours=17), MONDAY + 60 * MINUTE):
        with pytest.raises(NotAllowed):
            actions.go_out(dev.actor, dev.person, back_at=back, where="x", number="1")


def test_the_database_holds_it_too(cast, out):
    change = "update wellbeing_visit set back_at = out_at"
    with (
        tenancy.within(cast.here.pk),
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


@pytest.mark.once
@pytest.mark.parametrize(
    ("now", "typed", "back"),
    [
        ((2026, 11, 23, 16), "13:30", (2026, 11, 23, 19, 30)),
        ((2026, 11, 24, 3), "00:15", (2026, 11, 24, 6, 15)),  # after midnight is tomorrow
        ((2026, 11, 1, 4), "03:00", (2026, 11, 1, 9)),  # the night the clocks go back
        ((2026, 3, 8, 4), "03:30", (2026, 3, 8, 8, 30)),  # the night they go forward
    ],
)
def test_a_time_is_meant_by_the_clock_on_the_wall(now, typed, back):
    """In Chicago."""
    with clock.at(dt.datetime(*now, tzinfo=dt.UTC)), timezone.override("America/Chicago"):
        form = forms.GoOut({"back_at": typed, "where": "x", "number": "1"})
        assert form.is_valid(), form.errors
        assert form.details["back_at"] == dt.datetime(*back, tzinfo=dt.UTC)


def test_the_page_takes_it_and_home_shows_the_big_button(cast, dev, as_):
    client = as_(dev)
    typed = {"back_at": "13:30", "where": "Oak Street 4", "number": "555 0100"}
    assert client.post("/o/river/for-me/out/", typed).status_code == 302
    with tenancy.within(cast.here.pk):
        assert Visit.objects.get().back_at == MONDAY.replace(hour=13, minute=30)
    html = client.get("/o/river/home/").content.decode()
    assert "I am back safe" in html and "Oak Street 4" in html


def test_a_time_that_has_passed_is_tomorrows_and_too_far(cast, dev, as_):
    typed = {"back_at": "09:00", "where": "Oak Street 4", "number": "1"}
    html = as_(dev).post("/o/river/for-me/out/", typed).content.decode()
    assert "within 16 hours" in html and "Oak Street 4" in html


def test_the_meeting_fills_the_form_in(cast, dev, book, as_):
    meeting = book(hours=3)
    html = as_(dev).get(f"/o/river/for-me/out/to/{meeting.pk}/").content.decode()
    assert "Oak Street 4" in html and 'value="14:30"' in html
    assert as_(cast.rosa).get(f"/o/river/for-me/out/to/{meeting.pk}/").status_code == 404


def test_one_tap_is_enough_and_two_do_no_harm(cast, out, as_):
    client, page = as_(cast.dev), f"/o/river/for-me/out/{out.pk}/safe/"
    assert client.post(page).status_code == 302
    assert client.post(page).status_code == 302
    assert anew(out).state == "SAFE"
    assert as_(cast.rosa).post(page).status_code == 404


def test_on_call_for_a_while(cast):
    duty = actions.go_on_call(cast.ines.actor, cast.ines.person, hours=2)
    again = actions.go_on_call(cast.ines.actor, cast.ines.person, hours=4)
    with tenancy.within(cast.here.pk):
        assert [person.name for person in queries.on_call_now()] == ["Ines"]
        with clock.at(MONDAY + dt.timedelta(hours=5)):
            assert not queries.on_call_now()
    assert anew(duty).ended_at and not anew(again).ended_at
    actions.step_off(cast.ines.actor, again)
    with tenancy.within(cast.here.pk):
        assert not queries.on_call_now()


@pytest.mark.parametrize("who", ["dev", "pia", "ari", "marlowe"])
def test_not_everybody_can_be_on_call(cast, who):
    with pytest.raises(NotAllowed):
        actions.go_on_call(getattr(cast, who).actor, getattr(cast, who).person, hours=2)
