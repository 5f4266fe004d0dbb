"""Asking to meet: a place is held, the worker is told that somebody asked, and nothing more."""

import datetime as dt

import pytest

from beside.consent import policy as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.matching import actions, policy
from beside.matching.queries import offers
from beside.people import actions as people
from beside.workforce import actions as workforce
from tests import cast as casting
from tests import worlds

from .conftest import another, boss, fresh, option, options, told


def test_a_place_is_held_for_three_days(peers, asked):
    asking = actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    assert asking.state == "ASKED"
    assert asking.expires_at - asking.asked_at == dt.timedelta(days=3)
    assert fresh(asked).state == "ASKED"


def test_an_organisation_may_choose_how_many_days(peers, asked):
    people.restyle_organisation(peers.ari.actor, peers.here, look={"answer_days": 5})
    asking = actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    assert asking.expires_at - asking.asked_at == dt.timedelta(days=5)


def test_the_worker_is_told_that_somebody_asked_and_not_who(peers, asked):
    actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    (words,) = told(peers.rosa, "meeting.asked")
    assert words.startswith("Somebody") and "Marlowe" not in words


def test_before_a_yes_the_worker_sees_times_and_languages_only(peers, asked):
    actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    with tenancy.within(peers.here.pk):
        (seen,) = offers.offers(peers.rosa.actor, now=clock.now())
    assert (seen.name, seen.words, seen.wishes, seen.shares) == ("", "", [], [])
    assert (seen.languages, seen.times) == (["English"], ["Weekday evenings"])


def test_with_a_yes_they_see_what_was_asked_for(peers, asked):
    actions.ask_to_meet(
        peers.marlowe.actor, option(asked, peers.rosa), may_see_wishes=True, signed_name="Marlowe"
    )
    with tenancy.within(peers.here.pk):
        assert consent.allows(peers.marlowe.person.pk, "SHOW_WISHES")
        (seen,) = offers.offers(peers.rosa.actor, now=clock.now())
    assert (seen.name, seen.words) == ("Marlowe", "Tea and buses.")
    assert "Has been there: Panic" in seen.shares


def test_a_coordinator_cannot_say_that_yes_for_them(peers, asked):
    actions.ask_to_meet(
        peers.cora.actor, option(asked, peers.rosa), may_see_wishes=True, signed_name="Cora"
    )
    with tenancy.within(peers.here.pk):
        assert not consent.allows(peers.marlowe.person.pk, "SHOW_WISHES")


def test_a_worker_does_not_see_that_they_were_suggested(peers, asked):
    with tenancy.within(peers.here.pk):
        assert policy.visible_options(peers.rosa.actor).count() == 0
        assert policy.visible_options(peers.marlowe.actor).count() == 3
        assert policy.visible_options(peers.cora.actor).count() == 3
    asking = actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    with tenancy.within(peers.here.pk):
        assert policy.visible_options(peers.rosa.actor).get() == asking
        assert policy.visible_options(peers.dev.actor).count() == 0
        assert policy.visible_options(peers.manu.actor).count() == 0


def test_one_at_a_time(peers, asked):
    actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    with pytest.raises(NotAllowed, match="asked already"):
        actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.dev))


def _is_full(peers):
    for n in range(2):
        one = casting.participant(peers.here, f"person{n}", peers.community)
        worlds.walk(one, peers.rosa, peers.community)


def _has_a_limit(peers):
    workforce.keep_profile(boss(peers), peers.rosa.person, will_not=["PANIC"])


def _has_a_conflict(peers):
    workforce.say_conflict(peers.rosa.actor, peers.rosa.person, person=peers.marlowe.person)


def _rests(peers):
    workforce.keep_profile(boss(peers), peers.rosa.person, is_taking_people=False)


@pytest.mark.parametrize("change", [_is_full, _has_a_limit, _has_a_conflict, _rests])
def test_whatever_the_cause_the_words_are_the_same(peers, asked, change):
    change(peers)
    with pytest.raises(NotAllowed) as refusal:
        actions.ask_to_meet(peers.marlowe.actor, option(asked, peers.rosa))
    assert refusal.value.because == (
        "Rosa is not available to you at the moment. You keep your place, and nothing is lost."
    )
    assert fresh(asked).state == "CHOOSING"


@pytest.mark.parametrize("change", [_is_full, _has_a_limit, _has_a_conflict, _rests])
def test_who_is_no_longer_available_is_no_longer_on_the_page(peers, asked, change, as_):
    change(peers)
    page = as_(peers.marlowe).get("/o/river/choose/").content.decode()
    assert "Ask to meet Rosa" not in page and "Ask to meet Dev" in page


@pytest.mark.parametrize("who", ["dev", "rosa", "manu", "ines"])
def test_not_by_others(peers, asked, who):
    with pytest.raises(NotAllowed):
        actions.ask_to_meet(getattr(peers, who).actor, option(asked, peers.rosa))


def test_by_the_web(peers, asked, as_):
    client = as_(peers.marlowe)
    rosa = option(asked, peers.rosa)
    page = client.get("/o/river/choose/").content.decode()
    assert "Three people who could walk with you" in page and "Ask to meet Rosa" in page
    assert "What fits: 4 of 4" in page and "Has not shared: Panic" in page
    assert "%" not in page.partition("<main")[2].partition("</main")[0]
    here = f"/o/river/choose/options/{rosa.pk}/"
    assert "Not a fit for me" in client.get(here).content.decode()
    missing = client.post(f"{here}ask/", {"may_see": "yes", "signed_name": ""})
    assert "Please write your name" in missing.content.decode()
    assert client.post(f"{here}ask/", {"may_see": "no"}).status_code == 302
    assert "You asked to meet Rosa" in client.get("/o/river/choose/").content.decode()


def test_the_page_says_kindly_that_somebody_was_quicker(peers, asked, as_):
    rosa = option(asked, peers.rosa)
    for name in ("nell", "kit"):
        who = another(peers, name)
        actions.ask_to_meet(who.actor, option(who.request, peers.rosa))
    client = as_(peers.marlowe)
    answer = client.post(f"/o/river/choose/options/{rosa.pk}/ask/", {"may_see": "no"}, follow=True)
    assert "Rosa is not available to you at the moment" in answer.content.decode()


def test_somebody_elses_suggestions_are_nobodys_page(peers, asked, as_):
    rosa = option(asked, peers.rosa)
    for who in (peers.dev, peers.rosa, peers.zed, peers.cora):
        answer = as_(who).get(f"/o/river/choose/options/{rosa.pk}/ask/")
        assert answer.status_code == 404


def test_the_page_asks_the_same_number_of_questions_of_the_database(
    peers, asked, as_, django_assert_max_num_queries
):
    client = as_(peers.marlowe)
    client.get("/o/river/choose/")
    with django_assert_max_num_queries(48):
        client.get("/o/river/choose/")
    assert len(options(asked)) == 3
