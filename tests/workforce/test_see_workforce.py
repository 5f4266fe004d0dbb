"""The workforce, by what needs looking at first; and the rules that hold for it."""

import pytest

from beside.workforce import actions

from .test_my_development import ago, course, hold

PAGE, RULES = "/o/river/workforce/", "/o/river/rules/"


def test_what_ended_comes_first(cast, as_):
    hold(cast.dev, until=5)
    hold(cast.rosa, until=-50)
    text = as_(cast.manu).get(PAGE).content.decode()
    assert "One certificate has ended" in text
    assert text.index("Ended") < text.index("End within 90 days")


def test_what_ends_soon(cast, as_):
    hold(cast.rosa, until=-50)
    text = as_(cast.manu).get(PAGE).content.decode()
    assert "One certificate ends within 90 days" in text


def test_when_all_is_well(cast, as_):
    hold(cast.dev, credential="us-oh-youth", until=None)
    assert "Every certificate we know of is in force." in as_(cast.manu).get(PAGE).content.decode()


@pytest.mark.parametrize("name", ["dev", "ines", "cora", "pia"])
def test_nobody_else_opens_it(cast, as_, name):
    assert as_(getattr(cast, name)).get(PAGE).status_code == 403


def test_the_rules_with_their_sources(cast, as_):
    hold(cast.dev)
    text = as_(cast.manu).get(RULES).content.decode()
    assert "36 hours of continuing education" in text
    assert "Read on" in text
    assert "Somebody else says so" in text or "The authority says so itself." in text


def test_what_nobody_could_establish_is_said_to_be_unknown(cast, as_):
    hold(cast.dev, credential="us-tx-peer", stage="INITIAL", since=30, until=None)
    text = as_(cast.manu).get(RULES).content.decode()
    assert "Nobody could establish this rule" in text or "us-tx-peer" not in text


def test_a_worker_reads_them_too_and_changes_nothing(cast, as_):
    hold(cast.dev)
    client = as_(cast.dev)
    text = client.get(RULES).content.decode()
    assert "36 hours of continuing education" in text
    assert "What if a rule changes?" not in text
    assert client.get(f"{RULES}what-if/").status_code == 403


def test_my_own_what_if_on_a_later_day(cast, as_):
    hold(cast.dev)
    course(cast.dev, 20, day=300)
    actions.add_hours(
        cast.dev.actor, cast.dev.person, kind="TRAINING", day_on=ago(700), minutes=60 * 60
    )
    page = "/o/river/my-development/what-if/"
    later = ago(-200)
    text = as_(cast.dev).get(page, {"credential": "us-tx-peer", "on": later}).content.decode()
    assert "As of" in text
    assert str(later.year) in text
    text = as_(cast.dev).get(page, {"credential": "us-tx-peer", "on": ago(9)}).content.decode()
    assert "Please choose a day from today on" in text
