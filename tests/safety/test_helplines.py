"""Help numbers: trusted only while they have earned it, and never another country's."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest

from beside.safety import helplines
from beside.safety.helplines_check import LONGEST_TRUST, HelplineError, check, dial_fault

TODAY = date(2026, 11, 23)
ENABLED = [line for line in helplines.helplines() if line.enabled]


@pytest.mark.parametrize("line", ENABLED, ids=lambda line: line.id)
def test_every_shown_row_was_read_in_two_places_not_long_ago(line):
    assert len({urlsplit(source.url).hostname for source in line.sources}) >= 2
    assert line.verified_at
    assert line.expires_at
    assert line.expires_at - line.verified_at < LONGEST_TRUST
    assert not line.dial or dial_fault(line.country, line.dial) == ""
    assert line.link or line.sms or line.url


def test_rows_without_enough_behind_them_are_never_shown_and_say_why():
    waiting = helplines.waiting_for_sources()
    assert waiting
    assert all(line.disabled_because for line in waiting)
    everywhere = {
        each.helpline.id
        for country in (*helplines.countries(), "US")
        for region in ("", "US-CA", "US-ME", "GB-ENG")
        for each in helplines.shown(TODAY, country, region)
    }
    assert everywhere.isdisjoint(line.id for line in waiting)


@pytest.mark.parametrize(
    ("country", "emergency", "crisis"),
    [
        ("US", "911", "988"),
        ("CA", "911", "988"),
        ("GB", "999", "116 123"),
        ("IE", "112", "116 123"),
        ("AU", "000", "13 11 14"),
        ("NZ", "111", "1737"),
        ("ES", "112", "024"),
        ("IN", "112", "14416"),
        ("MX", "911", "800 911 2000"),
    ],
)
def test_each_country_has_its_emergency_and_crisis_numbers_emergency_first(
    country, emergency, crisis
):
    found = helplines.shown(TODAY, country)
    assert found[0].helpline.dial == emergency
    assert crisis in [each.helpline.dial for each in found if each.helpline.kind == "CRISIS"]
    assert all(each.verified for each in found)


@pytest.mark.parametrize("country", [None, "", "XX", "UK", "United States", "🏔", "USA"])
def test_an_unknown_country_gets_nothing_of_anybody_elses(country):
    assert helplines.shown(TODAY, country) == []
    assert not helplines.knows(country)


def test_a_country_of_the_european_union_gets_112():
    (only,) = helplines.shown(TODAY, "fr")
    assert only.helpline.dial == "112"


def test_a_regional_line_is_shown_only_in_its_region():
    at_home = [each.helpline.id for each in helplines.shown(TODAY, "US", "US-CA")]
    assert "us-ca-warmline" in at_home
    assert "us-ca-warmline" not in [each.helpline.id for each in helplines.shown(TODAY, "US")]


def test_past_its_day_a_crisis_line_is_shown_as_not_checked_and_others_are_gone():
    late = date(2027, 6, 1)
    found = helplines.shown(late, "US")
    assert [each.helpline.id for each in found] == ["us-911", "us-988"]
    assert not any(each.verified for each in found)
    assert {each.last_checked for each in found} == {date(2026, 11, 22)}


def test_a_row_stops_being_trusted_on_the_day_it_expires():
    line = next(line for line in ENABLED if line.id == "us-988")
    assert line.expires_at
    assert line.is_fresh(line.expires_at - timedelta(days=1))
    assert not line.is_fresh(line.expires_at)


def test_what_must_be_checked_again_is_listed_in_time():
    assert helplines.stale(TODAY) == []
    soon = helplines.stale(TODAY, within=timedelta(days=120))
    assert "us-samhsa" in [line.id for line in soon]
    assert len(helplines.stale(date(2028, 1, 1))) == len(ENABLED)


def test_links_open_the_dialer_and_the_message_window():
    by_id = {line.id: line for line in helplines.helplines()}
    assert by_id["us-veterans"].link == "tel:988,1"
    assert by_id["gb-samaritans"].link == "tel:116123"
    assert by_id["us-988-asl"].link == ""
    text = by_id["us-crisis-text-line"].sms
    assert text
    assert text.link == "sms:741741?body=HOME"


def test_every_row_says_what_happens_in_plain_words():
    for line in helplines.helplines():
        for sentence in line.what_happens.split(". "):
            assert len(sentence.split()) <= 26, (line.id, sentence)


@pytest.mark.parametrize(
    ("country", "dial"),
    [
        ("US", "116 123"),
        ("US", "1-900-799-7233"),
        ("US", "+1 988"),
        ("GB", "911"),
        ("GB", "116123 "),
        ("AU", "999"),
        ("XX", "112"),
    ],
)
def test_a_number_nobody_there_would_dial_is_turned_away(country, dial):
    assert dial_fault(country, dial)


GOOD = {
    "id": "us-test",
    "country": "US",
    "name": "Test",
    "kind": "CRISIS",
    "dial": "988",
    "hours": "24/7",
    "languages": ["en"],
    "free": True,
    "on_bill": "MAYBE",
    "what_happens": "Somebody answers and listens.",
    "sources": [{"url": "https://one.example"}, {"url": "https://two.example"}],
    "verified_at": date(2026, 11, 22),
    "verified_by": "a tester",
    "expires_at": date(2027, 1, 1),
    "confidence": "official",
}


def test_a_whole_row_passes():
    check([GOOD])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sources": [{"url": "https://one.example/a"}, {"url": "https://one.example/b"}]}, "two"),
        ({"expires_at": date(2027, 5, 21)}, "too long"),
        ({"expires_at": date(2026, 11, 22)}, "too long"),
        ({"expires_at": None}, "the day"),
        ({"kind": "RUMOR"}, "unknown kind"),
        ({"dial": "999"}, "not how one dials"),
        ({"dial": "", "sms": None}, "leads nowhere"),
        ({"sms": {"number": "9"}}, "not how one texts"),
        ({"url": "http://plain.example"}, "https"),
        ({"hours": "9 to 5"}, "time zone"),
        ({"on_bill": "YES"}, "on_bill"),
        ({"confidence": "certain"}, "confidence"),
        ({"what_happens": "Talk."}, "say what happens"),
        ({"enabled": False}, "why it is disabled"),
        ({"surprise": 1}, "missing or unknown"),
    ],
)
def test_a_row_that_cannot_be_trusted_is_named(change, says):
    with pytest.raises(HelplineError, match=f"us-test: .*{says}"):
        check([{**GOOD, **change}])


def test_the_same_row_twice_is_a_fault():
    with pytest.raises(HelplineError, match="twice"):
        check([GOOD, dict(GOOD)])
    with pytest.raises(HelplineError, match="no helplines"):
        helplines.parse({})
