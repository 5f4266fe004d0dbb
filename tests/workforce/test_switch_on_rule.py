"""A rule is tried on the whole workforce first, then switched on from a day."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.workforce import actions, queries
from beside.workforce.models import OwnRule

from .test_my_development import course, developed, hold

PAGE = "/o/river/rules/what-if/"
CE = "us-pa-cps||RENEW|ce"


def rule(number=24, **told):
    return {
        "credential": "us-pa-cps",
        "stage": "",
        "when": "RENEW",
        "key": "ce",
        "need": {"hours": {"of": ["CE"], "at_least": number, "within": "CYCLE"}},
        "says_who": "Board minutes of 3 May",
        "begins_on": clock.today(),
        **told,
    }


def switch_on(cast, by=None, **told):
    return actions.switch_on_rule((by or cast.manu).actor, cast.here, **rule(**told))


def simulated(cast, **told):
    with tenancy.within(cast.here.pk):
        row = queries.tried(rule(**told))
        return queries.simulate(cast.manu.actor, row, clock.today())


def test_more_is_asked(cast):
    hold(cast.dev)
    course(cast.dev, 38)
    found = simulated(cast, number=40)
    assert [(each.person.name, each.says[:9]) for each in found.harder] == [("Dev", "38 of 40.")]
    assert (found.asked, found.same, found.easier) == (1, 0, [])


def test_less_is_asked(cast):
    hold(cast.dev)
    course(cast.dev, 20)
    found = simulated(cast, number=20)
    assert [each.person.name for each in found.easier] == ["Dev"]
    assert found.harder == []


def test_nobody_is_asked(cast):
    hold(cast.dev, credential="us-ca-mpss")
    assert simulated(cast).asked == 0


def test_looking_changes_nothing(cast):
    hold(cast.dev)
    course(cast.dev, 36)
    simulated(cast, number=40)
    assert developed(cast, cast.dev)[1]["ce"].told["need"] == 36


def test_switched_on_it_takes_the_place_of_the_packs(cast):
    hold(cast.dev)
    course(cast.dev, 36)
    switch_on(cast, number=40)
    need = developed(cast, cast.dev)[1]["ce"].told
    assert (need["need"], need["status"], need["missing"]) == (40, "not_met", 4)
    assert need["source"]["authority"] == "River Peers"
    assert need["source"]["what"] == "Board minutes of 3 May"


def test_not_before_its_first_day(cast):
    hold(cast.dev)
    later = clock.today() + dt.timedelta(days=10)
    switch_on(cast, number=40, begins_on=later)
    assert developed(cast, cast.dev)[1]["ce"].told["need"] == 36
    with clock.at(dt.datetime.combine(later, dt.time(9), dt.UTC)):
        assert developed(cast, cast.dev)[1]["ce"].told["need"] == 40


def test_a_newer_one_ends_the_older_the_day_before(cast):
    hold(cast.dev)
    later = clock.today() + dt.timedelta(days=10)
    first = switch_on(cast, number=40)
    switch_on(cast, number=50, begins_on=later)
    with tenancy.within(cast.here.pk):
        kept = OwnRule.objects.get(pk=first.pk)
    assert (kept.ends_on, kept.ended_at) == (later - dt.timedelta(days=1), None)
    assert developed(cast, cast.dev)[1]["ce"].told["need"] == 40
    with clock.at(dt.datetime.combine(later, dt.time(9), dt.UTC)):
        assert developed(cast, cast.dev)[1]["ce"].told["need"] == 50


def test_said_anew_for_the_same_day_the_older_goes(cast):
    switch_on(cast, number=40)
    switch_on(cast, number=41)
    with tenancy.within(cast.here.pk):
        assert [r.need["hours"]["at_least"] for r in OwnRule.objects.filter(ended_at=None)] == [41]


def test_taken_back_the_packs_holds_again(cast):
    hold(cast.dev)
    actions.take_back_rule(cast.manu.actor, switch_on(cast, number=40))
    assert developed(cast, cast.dev)[1]["ce"].told["need"] == 36


def test_one_more_for_everybody(cast):
    hold(cast.dev)
    need = {"hours": {"of": ["CE"], "at_least": 4, "topics": ["crisis"], "within": "CYCLE"}}
    switch_on(cast, credential="*", key="ours.ce.crisis", need=need)
    assert developed(cast, cast.dev)[1]["ours.ce.crisis"].told["missing"] == 4


@pytest.mark.parametrize("name", ["dev", "ines", "cora", "pia", "marlowe"])
def test_nobody_else_sets_rules(cast, name):
    with pytest.raises(NotAllowed, match="Programme managers"):
        switch_on(cast, by=getattr(cast, name))


def test_the_other_organisation_has_rules_of_its_own(cast):
    hold(cast.dev)
    with tenancy.within(cast.there.pk):
        actions.switch_on_rule(cast.zed.actor, cast.there, **rule(number=99))
    assert developed(cast, cast.dev)[1]["ce"].told["need"] == 36


def test_on_the_page_first_seen_and_then_switched_on(cast, as_):
    hold(cast.dev)
    course(cast.dev, 38)
    client = as_(cast.manu)
    said = {
        "rule": CE,
        "number": "40",
        "begins_on": str(clock.today()),
        "says_who": "Board minutes",
    }
    text = client.get(PAGE, said).content.decode()
    assert "For one worker more would be missing" in text
    assert "Nothing has been changed yet." in text
    answer = client.post(PAGE, said, follow=True).content.decode()
    assert "Switched on." in answer
    assert "Board minutes" in answer
    assert developed(cast, cast.dev)[1]["ce"].told["need"] == 40


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"number": "-3"}, "a number above 0"),
        ({"number": "many"}, "write a number, like 24"),
        ({"begins_on": "2020-01-01"}, "A rule can begin today or later"),
        ({"says_who": ""}, "where this rule comes from"),
        ({"rule": "us-zz||GAIN|ce"}, "choose"),
        ({"rule": "caseload", "number": "2.5"}, "a whole number"),
    ],
)
def test_a_kind_word_for_each_mistake(cast, as_, wrong, says):
    hold(cast.dev)
    said = {"rule": CE, "number": "40", "begins_on": str(clock.today()), "says_who": "Minutes"}
    text = as_(cast.manu).post(PAGE, {**said, **wrong}).content.decode()
    assert says in text
    with tenancy.within(cast.here.pk):
        assert not OwnRule.objects.exists()
