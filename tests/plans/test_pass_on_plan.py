"""Marlowe walked with Dev, and now with Rosa. What Rosa may know of before is for Marlowe to say."""

import datetime as dt

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions as encounters
from beside.plans import actions, policy, queries
from beside.relationships import actions as relationships
from tests import worlds

OLD, NEW = "Ride the bus", "Paint the door"


@pytest.fixture
def handed(cast):
    """Dev's time is over and Rosa's has begun; `handed(["goals"])` is what Marlowe passed on."""

    def handing(passed_on):
        person, together = cast.marlowe.person, worlds.walk(cast.marlowe, cast.dev, cast.community)
        consent.give_consent(cast.marlowe.actor, person, covers="NOTES", signed_name="Marlowe")
        cast.old = actions.set_goal(cast.marlowe.actor, person, words=OLD)
        cast.step = actions.lay_step(cast.marlowe.actor, cast.old, words="Stand at the stop")
        for kind, words in (("GOOD_AT", "Mending bikes"), ("PERSON", "My aunt"), ("PLACE", "Park")):
            actions.add_strength(cast.marlowe.actor, person, kind=kind, words=words)
        cast.note = _note(cast, together)
        cast.ended = relationships.end_relationship(cast.marlowe.actor, together, ending="CHANGED")
        if passed_on is not None:
            relationships.choose_handover(cast.marlowe.actor, together, handover=passed_on)
        return worlds.walk(cast.marlowe, cast.rosa, cast.community)

    return handing


def _note(cast, together):
    met = encounters.log_encounter(
        cast.dev.actor,
        together,
        starts_at=clock.now() - dt.timedelta(minutes=30),
        minutes=25,
        mode="IN_PERSON",
        place="Library",
    )
    note = encounters.record_encounter(
        cast.dev.actor,
        met,
        goal=cast.old,
        did=["LISTENED"],
        words="It was all right.",
        next="Wave at the driver",
        next_on=None,
        minutes=25,
        is_together=True,
    )
    return encounters.amend_note(
        cast.dev.actor,
        note,
        goal=cast.old,
        did=["LISTENED"],
        words="It was good.",
        next="Wave at the driver",
        next_on=None,
        minutes=25,
        why="Marlowe said so.",
    )


def words_seen(cast, who):
    """Everything of the plan that this one sees."""
    with tenancy.within(cast.here.pk):
        plan = queries.plan_of(who.actor, cast.marlowe.person)
        strengths = {row.words for _kind, _label, rows in plan.strengths for row in rows}
        return {path.goal.words for path in plan.paths}, strengths


@pytest.mark.parametrize("passed_on", [None, [], ["notes", "safe_contact"]])
def test_nothing_of_the_plan_goes_on_until_the_person_says_so(cast, handed, passed_on):
    handed(passed_on)
    assert words_seen(cast, cast.rosa) == (set(), set())
    with tenancy.within(cast.here.pk):
        assert not policy.visible_steps(cast.rosa.actor).exists()
        assert not policy.visible_rewordings(cast.rosa.actor).exists()


def test_goals_and_strengths_are_chosen_apart(cast, handed):
    handed(["goals"])
    assert words_seen(cast, cast.rosa) == ({OLD}, set())
    relationships.choose_handover(cast.marlowe.actor, cast.ended, handover=["strengths"])
    assert words_seen(cast, cast.rosa) == (set(), {"Mending bikes", "My aunt", "Park"})


def test_what_is_made_from_now_on_is_seen(cast, handed):
    handed([])
    actions.set_goal(cast.marlowe.actor, cast.marlowe.person, words=NEW)
    actions.add_strength(cast.marlowe.actor, cast.marlowe.person, kind="HELPS", words="Tea")
    assert words_seen(cast, cast.rosa) == ({NEW}, {"Tea"})


def test_the_person_and_those_who_were_there_see_it_as_before(cast, handed):
    handed([])
    for who in (cast.marlowe, cast.dev, cast.ines, cast.cora):
        assert words_seen(cast, who)[0] == {OLD}, who.person.name


def test_who_comes_back_knows_their_own_time_but_not_the_time_between(cast, handed):
    together = handed([])
    actions.set_goal(cast.marlowe.actor, cast.marlowe.person, words=NEW)
    relationships.end_relationship(cast.marlowe.actor, together, ending="CHANGED")
    worlds.walk(cast.marlowe, cast.dev, cast.community)
    assert words_seen(cast, cast.dev)[0] == {OLD}
    relationships.choose_handover(cast.marlowe.actor, together, handover=["goals"])
    assert words_seen(cast, cast.dev)[0] == {OLD, NEW}


def test_nobody_suggests_a_step_towards_what_they_were_not_told(cast, handed):
    handed([])
    with pytest.raises(NotAllowed, match="not passed on"):
        actions.suggest_step(cast.rosa.actor, cast.old, words="Look at the stop")
    with pytest.raises(NotAllowed, match="not passed on"):
        actions.do_step(cast.rosa.actor, cast.step)
    relationships.choose_handover(cast.marlowe.actor, cast.ended, handover=["goals"])
    assert actions.suggest_step(cast.rosa.actor, cast.old, words="Look at the stop")


def test_no_page_shows_what_was_kept_back(cast, handed, as_):
    together = handed(["notes"])
    met = encounters.log_encounter(
        cast.rosa.actor,
        together,
        starts_at=clock.now(),
        minutes=5,
        mode="PHONE",
        place="",
    )
    at, browser = f"/o/river/people/{cast.marlowe.person.pk}", as_(cast.rosa)
    pages = [
        "/o/river/",
        "/o/river/people/",
        f"{at}/",
        f"/o/river/plan/{cast.marlowe.person.pk}/",
        f"/o/river/meetings/{met.pk}/",
        f"/o/river/meetings/{met.pk}/note/",
        f"/o/river/notes/{cast.note.pk}/",
        "/o/river/notes/",
    ]
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200, page
        for kept in (OLD, "Stand at the stop", "Mending bikes", "My aunt"):
            assert kept not in answer.content.decode(), (page, kept)
    assert "It was good." in browser.get(f"/o/river/notes/{cast.note.pk}/").content.decode()
    for path in (f"goals/{cast.old.pk}/", f"steps/{cast.step.pk}/words/"):
        assert browser.get(f"/o/river/plan/{path}").status_code == 404, path


def test_and_all_of_them_show_what_was_passed_on(cast, handed, as_):
    together = handed(["goals", "notes"])
    met = encounters.log_encounter(
        cast.rosa.actor,
        together,
        starts_at=clock.now(),
        minutes=5,
        mode="PHONE",
        place="",
    )
    for page in (
        f"/o/river/people/{cast.marlowe.person.pk}/",
        f"/o/river/plan/{cast.marlowe.person.pk}/",
        f"/o/river/meetings/{met.pk}/note/",
        f"/o/river/notes/{cast.note.pk}/",
    ):
        assert OLD in as_(cast.rosa).get(page).content.decode(), page
