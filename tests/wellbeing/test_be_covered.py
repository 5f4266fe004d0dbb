"""A worker goes away: each person is asked, somebody stands in for a while, and hands back."""

import datetime as dt

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions as encounters
from beside.encounters import policy as encountering
from beside.home import people as home
from beside.people.policy import visible_participants
from beside.plans import actions as plans
from beside.plans import policy as planning
from beside.relationships import jobs
from beside.relationships.models import Relationship
from beside.wellbeing import actions, queries
from beside.wellbeing.models import Cover
from beside.workforce import actions as workforce

from .conftest import MONDAY, anew, told

DAY = dt.timedelta(days=1)
FIRST, LAST = (MONDAY + 7 * DAY).date(), (MONDAY + 11 * DAY).date()


@pytest.fixture
def away(cast, dev):
    """Dev is away from next Monday to Friday."""
    return workforce.go_away(dev.actor, dev.profile, starts_on=FIRST, ends_on=LAST)


@pytest.fixture
def asked(cast, together, rosa, away):
    """Marlowe is asked whether Rosa may stand in."""
    return actions.ask_cover(cast.dev.actor, together, away=away, stand_in=rosa.person)


def answer(cast, cover, said="YES", by=None, **passes):
    return actions.answer_cover((by or cast.marlowe).actor, cover, answer=said, **passes)


@pytest.fixture
def yes(cast, asked):
    cover = answer(cast, asked)
    with tenancy.within(cast.here.pk):
        return Cover.objects.select_related("standing__worker").get(pk=cover.pk)


def sees(cast, who, day):
    with clock.at(MONDAY + day * DAY), tenancy.within(cast.here.pk):
        return visible_participants(who.actor).filter(pk=cast.marlowe.person.pk).exists()


def the_day(cast, day):
    with clock.at(MONDAY + day * DAY), tenancy.within(cast.here.pk):
        jobs.end_goodbyes(cast.here)


def test_the_person_is_asked_and_until_they_answer_nobody_sees_anything(cast, asked, as_):
    assert "Dev is away from 30 November" in told(cast, cast.marlowe, "cover.asked")[0]
    assert not sees(cast, cast.rosa, 8)
    home_page = as_(cast.marlowe).get("/o/river/home/").content.decode()
    assert "Say how you would like it" in home_page
    html = as_(cast.marlowe).get(f"/o/river/cover/{asked.pk}/answer/").content.decode()
    assert "Yes, Rosa" in html and "I wait for Dev" in html


def test_yes_lends_sight_from_the_first_day_and_it_ends_by_itself(cast, yes):
    assert [sees(cast, cast.rosa, day) for day in (0, 6, 7, 12, 16)] == [
        False,
        False,
        True,
        True,  # two days to write the last note
        False,
    ]
    assert all(sees(cast, cast.dev, day) for day in (0, 8, 20))
    assert "Rosa said yes" not in told(cast, cast.dev, "cover.answered")[0]


def test_all_three_are_told(cast, yes):
    assert (
        "Rosa is there for you while Dev is away"
        in told(cast, cast.marlowe, "walking.stands_in")[0]
    )
    assert "you stand in for Dev" in told(cast, cast.rosa, "walking.stand_in")[0]
    assert told(cast, cast.dev, "cover.answered") == [
        "Marlowe said yes to Rosa while you are away."
    ]


def test_nothing_of_before_unless_it_is_passed_on(cast, together, rosa, away, write):
    goal = plans.set_goal(cast.marlowe.actor, cast.marlowe.person, words="Ride the bus")
    note = write("LISTENED")
    answer(cast, actions.ask_cover(cast.dev.actor, together, away=away, stand_in=rosa.person))
    with clock.at(MONDAY + 8 * DAY), tenancy.within(cast.here.pk):
        assert goal not in planning.visible_goals(rosa.actor)
        assert note not in encountering.visible_notes(rosa.actor)
        assert not encountering.visible_encounters(rosa.actor).exists()
        page = home.page_of(rosa.actor, cast.marlowe.person, now=clock.now())
        assert not page.goals and not page.notes


