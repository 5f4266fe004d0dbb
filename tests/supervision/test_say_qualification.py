"""What a supervisor brings, and whether it is what a worker's credential asks for."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.supervision import queries
from beside.workforce import actions as workforce
from beside.workforce import queries as known
from beside.workforce import rules, topics
from beside.workforce.models import Qualification, WorkedHours

PAGE = "/o/river/supervision/qualified/"


@pytest.fixture
def texan(cast, dev):
    """Dev, whose credential says who may supervise."""
    workforce.hold_credential(
        dev.actor,
        dev.person,
        credential="us-tx-peer",
        stage="FULL",
        since_on=clock.today() - dt.timedelta(days=100),
    )
    return dev


def bring(cast, *titles, hours=None):
    return workforce.say_qualification(
        cast.ines.actor, cast.ines.person, titles=titles, hours=hours
    )


def status(cast):
    with tenancy.within(cast.here.pk):
        [check] = queries.checks(cast.ines.actor, [cast.dev.person], today=clock.today())[
            cast.dev.person.pk
        ]
        found = known.development(cast.dev.actor, cast.dev.person, clock.today())
    [told] = [n.told for n in found.standings[0].needs if n.kind == "supervisor"]
    assert told["status"] == check.status, "the worker's page says the same"
    return check.status


def test_what_nobody_said_is_not_known(cast, texan):
    assert status(cast) == "unknown"


@pytest.mark.parametrize(
    ("titles", "hours", "says"),
    [
        (["QPS"], 6, "met"),
        (["LPHA", "QCC"], 40, "met"),
        (["QPS"], 5, "not_met"),
        ([], 6, "not_met"),
        (["QPS"], None, "unknown"),
    ],
)
def test_met_not_met_or_unknown(cast, texan, titles, hours, says):
    bring(cast, *titles, hours=hours)
    assert status(cast) == says


def test_a_newer_word_takes_the_place_of_the_older(cast, texan):
    bring(cast, "QPS", hours=6)
    bring(cast, hours=0)
    assert status(cast) == "not_met"
    with tenancy.within(cast.here.pk):
        assert Qualification.objects.filter(ended_at=None).count() == 1


def test_it_is_said_before_the_meeting_is_written_down_and_hours_count(cast, texan, as_, sit):
    client = as_(cast.ines)
    record = f"/o/river/supervision/{texan.person.pk}/record/"
    for page in (record, "/o/river/supervision/due/", record.replace("record", "agenda")):
        assert "you have not said" in client.get(page).content.decode().lower(), page
    assert "Texas asks for" in client.get(record).content.decode()
    sit()
    with tenancy.within(cast.here.pk):
        assert WorkedHours.objects.filter(kind="SUPERVISION", ended_at=None).count() == 1
    bring(cast, "QPS", hours=8)
    for page in (record, "/o/river/supervision/due/"):
        assert "you have not said" not in client.get(page).content.decode().lower()


def test_the_page(cast, texan, as_):
    client = as_(cast.ines)
    assert "Texas asks for" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"titles": ["QPS"], "hours": "6"}).status_code == 302
    assert "You are that." in client.get(PAGE).content.decode()
    assert "0" in client.post(PAGE, {"titles": ["QPS"], "hours": "-3"}).content.decode()
    assert client.post(PAGE, {"titles": ["KING"], "hours": "6"}).status_code == 200
    assert status(cast) == "met"


def test_where_no_rule_says_who_nothing_is_said(cast, dev, as_):
    assert "None of them says" in as_(cast.ines).get(PAGE).content.decode()
    assert (
        "you have not said" not in as_(cast.ines).get("/o/river/supervision/due/").content.decode()
    )


@pytest.mark.parametrize("who", ["dev", "rosa", "cora", "manu", "ari", "pia"])
def test_only_supervisors_say_it_and_only_of_themselves(cast, as_, who):
    other = getattr(cast, who)
    assert as_(other).get(PAGE).status_code == 403
    for of in (other.person, cast.ines.person):
        with pytest.raises(NotAllowed):
            workforce.say_qualification(other.actor, of, titles=["QPS"], hours=6)


def test_the_titles_stay_with_who_said_them(cast, texan, as_):
    bring(cast, "QMHP-CS", hours=3)
    html = as_(cast.dev).get("/o/river/my-development/").content.decode()
    assert "QMHP" not in html
    with tenancy.within(cast.here.pk):
        assert known.my_qualification(cast.manu.actor) is None


@pytest.mark.once
def test_every_title_of_the_packs_has_words():
    needs = [row.need for p in rules.shipped().by_id.values() for row in p.rows
             if row.kind == "supervisor"]  # fmt: skip
    assert needs
    assert {code for need in needs for code in need.get("any_of", ())} <= set(topics.TITLES)


def test_a_title_no_pack_asks_for_is_refused(cast):
    with pytest.raises(ValueError, match="No pack"):
        bring(cast, "KING")
