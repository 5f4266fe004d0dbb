"""How many at most is shown, and held, before it is too many."""

import pytest

from beside.core import clock, tenancy
from beside.people import actions as people
from beside.workforce import actions, queries
from tests import cast as casting
from tests import worlds

from .test_my_development import hold

PAGE = "/o/river/set-up/staff/{}/supervisor/"


def at_most(cast, of, number):
    return actions.switch_on_rule(
        cast.manu.actor,
        cast.here,
        credential="*",
        stage="",
        when="STAY",
        key=of,
        need={"limit": {"of": of, "at_most": number}},
        says_who="Agreement with the county",
        begins_on=clock.today(),
    )


@pytest.fixture
def profile(cast):
    return worlds.profile(cast.dev)


def most(cast, profile):
    with tenancy.within(cast.here.pk):
        return queries.caseloads([profile], clock.today())[profile.person_id]


def test_what_was_agreed_holds_where_no_rule_is_tighter(cast, profile):
    assert most(cast, profile) == profile.caseload_limit
    at_most(cast, "caseload", profile.caseload_limit + 5)
    assert most(cast, profile) == profile.caseload_limit


def test_a_tighter_rule_holds(cast, profile):
    at_most(cast, "caseload", 2)
    assert most(cast, profile) == 2


def test_the_rule_of_what_they_hold(cast, profile):
    with tenancy.within(cast.here.pk):
        actions.set_standing(cast.ines.actor, profile, caseload_limit=40)
    hold(cast.dev, credential="us-nc-cpss")
    with tenancy.within(cast.here.pk):
        profile.refresh_from_db()
    assert most(cast, profile) == 15


def test_supervisors_and_how_many_they_look_after(cast):
    at_most(cast, "supervisees", 2)
    with tenancy.within(cast.here.pk):
        [ratio] = queries.supervisors(clock.today())
    assert (ratio.person.name, ratio.have, ratio.left, ratio.is_last) == ("Ines", 1, 1, True)


def test_it_is_shown_before_one_more_is_agreed(cast, as_):
    at_most(cast, "supervisees", 1)
    text = as_(cast.ari).get(PAGE.format(cast.rosa.person.pk)).content.decode()
    assert "Ines (would look after 2; the rule says 1 at most)" in text
    as_(cast.ari).post(PAGE.format(cast.rosa.person.pk), {"supervisor": cast.ines.person.pk})
    text = as_(cast.manu).get("/o/river/workforce/").content.decode()
    assert "2 of 1 workers at most" in text
    assert "Too many by the rule" in text


def test_without_a_rule_only_the_number_is_shown(cast, as_):
    hugo = casting.staff(cast.here, "hugo", ["supervisor"], cast.community)
    text = as_(cast.ari).get(PAGE.format(cast.rosa.person.pk)).content.decode()
    assert "Ines (would look after 2)" in text
    assert f"{hugo.person.name} (would look after 1)" in text


def test_choosing_the_same_again_is_no_second_one(cast, as_):
    text = as_(cast.ari).get(PAGE.format(cast.dev.person.pk)).content.decode()
    assert "Ines (would look after 1)" in text


def test_who_left_is_not_counted(cast):
    at_most(cast, "supervisees", 2)
    people.say_farewell(cast.ari.actor, cast.dev.person)
    with tenancy.within(cast.here.pk):
        assert queries.supervisors(clock.today()) == []


def test_how_many_in_one_group_is_said_before_it_is_written_down(cast, as_):
    page = "/o/river/supervision/group/"
    assert "in one group" not in as_(cast.ines).get(page).content.decode()
    at_most(cast, "group", 6)
    text = as_(cast.ines).get(page).content.decode()
    assert "At most 6 in one group, says River Peers." in text
