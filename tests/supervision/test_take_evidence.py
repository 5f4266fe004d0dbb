"""That people sat down is shown to who checks it: dates, kinds and minutes, never a word."""

import csv
import datetime as dt
import io
from uuid import uuid4

import pytest

from beside.core import clock, tenancy
from beside.core.models import Access, Event
from beside.supervision import evidence
from beside.supervision.models import Evidence
from beside.supervision.queries import Line, Period

PAGE = "/o/river/supervision/evidence/"
SECRET = "What was said in the room."


def span(days=30):
    today = clock.today()
    return {"begins_on": today - dt.timedelta(days=days), "ends_on": today}


@pytest.mark.parametrize("who", ["ines", "manu", "dev"])
def test_who_may_know_sees_dates_and_no_words(cast, dev, sit, as_, who):
    sit(words=SECRET, agenda=SECRET)
    html = as_(getattr(cast, who)).get(PAGE).content.decode()
    assert "50 minutes" in html and "Ines" in html and SECRET not in html


@pytest.mark.parametrize(("who", "status"), [("cora", 403), ("pia", 403), ("rosa", 200)])
def test_others_see_nothing_of_it(cast, dev, sit, as_, who, status):
    sit()
    reply = as_(getattr(cast, who)).get(PAGE)
    assert reply.status_code == status and "Ines" not in reply.content.decode()


def test_another_span_shows_other_days(cast, dev, sit, as_):
    sit(days=200)
    client = as_(cast.ines)
    assert "Nothing was held" in client.get(PAGE).content.decode()
    assert "Every date" in client.get(PAGE, span(300)).content.decode()


def test_days_the_wrong_way_round_are_said(cast, dev, as_):
    wrong = {"begins_on": "2026-02-01", "ends_on": "2026-01-01"}
    assert "comes after the first" in as_(cast.ines).get(PAGE, wrong).content.decode()
    assert as_(cast.ines).post(PAGE + "table.csv", wrong).url == PAGE


def test_the_table_is_a_look_and_an_event(cast, dev, sit, as_):
    sit(words=SECRET)
    reply = as_(cast.manu).post(PAGE + "table.csv", span())
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert rows[1][1:6] == ["Dev", "Ines", "One to one", "In person", "50"]
    assert "attachment" in reply["Content-Disposition"] and SECRET not in str(rows)
    with tenancy.within(cast.here.pk):
        taken = Evidence.objects.get()
        assert (taken.by, taken.form, taken.lines) == (cast.manu.person, "CSV", 1)
        assert Event.objects.filter(name="supervision.evidence_taken").count() == 1
        assert Access.objects.filter(page__endswith="evidence.as_csv").exists()


def test_the_document_is_one(cast, dev, sit, as_):
    sit()
    reply = as_(cast.ines).post(PAGE + "document.pdf", span())
    assert reply["Content-Type"] == "application/pdf" and reply.content.startswith(b"%PDF-")


def test_to_look_at_the_address_takes_nothing(cast, dev, as_):
    for name in ("table.csv", "document.pdf"):
        assert as_(cast.ines).get(PAGE + name).status_code == 302
    with tenancy.within(cast.here.pk):
        assert not Evidence.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\r=1"]
)
def test_no_name_is_a_command(name):
    assert evidence.safe(name) == f"'{name}"
    line = Line(dt.date(2026, 1, 1), uuid4(), name, "Ines", "k", "m", 5, is_put_right=False)
    table = evidence.as_csv(Period(line.on, line.on, [line])).lstrip("\ufeff")
    assert list(csv.reader(io.StringIO(table, newline="")))[1][1] == f"'{name}"


@pytest.mark.once
def test_a_plain_name_stays():
    assert evidence.safe("Ana-María O'Neil") == "Ana-María O'Neil" and evidence.safe("") == ""


def test_a_corrected_row_says_so_and_counts_once(cast, dev, sit):
    from beside.supervision import actions, queries

    was = sit(minutes=30)
    actions.amend_supervision(
        cast.ines.actor,
        was,
        held_at=was.held_at,
        minutes=40,
        mode="PHONE",
        kind="ONE",
        agenda="",
        words="",
    )
    with tenancy.within(cast.here.pk):
        found = queries.dates(cast.manu.actor, **span())
    assert found.sums == [("Dev", 1, 40)] and found.lines[0].is_put_right


@pytest.mark.once
def test_two_of_one_name_are_two():
    day = dt.date(2026, 1, 1)
    rows = [Line(day, uuid4(), "Sam", "Ines", "k", "m", 5, is_put_right=False) for _ in range(2)]
    assert Period(day, day, rows).sums == [("Sam", 1, 5), ("Sam", 1, 5)]
