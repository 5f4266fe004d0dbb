"""My meetings in my phone's calendar: times, one word, an address that can be taken back."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import icalendar
import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.encounters.feed import written
from beside.encounters.models import CalendarFeed, Encounter

from .conftest import on

CODE = "a-long-secret-that-nobody-guesses"


@pytest.fixture
def feed(cast):
    return actions.open_feed(cast.marlowe.actor, cast.marlowe.person, code=CODE)


@pytest.fixture
def read(client, cast):
    def go(code=CODE, org="river"):
        return client.get(f"/o/{org}/calendar/{code}.ics")

    return go


def entries(answer):
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_whoever_has_the_address_reads_times_and_one_word(feed, meeting, read):
    answer = read()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    [entry] = entries(answer)
    assert (entry["SUMMARY"], entry["STATUS"]) == ("Meeting", "CONFIRMED")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (on(1, 14), on(1, 14, 50))


def test_no_name_no_place_nothing_about_what_it_is_for(cast, feed, meeting, read):
    text = read().content.decode()
    for canary in ("Dev", "Marlowe", "River", "Library", "beside", "peer", "support", "note"):
        assert canary.lower() not in text.lower(), canary


def test_the_word_may_be_busy(cast, meeting, read):
    actions.open_feed(cast.marlowe.actor, cast.marlowe.person, code=CODE, title="BUSY")
    assert entries(read())[0]["SUMMARY"] == "Busy"


def test_it_keeps_its_name_when_it_moves_and_says_which_word_is_the_last(cast, feed, meeting, read):
    before = entries(read())[0]
    actions.move_encounter(cast.dev.actor, meeting, starts_at=on(2, 11))
    after = entries(read())[0]
    assert before["UID"] == after["UID"] == str(meeting.pk)
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].dt == on(2, 11)


def test_called_off_it_is_cancelled_not_gone(cast, feed, meeting, read):
    actions.call_off_encounter(cast.dev.actor, meeting)
    [entry] = entries(read())
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", 1)


def test_only_ones_own_meetings(cast, feed, meeting, book, other_pair, read):
    book(on(2, 11), by=cast.ana, relationship=cast.with_ana)
    assert len(entries(read())) == 1
    actions.open_feed(cast.dev.actor, cast.dev.person, code="the-code-of-dev")
    assert len(entries(read("the-code-of-dev"))) == 2


def test_the_same_hour_on_the_wall_in_summer_and_in_winter():
    """A weekly meeting at two stays at two when the clocks change."""
    new_york = ZoneInfo("America/New_York")
    held = [
        _at(dt.datetime(2026, 10, 27, 14, tzinfo=new_york)),
        _at(dt.datetime(2026, 11, 3, 14, tzinfo=new_york)),
    ]
    assert [e.starts_at.hour for e in held] == [18, 19]
    text = written(held, "Meeting", new_york).decode()
    assert re.findall(r"DTSTART;TZID=America/New_York:(\S+)", text) == [
        "20261027T140000",
        "20261103T140000",
    ]
    assert "BEGIN:VTIMEZONE" in text and "TZID:America/New_York" in text
    again = icalendar.Calendar.from_ical(text)
    assert [e["DTSTART"].dt for e in again.walk("VEVENT")] == [e.starts_at for e in held]


def _at(moment):
    starts = moment.astimezone(dt.UTC)
    return Encounter(starts_at=starts, ends_at=starts + dt.timedelta(minutes=50), booked_at=starts)


def test_taken_back_and_never_there_look_the_same_byte_for_byte(cast, feed, read):
    unknown = read("nobody-has-this-one")
    actions.close_feed(cast.marlowe.actor, feed)
    taken_back = read()
    elsewhere = read(org="hill")
    assert {unknown.status_code, taken_back.status_code, elsewhere.status_code} == {404}
    assert unknown.content == taken_back.content == elsewhere.content
    assert unknown.headers.items() == taken_back.headers.items()


def test_a_new_address_ends_the_old_one(cast, feed, read):
    actions.open_feed(cast.marlowe.actor, cast.marlowe.person, code="another")
    assert read().status_code == 404
    assert read("another").status_code == 200


def test_somebody_who_left_has_no_calendar_any_more(cast, meeting, read):
    from beside.people import actions as people
    from beside.people.models import Membership

    actions.open_feed(cast.dev.actor, cast.dev.person, code="the-code-of-dev")
    with tenancy.within(cast.here.pk):
        part = Membership.objects.get(person=cast.dev.person)
    people.end_part(cast.ari.actor, part)
    assert entries(read("the-code-of-dev")) == []


def test_we_keep_only_a_shadow_of_the_address(cast, feed):
    with tenancy.within(cast.here.pk):
        kept = CalendarFeed.objects.get()
    assert CODE not in str(kept.__dict__)


def test_nobody_opens_or_closes_it_for_another(cast, feed):
    with pytest.raises(NotAllowed):
        actions.open_feed(cast.dev.actor, cast.marlowe.person, code="x")
    with pytest.raises(NotAllowed):
        actions.close_feed(cast.dev.actor, feed)


def test_not_taken_back_twice(cast, feed):
    actions.close_feed(cast.marlowe.actor, feed)
    with pytest.raises(NotAllowed, match="already"):
        actions.close_feed(cast.marlowe.actor, feed)


def test_the_page_shows_the_address_once(cast, meeting, as_, client):
    signed_in = as_(cast.marlowe)
    page = signed_in.post("/o/river/calendar/", {"title": "BUSY"}, follow=True).content.decode()
    code = re.search(r"/calendar/([\w-]+)\.ics", page)[1]
    assert entries(client.get(f"/o/river/calendar/{code}.ics"))[0]["SUMMARY"] == "Busy"
    again = signed_in.get("/o/river/calendar/").content.decode()
    assert code not in again and "An address is open" in again
    with tenancy.within(cast.here.pk):
        feed = CalendarFeed.objects.get()
    gone = signed_in.post(f"/o/river/calendar/{feed.pk}/close/", follow=True).content.decode()
    assert "no longer opens anything" in gone and "An address is open" not in gone


def test_a_calendar_is_read_without_signing_in_and_leaves_nothing(cast, feed, meeting, read):
    with clock.at(on(3, 10)):
        answer = read()
    assert "Set-Cookie" not in answer.headers
    assert answer["Cache-Control"] == "no-store"