def test_what_is_passed_on_and_no_more(cast, together, rosa, away, write):
    goal = plans.set_goal(cast.marlowe.actor, cast.marlowe.person, words="Ride the bus")
    note = write("LISTENED")
    cover = actions.ask_cover(cast.dev.actor, together, away=away, stand_in=rosa.person)
    answer(cast, cover, passes=["goals", "notes"])
    with clock.at(MONDAY + 8 * DAY), tenancy.within(cast.here.pk):
        assert goal in planning.visible_goals(rosa.actor)
        assert note in encountering.visible_notes(rosa.actor)
    with clock.at(MONDAY + 16 * DAY), tenancy.within(cast.here.pk):
        assert note not in encountering.visible_notes(rosa.actor)


def test_the_meetings_of_those_days_go_along(cast, together, rosa, away, book):
    inside, before = book(hours=24 * 8 + 1), book(hours=24 * 2 + 1)
    answer(cast, actions.ask_cover(cast.dev.actor, together, away=away, stand_in=rosa.person))
    assert anew(inside).worker_id == rosa.person.pk
    assert anew(before).worker_id == cast.dev.person.pk
    assert "You meet Rosa" in told(cast, cast.marlowe, "meeting.handed_on")[0]


def test_a_time_that_does_not_suit_stays_and_the_plan_shows_it(cast, together, rosa, away, book):
    mine = book(hours=24 * 8 + 1)
    from tests import worlds
    from tests.cast import participant

    ana = participant(cast.here, "ana", cast.community)
    book(hours=24 * 8 + 1, relationship=worlds.walk(ana, rosa, cast.community))
    answer(cast, actions.ask_cover(cast.dev.actor, together, away=away, stand_in=rosa.person))
    assert anew(mine).worker_id == cast.dev.person.pk
    with tenancy.within(cast.here.pk):
        [row] = queries.plan(cast.dev.actor, away).rows
        assert row.meetings == [mine]


def test_they_meet_write_and_hand_back_and_the_one_who_returns_reads_it(cast, yes, as_):
    with clock.at(MONDAY + 8 * DAY):
        met = encounters.log_encounter(
            cast.rosa.actor,
            yes.standing,
            starts_at=clock.now() - dt.timedelta(hours=2),
            minutes=40,
            mode="PHONE",
        )
        note = encounters.record_encounter(
            cast.rosa.actor,
            met,
            goal=None,
            did=["LISTENED"],
            words="We spoke of the river.",
            next="Call on Friday",
            next_on=None,
            minutes=40,
            is_together=True,
        )
    the_day(cast, 11)
    assert anew(yes.standing).state == "ACTIVE"
    the_day(cast, 12)
    assert (anew(yes.standing).state, yes.standing.ending) == ("ENDED", "RETURNED")
    assert "Dev is there for you again" in told(cast, cast.marlowe, "walking.back")[0]
    with clock.at(MONDAY + 13 * DAY):
        html = as_(cast.dev).get(f"/o/river/for-me/back/{yes.away_id}/").content.decode()
        assert "We spoke of the river." in html and "Rosa stood in, and they met once." in html
        with tenancy.within(cast.here.pk):
            assert note in encountering.visible_notes(cast.dev.actor)


def test_the_hours_of_whoever_stood_in_count_for_them(cast, yes):
    assert yes.standing.worker_id == cast.rosa.person.pk
    with tenancy.within(cast.here.pk):
        assert Relationship.objects.get(stands_in_for=yes.relationship).programme == cast.community


def test_coming_back_early_hands_back_with_what_is_booked(cast, yes, away, book):
    with clock.at(MONDAY + 8 * DAY):
        meeting = book(hours=26, by=cast.rosa, relationship=yes.standing)
        workforce.come_back_early(cast.dev.actor, away)
    assert anew(yes.standing).state == "ENDED" and anew(yes).state == "OVER"
    assert anew(meeting).worker_id == cast.dev.person.pk
    assert not sees(cast, cast.rosa, 11)


