"""On their own pages a worker keeps everything themself, with a thumb and without script."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.people import actions as people
from beside.workforce import actions, queries
from beside.workforce.models import Conflict, Experience, Hours, Profile, Seen, TimeAway
from tests import worlds

HERE = "/o/river/my-profile/"


def kept(rosa):
    with tenancy.within(rosa.org.pk):
        return Profile.objects.get(person=rosa.person)


def test_the_first_word_makes_the_page(cast, as_):
    client = as_(cast.rosa)
    answer = client.get(HERE)
    assert answer.status_code == 302 and answer.url.endswith("/my-profile/words/")
    assert client.get(f"{HERE}hours/").status_code == 404
    client.post(f"{HERE}words/", {"line": "Tea first.", "story": "", "good_to_talk_about": "a\nb"})
    assert kept(cast.rosa).good_to_talk_about == ["a", "b"]
    assert "Tea first." in client.get(HERE).content.decode()


def test_a_long_story_is_kept_on_the_page_and_said_kindly(cast, rosa, as_):
    typed = {"line": "x", "story": "word " * 130, "good_to_talk_about": ""}
    page = as_(rosa).post(f"{HERE}words/", typed).content.decode()
    assert "People read the short ones" in page and "word word" in page


def test_what_is_added_is_private_until_one_says_otherwise(cast, rosa, as_):
    client = as_(rosa)
    held = {f"seen_{code}": seen for code, seen in _held(rosa).items()}
    answer = client.post(f"{HERE}sharing/", {**held, "more": ["OVERDOSE"]}, follow=True)
    assert "Only you can see it" in answer.content.decode()
    assert _held(rosa)["OVERDOSE"] == "PRIVATE"


def test_changing_who_may_know_and_taking_away(cast, rosa, as_):
    held = {f"seen_{code}": seen for code, seen in _held(rosa).items()}
    held |= {"seen_PANIC": "PUBLIC", "seen_GRIEF": ""}
    as_(rosa).post(f"{HERE}sharing/", held)
    assert _held(rosa) == {"HEARING_VOICES": "PUBLIC", "PANIC": "PUBLIC", "DRINKING": "PRIVATE"}


def test_the_preview_is_exactly_what_they_see(cast, rosa, as_, client):
    page = as_(rosa).get(f"{HERE}preview/?to=everyone").content.decode()
    assert "Hearing voices" in page and "Panic" not in page and "Muslim" not in page
    page = client.get(f"{HERE}preview/?to=suggested").content.decode()
    assert "Panic" in page and "Drinking" not in page


def test_worlds_are_shared_one_by_one(cast, rosa, as_):
    client = as_(rosa)
    client.post(f"{HERE}communities/", {"seen_PARENTS": "MATCHED", "seen_MUSLIM": ""})
    assert kept(rosa).communities == ["PARENTS"]
    assert kept(rosa).seen_by("PARENTS") == Seen.MATCHED


def test_gender_and_age_or_not(cast, rosa, as_):
    typed = {"gender": "", "age_band": "AGE_41_60", "seen_age_band": "PUBLIC"}
    as_(rosa).post(f"{HERE}about/", typed)
    profile = kept(rosa)
    assert (profile.gender, profile.age_band) == ("", "AGE_41_60")
    assert profile.seen_by("age_band") == "PUBLIC"


def test_limits_are_kept_and_shown_to_nobody(cast, rosa, as_):
    typed = {"modes": ["PHONE"], "serves_ages": [], "will_not": ["OVERDOSE"]}
    client = as_(rosa)
    client.post(f"{HERE}work/", typed)
    assert kept(rosa).will_not == ["OVERDOSE"]
    assert "An overdose" not in client.get(f"{HERE}preview/?to=suggested").content.decode()


def test_the_doors(cast, rosa, as_):
    as_(rosa).post(f"{HERE}doors/", {})
    assert (kept(rosa).is_public, kept(rosa).is_taking_people) == (False, False)


def test_a_week_is_ticked(cast, rosa, as_):
    client = as_(rosa)
    page = client.get(f"{HERE}hours/").content.decode()
    assert 'aria-label="Monday, from 6 pm to 7 pm" checked' in page
    typed = {
        "place0-modes": ["PHONE"],
        "place0-place": "",
        "place0-cells": ["1-9", "1-10", "4-18"],
        "place0-day0": "5",
        "place0-from0": "09:30",
        "place0-to0": "11:00",
        "place1-modes": ["IN_PERSON"],
        "place1-place": "Library",
        "place1-cells": ["1-12"],
    }
    assert client.post(f"{HERE}hours/", typed).status_code == 302
    with tenancy.within(cast.here.pk):
        rows = Hours.objects.filter(ended_at=None).order_by("weekday", "starts")
        told = [(r.weekday, f"{r.starts:%H:%M}", f"{r.ends:%H:%M}", r.place) for r in rows]
    assert told == [
        (1, "09:00", "11:00", ""),
        (1, "12:00", "13:00", "Library"),
        (4, "18:00", "19:00", ""),
        (5, "09:30", "11:00", ""),
    ]


def test_the_page_shows_hours_exactly_as_they_were_kept(cast, rosa, as_):
    """Sending the page unchanged changes nothing."""
    blocks = [
        {"weekday": 2, "starts": dt.time(8, 15), "ends": dt.time(12, 45), "place": "Library"},
        {"weekday": 2, "starts": dt.time(22, 30), "ends": dt.time(23), "modes": ["VIDEO"]},
    ]
    actions.keep_hours(rosa.actor, rosa.profile, blocks=blocks)
    from beside.workforce.forms.hours import Week

    with tenancy.within(cast.here.pk):
        held = queries.blocks_as_kept(queries.profiles_of([rosa.person.pk])[rosa.person.pk])
        sent = {}
        for each in Week(None, held).places:
            for bound in each:
                value = bound.value()
                sent[bound.html_name] = f"{value:%H:%M}" if isinstance(value, dt.time) else value
        week = Week({k: v for k, v in sent.items() if v not in (None, "", [])}, held)
        assert week.is_valid()
    assert [
        (b["weekday"], b["starts"], b["ends"], b["modes"], b["place"]) for b in week.blocks
    ] == [
        (2, dt.time(8, 15), dt.time(12, 45), [], "Library"),
        (2, dt.time(22, 30), dt.time(23), ["VIDEO"], ""),
    ]


def test_one_hour_in_two_places_is_said_kindly(cast, rosa, as_):
    typed = {"place0-cells": ["0-9"], "place1-cells": ["0-9"], "place1-place": "Park"}
    page = as_(rosa).post(f"{HERE}hours/", typed)
    assert page.status_code == 200
    assert "Monday at 9 am is ticked for two places" in page.content.decode()


@pytest.mark.parametrize(
    "typed, says",
    [
        ({"place0-day0": "1"}, "from when to when"),
        ({"place0-day0": "1", "place0-from0": "10:00", "place0-to0": "09:00"}, "after the beginn"),
        ({"place0-cells": ["9-99"]}, "no longer there"),
    ],
)
def test_hours_that_make_no_sense(cast, rosa, as_, typed, says):
    page = as_(rosa).post(f"{HERE}hours/", typed)
    assert page.status_code == 200 and says in page.content.decode()


def test_days_away_and_back(cast, rosa, as_):
    client = as_(rosa)
    first = clock.today() + dt.timedelta(days=3)
    typed = {"starts_on": first.isoformat(), "ends_on": (first - dt.timedelta(days=1)).isoformat()}
    assert "after the first" in client.post(f"{HERE}away/", typed).content.decode()
    typed["ends_on"] = first.isoformat()
    assert client.post(f"{HERE}away/", typed).status_code == 302
    with tenancy.within(cast.here.pk):
        gone = TimeAway.objects.get()
    assert as_(cast.dev).post(f"{HERE}away/{gone.pk}/back/").status_code == 404
    assert as_(rosa).post(f"{HERE}away/{gone.pk}/back/").status_code == 302
    with tenancy.within(cast.here.pk):
        assert TimeAway.objects.get().cancelled_at


def test_keeping_apart_from_somebody_one_walks_with(cast, rosa, as_):
    worlds.walk(cast.marlowe, rosa, cast.community)
    client = as_(rosa)
    assert "Marlowe" in client.get(f"{HERE}apart/").content.decode()
    client.post(f"{HERE}apart/", {"person": str(cast.marlowe.person.pk)})
    with tenancy.within(cast.here.pk):
        conflict = Conflict.objects.get()
    client.post(f"{HERE}apart/{conflict.pk}/end/")
    with tenancy.within(cast.here.pk):
        assert Conflict.objects.get().ended_at


def test_nobody_is_named_whom_one_does_not_know_of(cast, rosa, as_):
    assert "Marlowe" not in as_(rosa).get(f"{HERE}apart/").content.decode()
    page = as_(rosa).post(f"{HERE}apart/", {"person": str(cast.marlowe.person.pk)})
    assert page.status_code == 200


def test_these_pages_are_for_workers(cast, rosa, as_):
    for who in (cast.marlowe, cast.manu, cast.cora):
        assert as_(who).get(HERE).status_code == 403


def test_the_supervisor_sets_the_standing(cast, rosa, as_):
    here = f"{HERE}team/{rosa.profile.pk}/"
    assert as_(cast.ines).get(here).status_code == 404
    people.agree_supervision(cast.ari.actor, rosa.person, supervisor=cast.ines.person)
    client = as_(cast.ines)
    assert client.post(here, {"caseload_limit": "7"}).status_code == 302
    assert kept(rosa).caseload_limit == 7
    assert as_(rosa).get(here).status_code == 404


def test_on_the_home_page(cast, rosa):
    from beside.workforce import panels

    monday = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
    with tenancy.within(cast.here.pk):
        found = panels.next_hours(rosa.actor, monday)
        assert (len(found.free), found.back_on, found.has_hours) == (3, None, True)
        assert panels.next_hours(cast.marlowe.actor, monday) is None
    actions.go_away(rosa.actor, rosa.profile, starts_on=monday.date(), ends_on=monday.date())
    with tenancy.within(cast.here.pk):
        assert panels.next_hours(rosa.actor, monday).back_on == dt.date(2026, 11, 3)


def _held(rosa):
    with tenancy.within(rosa.org.pk):
        rows = Experience.objects.filter(ended_at=None)
        return dict(rows.values_list("code", "seen_by"))
