"""The agenda fills itself, and both can put something on it."""

import datetime as dt

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions as encounters
from beside.encounters.activities import activities
from beside.plans import actions as plans
from beside.supervision import actions, charter, prompts, queries
from beside.workforce import actions as workforce
from tests import worlds


@pytest.fixture
def together(cast, dev):
    marlowe = cast.marlowe
    consent.give_consent(marlowe.actor, marlowe.person, covers="NOTES", signed_name="Marlowe")
    return worlds.walk(marlowe, cast.dev, cast.community)


@pytest.fixture
def note(cast, together):
    def write(*did, days=1):
        met = encounters.log_encounter(
            cast.dev.actor,
            together,
            starts_at=clock.now() - dt.timedelta(days=days),
            minutes=50,
            mode="IN_PERSON",
            place="Library",
        )
        return encounters.record_encounter(
            cast.dev.actor,
            met,
            goal=None,
            did=list(did),
            words="A secret of theirs.",
            next="",
            next_on=None,
            minutes=50,
            is_together=True,
        )

    return write


def agenda(cast, who="ines", days=0):
    with tenancy.within(cast.here.pk):
        now = clock.now() + dt.timedelta(days=days)
        return queries.agenda(getattr(cast, who).actor, cast.dev.person, now=now)


def page(cast):
    return f"/o/river/supervision/{cast.dev.person.pk}/agenda/"


@pytest.mark.parametrize("who", ["dev", "ines"])
def test_hard_moments_wins_and_the_edges_of_the_role(cast, note, who):
    note("STAYED_THROUGH", "LISTENED", "CELEBRATED", "GAVE_A_RIDE")
    found = agenda(cast, who)
    assert [each.code for each in found.hard[0].what] == ["STAYED_THROUGH"]
    assert [each.code for each in found.wins[0].what] == ["CELEBRATED"]
    assert [each.code for each in found.outside[0].what] == ["GAVE_A_RIDE"]


def test_it_begins_where_they_left_off(cast, note, sit):
    note("STAYED_THROUGH", days=9)
    sit(days=5)
    assert not agenda(cast).hard
    note("STAYED_THROUGH", days=2)
    assert len(agenda(cast).hard) == 1


def test_a_goal_that_was_reached(cast, together):
    goal = plans.set_goal(cast.marlowe.actor, cast.marlowe.person, words="Ride the bus")
    plans.reach_goal(cast.marlowe.actor, goal)
    assert [each.words for each in agenda(cast).wins] == ["Ride the bus"]


def test_somebody_gone_quiet_unless_a_meeting_is_ahead(cast, together):
    assert not agenda(cast).quiet
    assert [each.participant.name for each in agenda(cast, days=20).quiet] == ["Marlowe"]
    encounters.book_encounter(
        cast.dev.actor,
        together,
        starts_at=clock.now() + dt.timedelta(days=30),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )
    assert not agenda(cast, days=20).quiet


def test_the_mix_is_a_picture_and_counts_nobody(cast, note):
    note("LISTENED", "PLANNED", days=2)
    note("LISTENED", "OFFICE_WORK", days=1)
    mix = agenda(cast).mix
    assert [(each.code, n) for each, n in mix.often] == [("LISTENED", 2), ("PLANNED", 1)]
    assert [(each.code, n) for each, n in mix.outside] == [("OFFICE_WORK", 1)]
    assert "LISTENED" not in {each.code for each in mix.unseen} and mix.unseen


def test_the_page_shows_it_and_no_words_of_a_note(cast, note, as_):
    note("STAYED_THROUGH", "GAVE_A_RIDE")
    for who in (cast.dev, cast.ines):
        html = as_(who).get(page(cast)).content.decode()
        assert "Hard moments" in html and "A ride alone is transport" in html
        assert "A secret of theirs" not in html


def test_an_empty_one_is_friendly(cast, dev, as_):
    assert "The hour is yours" in as_(cast.ines).get(page(cast)).content.decode()


def test_both_put_something_on_it_and_both_see_it(cast, dev, as_):
    as_(cast.dev).post(page(cast), {"words": "I was late twice."})
    as_(cast.ines).post(page(cast), {"words": "Your leave in June."})
    for who in (cast.dev, cast.ines):
        html = as_(who).get(page(cast)).content.decode()
        assert "I was late twice." in html and "Your leave in June." in html