def test_wait_and_somebody_else_are_answers(cast, together, rosa, away, as_):
    cover = actions.ask_cover(cast.dev.actor, together, away=away, stand_in=rosa.person)
    page = f"/o/river/cover/{cover.pk}/answer/"
    assert as_(cast.marlowe).post(page, {"answer": "OTHER"}).status_code == 302
    assert "somebody else" in told(cast, cast.dev, "cover.answered")[0]
    again = actions.ask_cover(cast.dev.actor, together, away=away, stand_in=None)
    assert again.pk == cover.pk and again.state == "WAIT"
    assert not sees(cast, cast.rosa, 8)


def test_a_yes_said_aloud_is_written_down_by_their_worker(cast, asked):
    cover = answer(cast, asked, by=cast.dev)
    assert cover.answered_by_id == cast.dev.person.pk and cover.standing


@pytest.mark.parametrize("who", ["rosa", "ines", "manu", "ari", "pia"])
def test_nobody_else_answers_for_them(cast, asked, who):
    with pytest.raises(NotAllowed):
        answer(cast, asked, by=getattr(cast, who))


@pytest.mark.parametrize("who", ["rosa", "manu", "ari", "pia", "marlowe"])
def test_not_everybody_plans_it(cast, together, away, rosa, who, as_):
    other = getattr(cast, who)
    with pytest.raises(NotAllowed):
        actions.ask_cover(other.actor, together, away=away, stand_in=rosa.person)
    assert as_(other).get(f"/o/river/cover/{away.pk}/").status_code == 404


def test_who_could_is_by_name_there_has_room_and_is_not_kept_apart(cast, together, rosa, away):
    def could():
        with tenancy.within(cast.here.pk):
            return [person.name for person in queries.who_could_stand_in(together, away)]

    assert could() == ["Rosa"]
    apart = workforce.say_conflict(cast.cora.actor, rosa.person, person=cast.marlowe.person)
    assert could() == []
    workforce.end_conflict(cast.cora.actor, apart)
    workforce.go_away(rosa.actor, rosa.profile, starts_on=LAST, ends_on=LAST + DAY)
    assert could() == []


def test_the_wall_between_two_faces_holds(cast, together, dev, away, rosa):
    """Marlowe’s other face works in the same programme: nobody there stands in."""
    from beside.core.actor import operator
    from beside.people import actions as people

    boss = operator(cast.here.pk, channel="test")
    other = people.welcome_staff(boss, cast.here, name="M", account=cast.marlowe.account)
    people.give_part(boss, other, role="peer_worker", programme=cast.ward)
    people.give_part(boss, rosa.person, role="peer_worker", programme=cast.ward)
    with tenancy.within(cast.here.pk):
        assert not queries.who_could_stand_in(together, away)
    cover = actions.ask_cover(dev.actor, together, away=away, stand_in=rosa.person)
    with pytest.raises(NotAllowed, match="work together"):
        answer(cast, cover)


def test_the_page_asks_one_by_one(cast, together, rosa, away, as_):
    page = f"/o/river/cover/{away.pk}/"
    html = as_(cast.dev).get(page).content.decode()
    assert "1 person does not know yet" in html and "Marlowe" in html
    typed = {"relationship": together.pk, "stand_in": rosa.person.pk}
    assert as_(cast.cora).post(page, typed).status_code == 302
    assert "Asked about Rosa" in as_(cast.dev).get(page).content.decode()
    assert "They told me their answer" in as_(cast.dev).get(page).content.decode()
    assert "They told me their answer" not in as_(cast.ines).get(page).content.decode()
    rough = {"relationship": together.pk, "stand_in": cast.ines.person.pk}
    assert as_(cast.dev).post(page, rough).status_code == 200


def test_consent_of_theirs_still_decides_about_notes(cast, yes):
    with tenancy.within(cast.here.pk):
        from beside.consent.models import Consent

        held = Consent.objects.get(person=cast.marlowe.person, covers="NOTES")
    consent.revoke_consent(cast.marlowe.actor, held)
    with clock.at(MONDAY + 8 * DAY), pytest.raises(NotAllowed):
        met = encounters.log_encounter(
            cast.rosa.actor,
            yes.standing,
            starts_at=clock.now() - dt.timedelta(hours=2),
            minutes=40,
            mode="PHONE",
        )
        encounters.record_encounter(
            cast.rosa.actor, met, goal=None, did=[], words="x", next="", next_on=None, minutes=4,
            is_together=True,
        )  # fmt: skip
