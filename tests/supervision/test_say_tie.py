"""Other ties: who knows whom from elsewhere, what was agreed, and that matching follows it."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.supervision import actions, policy, queries
from beside.supervision.models import Tie
from beside.workforce import actions as workforce
from beside.workforce.models import Conflict
from beside.workforce.queries import conflicts_among
from tests import worlds

WORDS = "My sister's neighbour."


@pytest.fixture
def walking(cast, dev):
    return worlds.walk(cast.marlowe, cast.dev, cast.community)


def page(cast, name=""):
    return f"/o/river/supervision/{cast.dev.person.pk}/ties/{name}"


def say(cast, by=None, **told):
    given = {"kind": "KNOWN", "agreed": "TALK", "person": cast.marlowe.person, **told}
    return actions.say_tie((by or cast.dev).actor, cast.dev.person, **given)


def apart(cast):
    pair = (cast.marlowe.person.pk, cast.dev.person.pk)
    with tenancy.within(cast.here.pk):
        return pair in conflicts_among([pair[0]], [pair[1]])


@pytest.mark.parametrize("who", ["dev", "ines"])
def test_the_worker_or_their_supervisor_says_it(cast, walking, as_, who):
    given = {
        "person": str(cast.marlowe.person.pk),
        "kind": "SAME_GROUP",
        "agreed": "WITH_CARE",
        "words": WORDS,
        "review_on": (clock.today() + dt.timedelta(days=90)).isoformat(),
    }
    client = as_(getattr(cast, who))
    assert client.post(page(cast, "say/"), given).status_code == 302
    for each in (cast.dev, cast.ines):
        html = as_(each).get(page(cast)).content.decode()
        assert "Marlowe" in html and "Go on, with care" in html
    assert not apart(cast)


@pytest.mark.parametrize("who", ["rosa", "cora", "manu", "ari", "pia", "marlowe"])
def test_nobody_else_says_or_reads_it(cast, walking, as_, who):
    tie, other = say(cast), getattr(cast, who)
    with pytest.raises(NotAllowed):
        say(cast, other)
    assert as_(other).get(page(cast)).status_code == 404
    assert as_(other).get(f"/o/river/supervision/ties/{tie.pk}/").status_code == 404
    with tenancy.within(cast.here.pk):
        assert not policy.visible_ties(other.actor).exists()


def test_words_stay_out_of_history(cast, walking):
    say(cast, words=WORDS, who="Anna", kind="MONEY_OR_ROMANCE")
    with tenancy.within(cast.here.pk):
        told = str(Event.objects.get(name="tie.said").changes)
    assert WORDS not in told and "Anna" not in told and "ROMANCE" not in told


def test_not_put_together_is_followed_by_matching(cast, walking):
    tie = say(cast, agreed="APART")
    assert apart(cast)
    actions.agree_on_tie(cast.ines.actor, tie, agreed="WITH_CARE")
    assert not apart(cast)
    actions.agree_on_tie(cast.ines.actor, tie, agreed="APART")
    assert apart(cast)
    actions.agree_on_tie(cast.ines.actor, tie, agreed="ENDED")
    assert not apart(cast)
    with tenancy.within(cast.here.pk):
        assert not policy.visible_ties(cast.dev.actor).exists()
        assert Tie.objects.get().ended_at


def test_what_somebody_else_keeps_apart_stays_apart(cast, walking):
    workforce.say_conflict(cast.cora.actor, cast.dev.person, person=cast.marlowe.person)
    tie = say(cast, agreed="APART")
    actions.agree_on_tie(cast.dev.actor, tie, agreed="ENDED")
    assert apart(cast)
    with tenancy.within(cast.here.pk):
        assert Conflict.objects.count() == 1


def test_a_goodbye_is_asked_for_where_the_two_walk_together(cast, walking, as_):
    say(cast, agreed="APART")
    assert "a good goodbye" in as_(cast.ines).get(page(cast)).content.decode()


def test_nobody_learns_from_it_who_else_is_supported(cast, dev, as_):
    """Marlowe walks with Dev; Rosa's supervisor may not name Marlowe to Rosa."""
    worlds.walk(cast.marlowe, cast.dev, cast.community)
    people.agree_supervision(cast.ari.actor, cast.rosa.person, supervisor=cast.ines.person)
    address = f"/o/river/supervision/{cast.rosa.person.pk}/ties/say/"
    for who in (cast.rosa, cast.ines):
        assert "Marlowe" not in as_(who).get(address).content.decode()
    given = {"person": str(cast.marlowe.person.pk), "kind": "KNOWN", "agreed": "TALK"}
    assert as_(cast.ines).post(address, given).status_code == 200


def test_somebody_who_is_not_named_is_said_in_words(cast, dev, as_):
    client = as_(cast.dev)
    given = {"who": "Anna", "kind": "RELATED", "agreed": "TALK"}
    assert client.post(page(cast, "say/"), given).status_code == 302
    assert "To talk about: Anna" in client.get(page(cast)).content.decode()
    wrong = client.post(page(cast, "say/"), {**given, "agreed": "APART"}).content.decode()
    assert "tell the coordinator" in wrong and "Anna" in wrong
    wrong = client.post(page(cast, "say/"), {**given, "who": ""}).content.decode()
    assert "say who it is" in wrong


@pytest.mark.parametrize("day", ["2001-01-01", "2999-01-01"])
def test_a_day_that_is_no_use_is_said(cast, dev, as_, day):
    given = {"who": "Anna", "kind": "RELATED", "agreed": "KEEP", "review_on": day}
    html = as_(cast.dev).post(page(cast, "say/"), given).content.decode()
    assert "within the next two years" in html and "Anna" in html


def test_the_agenda_says_when_to_talk_about_it_again(cast, walking):
    near, far = (clock.today() + dt.timedelta(days=days) for days in (5, 100))
    say(cast, agreed="WITH_CARE", review_on=near)
    say(cast, agreed="KEEP", person=None, who="Anna", review_on=far)
    with tenancy.within(cast.here.pk):
        found = queries.agenda(cast.ines.actor, cast.dev.person, now=clock.now())
    assert [each.name for each in found.ties] == ["Marlowe"]
