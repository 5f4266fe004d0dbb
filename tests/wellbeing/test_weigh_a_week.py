"""A week is more than heads: what it is made of, in words, for a talk and never for a ranking."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.wellbeing import actions, queries, weighing
from beside.workforce import actions as workforce
from beside.workforce.carrying import full
from tests import worlds
from tests.cast import participant

from .conftest import MONDAY

DAY = dt.timedelta(days=1)
OURS = weighing.weights_on(MONDAY.date(), {})
LEVELS = weighing.levels_on(MONDAY.date())


def week(cast, who="dev", by=None):
    with tenancy.within(cast.here.pk):
        worker = getattr(cast, who)
        found = queries.load((by or worker).actor, [worker.person], today=clock.today())
        return found[0].load if found else None


def counts(load):
    return {part.what: part.count for part in load.parts if part.count}


def test_an_empty_week_is_light(cast, dev):
    assert week(cast).level == "light" and not week(cast).minutes
    assert week(cast).hours_kept == 40


def test_meetings_ways_first_times_people_and_hard_moments(cast, dev, book, write):
    book(hours=3)
    book(hours=27, mode="PHONE")
    write("STAYED_THROUGH")
    load = week(cast)
    assert counts(load) == {"MEETING": 3, "TRAVEL": 1, "HARD": 1, "PERSON": 1}
    assert load.minutes == 60 + 60 + 50 + 3 * 20 + 40 + 60 + 15
    assert load.makes_it_so[0].what == "MEETING"


def test_a_first_meeting_ahead(cast, dev, book):
    ana = participant(cast.here, "ana", cast.community)
    book(relationship=worlds.walk(ana, dev, cast.community, met=False))
    assert counts(week(cast))["FIRST"] == 1


def test_something_hard_that_no_note_tells_of(cast, dev):
    actions.offer_debrief(dev.actor, dev.person, cause="DEATH")
    assert counts(week(cast)) == {"HARD": 1}


def test_what_is_long_ago_or_in_another_week_does_not_count(cast, dev, book, write):
    write("STAYED_THROUGH", hours=24 * 16)
    book(hours=24 * 8)
    assert counts(week(cast)) == {"PERSON": 1}


def test_days_away_leave_less_room(cast, dev):
    workforce.go_away(
        dev.actor, dev.profile, starts_on=MONDAY.date(), ends_on=MONDAY.date() + 2 * DAY
    )
    assert week(cast).hours_kept == 16


def test_a_week_away_is_away(cast, dev):
    workforce.go_away(
        dev.actor, dev.profile, starts_on=MONDAY.date(), ends_on=MONDAY.date() + 6 * DAY
    )
    assert week(cast).level == "away"


def test_too_much_means_nobody_new_is_suggested(cast, dev, book):
    with tenancy.within(cast.here.pk):
        assert not full([dev.person.pk], clock.today())
    for day in range(5):
        for hour in (1, 3, 5):
            book(hours=24 * day + hour, minutes=119)
    assert week(cast).level == "too_much"
    with tenancy.within(cast.here.pk):
        assert full([dev.person.pk, cast.rosa.person.pk], clock.today()) == {dev.person.pk}


def test_suggestions_know_it(cast, dev, rosa, book, as_):
    from beside.matching.queries.table import table
    from beside.referrals import actions as referrals

    ana = participant(cast.here, "ana", cast.community)
    for who in (dev, rosa):
        people.say_languages(who.actor, who.person, languages=["en"])
    asked = referrals.ask_again(
        ana.actor,
        ana.person,
        programme=cast.community,
        wishes=[],
        words="Tea.",
        wants_help_choosing=False,
    )
    with tenancy.within(cast.here.pk):
        assert set(table([asked]).fitting(asked.pk)) == {str(dev.person.pk), str(rosa.person.pk)}
    for day in range(5):
        for hour in (1, 3, 5):
            book(hours=24 * day + hour, minutes=119)
    with tenancy.within(cast.here.pk):
        assert table([asked]).fitting(asked.pk) == [str(rosa.person.pk)]
        assert "RESTING" in table([asked]).against(asked.pk, dev.person.pk)


def test_the_first_week_back_is_a_light_one(cast, dev):
    first = MONDAY.date() + DAY
    workforce.go_away(dev.actor, dev.profile, starts_on=first, ends_on=first + 6 * DAY)
    for day, is_eased in ((first - DAY, False), (first + 7 * DAY, True), (first + 14 * DAY, False)):
        with tenancy.within(cast.here.pk):
            assert (dev.person.pk in full([dev.person.pk], day)) == is_eased, day


def test_a_day_off_needs_no_light_week(cast, dev):
    day = MONDAY.date() + DAY
    workforce.go_away(dev.actor, dev.profile, starts_on=day, ends_on=day)
    with tenancy.within(cast.here.pk):
        assert not full([dev.person.pk], day + DAY)


def test_who_knows_it(cast, dev):
    assert week(cast, by=cast.ines) and week(cast, by=cast.cora)
    for who in ("rosa", "manu", "ari", "pia", "marlowe"):
        assert week(cast, by=getattr(cast, who)) is None, who


def test_the_page_is_by_name_and_says_what_makes_it_so(cast, dev, rosa, book, as_):
    people.agree_supervision(cast.ari.actor, rosa.person, supervisor=cast.ines.person)
    for day in range(5):
        for hour in (1, 3, 5):
            book(hours=24 * day + hour, minutes=119)
    html = as_(cast.ines).get("/o/river/weeks/").content.decode()
    assert "Too much just now" in html and "15 meetings" in html and "A light week" in html
    with tenancy.within(cast.here.pk):
        names = [each.worker.name for each in _team(cast).weeks]
    assert names == ["Dev", "Rosa"]
    mine = as_(dev).get("/o/river/for-me/").content.decode()
    assert "This week asks a lot of you" in mine


def _team(cast):
    return queries.team(cast.ines.actor, today=clock.today(), now=clock.now())


def test_an_organisation_says_it_better(cast, dev, book, as_):
    book(hours=3, mode="PHONE")
    before = week(cast).minutes
    typed = {"what": "MEETING", "minutes": "50"}
    assert as_(cast.manu).post("/o/river/weeks/weights/", typed).status_code == 302
    assert week(cast).minutes == before + 30
    html = as_(cast.manu).get("/o/river/weeks/weights/").content.decode()
    assert "your own word" in html
    assert as_(cast.manu).post("/o/river/weeks/weights/", {"minutes": "-1"}).status_code == 200


@pytest.mark.parametrize("who", ["dev", "ines", "cora", "pia", "marlowe"])
def test_not_everybody_says_it(cast, who):
    with pytest.raises(NotAllowed):
        actions.set_weight(getattr(cast, who).actor, cast.here, what="MEETING", minutes=5)


def test_a_whole_team_costs_no_more_questions_than_one(
    cast, dev, rosa, book, django_assert_max_num_queries
):
    book()
    with tenancy.within(cast.here.pk):
        queries.too_much([dev.person.pk], clock.today())
        with django_assert_max_num_queries(7):
            queries.too_much([dev.person.pk, rosa.person.pk], clock.today())


@pytest.mark.once
def test_every_weight_has_a_source_that_says_how_sure_we_are():
    raw = weighing._facts()
    assert weighing.checked(raw) is raw
    with pytest.raises(weighing.WeightError, match="how sure"):
        weighing.checked({**raw, "sources": {}})
    with pytest.raises(weighing.WeightError, match="0 rows"):
        weighing.in_force(raw["rows"], dt.date(2020, 1, 1), what="MEETING")


ORDER = ["light", "full", "too_much"]


@pytest.mark.once
@given(
    st.dictionaries(st.sampled_from(weighing.KINDS), st.integers(0, 40)),
    st.sampled_from(weighing.KINDS),
    st.integers(1, 3000),
)
def test_more_of_anything_never_makes_a_week_lighter(made_of, more, room):
    before = weighing.weigh(made_of, 0, room, OURS, LEVELS)
    after = weighing.weigh({**made_of, more: made_of.get(more, 0) + 1}, 0, room, OURS, LEVELS)
    assert ORDER.index(after.level) >= ORDER.index(before.level)
    roomy = weighing.weigh(made_of, 0, room + 600, OURS, LEVELS)
    assert ORDER.index(roomy.level) <= ORDER.index(before.level)