def test_nothing_said_is_nothing_added(cast, dev, as_):
    assert "write a few words" in as_(cast.dev).post(page(cast), {"words": " "}).content.decode()


@pytest.mark.parametrize("who", ["rosa", "cora", "manu", "ari", "pia"])
def test_nobody_else_opens_it_or_adds_to_it(cast, dev, as_, who):
    other = getattr(cast, who)
    assert as_(other).get(page(cast)).status_code == 404
    with pytest.raises(NotAllowed):
        actions.add_point(other.actor, cast.dev.person, words="Hello")


def test_mine_leads_to_it(cast, dev, as_):
    assert as_(cast.dev).get("/o/river/supervision/mine/").url == page(cast)


@pytest.mark.once
def test_each_of_the_twelve_values_comes_round():
    every = [prompts.in_turn(held)[0].code for held in range(12)]
    assert len(set(every)) == 12 and prompts.in_turn(12)[0].code == every[0]
    turn, others = prompts.in_turn(3)
    assert len(others) == 11 and turn not in others
    assert all(each.asks.endswith("?") for each in prompts.prompts())


def hold(cast, credential="us-pa-cps", since=300, until=-9):
    today = clock.today()
    return workforce.hold_credential(
        cast.dev.actor,
        cast.dev.person,
        credential=credential,
        stage="FULL",
        since_on=None if since is None else today - dt.timedelta(days=since),
        until_on=None if until is None else today - dt.timedelta(days=until),
    )


def test_the_renewal_counts_down_to_the_last_day(cast, dev, as_):
    hold(cast)
    hold(cast, "us-ca-mpss", until=-300)
    assert agenda(cast).renews_on == clock.today() + dt.timedelta(days=9)
    assert agenda(cast, days=9).renews_on == clock.today() + dt.timedelta(days=9)
    assert agenda(cast, days=10).renews_on == clock.today() + dt.timedelta(days=300)
    assert "9 days from now" in as_(cast.ines).get(page(cast)).content.decode()


def test_a_last_day_nobody_said_is_worked_out(cast, dev):
    """Texas: two years from the first day."""
    held = hold(cast, "us-tx-peer", since=700, until=None)
    renews_on = agenda(cast).renews_on
    assert renews_on and abs((renews_on - held.since_on).days - 730) <= 1


@pytest.mark.parametrize("told", [{"since": None, "until": None}, {"until": 3}])
def test_what_is_aimed_at_or_has_ended_counts_nothing_down(cast, dev, told):
    hold(cast, **told)
    assert agenda(cast).renews_on is None


def test_the_mix_stands_beside_the_charter(cast, note, as_):
    note("LISTENED", "LAUGHED", "MADE_A_CALL", "GAVE_A_RIDE")
    mix = agenda(cast).mix
    assert mix.places == {"MIDDLE": 2, "EDGE": 1, "OUTSIDE": 1}
    [(what, asks)] = mix.edge
    assert what.code == "MADE_A_CALL" and asks.endswith("?")
    html = as_(cast.dev).get(page(cast)).content.decode()
    assert "2 in the middle of the role, 1 at its edge, 1 outside it" in html


def test_being_asked_outside_the_role_is_shown_month_by_month(cast, dev, as_):
    assert not agenda(cast).was_asked
    for back in (0, 0, 40, 400):
        with clock.at(clock.now() - dt.timedelta(days=back)):
            actions.say_asked_outside(cast.dev.actor, dev.person, code="OFFICE_WORK")
    months = agenda(cast).asked_by_month
    assert len(months) == 6 and sum(times for _month, times in months) == 3
    assert months[-1] == (clock.today().replace(day=1), 2)
    assert "3 times in six months" in as_(cast.ines).get(page(cast)).content.decode()


@pytest.mark.once
def test_every_activity_has_its_place_in_the_charter():
    found = {each.code: charter.place_of(each) for each in activities().values()}
    assert set(found.values()) == {"MIDDLE", "EDGE", "OUTSIDE"}
    outside = {code for code, place in found.items() if place == "OUTSIDE"}
    assert outside == {each.code for each in activities().values() if not each.in_role}
