"""Eighteen months of the demo world: they make sense from whatever day one looks."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from beside.demo import content, paths
from beside.demo.arcs import arcs
from beside.encounters import activities
from beside.encounters.wording import suggestions

DAYS = [date(2026, 11, 22), date(2026, 11, 25), date(2027, 2, 28), date(2028, 2, 29)]
BODIES = {"WALKED_TOGETHER", "WENT_ALONG", "COOKED_OR_ATE", "MOVED", "MET_PEOPLE"}


@pytest.fixture(scope="module", params=content.KEYS)
def organisation(request):
    return content.organisation(request.param)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def today(request):
    return request.param


@cache
def _told(key, today):
    return paths.history(content.organisation(key), today)


@pytest.fixture(scope="module")
def walks(organisation, today):
    return _told(organisation.key, today)


@pytest.fixture(scope="module")
def main_walks():
    return _told(content.MAIN, DAYS[0])


def _meetings(walks):
    return [(walk, leg, each) for walk in walks for leg in walk.legs for each in leg.meetings]


def test_the_same_day_tells_the_same_story(organisation, today, walks):
    assert paths.history(organisation, today) == walks


def test_it_reaches_back_about_eighteen_months(main_walks):
    first = min(walk.asked_on for walk in main_walks)
    assert timedelta(days=480) < DAYS[0] - first < timedelta(days=560)


def test_nobody_is_in_two_places_at_once(walks):
    taken = Counter((leg.worker, each.on, each.at) for _, leg, each in _meetings(walks))
    assert max(taken.values()) == 1
    asked = Counter((walk.participant.key, each.on, each.at) for walk, _, each in _meetings(walks))
    assert max(asked.values()) == 1


def test_every_hour_lies_in_the_workers_own_week(organisation, walks):
    for _, leg, meeting in _meetings(walks):
        assert any(
            block.weekday == meeting.on.weekday()
            and block.place == meeting.place
            and block.starts <= meeting.at
            and _end(meeting) <= block.ends
            for block in organisation.worker(leg.worker).week
        ), (leg.worker, meeting)


def _end(meeting):
    began = datetime.combine(meeting.on, meeting.at)
    return (began + timedelta(minutes=meeting.minutes)).time()


def test_things_happen_in_their_order(walks, today):
    for walk in walks:
        moments = [walk.asked_on]
        for leg in walk.legs:
            moments += [leg.chosen_on, *(each.on for each in leg.meetings)]
            moments += [leg.ended_on] if leg.ended_on else []
        past = [each for each in moments if each <= today]
        assert past == sorted(past), walk.participant.key
        if walk.first_contact_on:
            assert walk.asked_on <= walk.first_contact_on <= today
            assert all(walk.first_contact_on <= leg.chosen_on for leg in walk.legs)


def test_what_is_past_has_happened_and_what_is_coming_has_not(walks, today):
    for _, leg, meeting in _meetings(walks):
        assert (meeting.outcome == "COMING") == (meeting.on >= today)
        if meeting.outcome != "MET":
            assert not meeting.did
        if meeting.outcome in ("MISSED", "CALLED_OFF"):
            assert meeting.words
        if leg.ended_on:
            assert meeting.on <= leg.ended_on < today


def test_nobody_has_more_people_than_they_have_room_for_on_any_day(organisation, walks):
    spells = defaultdict(list)
    for walk in walks:
        for leg in walk.legs:
            spells[leg.worker].append((leg.chosen_on, leg.ended_on or date.max))
    for worker in organisation.workers:
        for day, _ in spells[worker.key]:
            together = sum(starts <= day < ends for starts, ends in spells[worker.key])
            assert together <= worker.caseload, (worker.key, day)


def test_a_worker_on_leave_meets_nobody(walks, organisation, today):
    for worker in organisation.workers:
        away_since = today - timedelta(days=worker.on_leave_for_days)
        if worker.on_leave_for_days:
            days = [each.on for _, leg, each in _meetings(walks) if leg.worker == worker.key]
            assert days
            assert max(days) < away_since


def test_a_new_worker_has_met_nobody_before_they_began(walks, organisation, today):
    for worker in organisation.workers:
        if worker.started_days_ago is not None:
            began = today - timedelta(days=worker.started_days_ago)
            legs = [leg for walk in walks for leg in walk.legs if leg.worker == worker.key]
            assert legs
            assert all(leg.chosen_on >= began for leg in legs)


def test_nobody_says_the_same_thing_twice(walks):
    for walk in walks:
        for field in ("own_words", "added_words"):
            said = [getattr(each, field) for leg in walk.legs for each in leg.meetings]
            assert all(count == 1 for text, count in Counter(said).items() if text)


def test_lines_do_not_repeat_visibly(main_walks):
    said = Counter(each.own_words for _, _, each in _meetings(main_walks) if each.own_words)
    assert len(said) >= 200
    assert max(said.values()) <= 10


def test_small_steps_are_taken_in_order_and_none_twice(walks):
    for walk in walks:
        taken = defaultdict(list)
        for leg in walk.legs:
            for meeting in leg.meetings:
                if meeting.step_done is not None:
                    taken[meeting.goal].append(meeting.step_done)
                    assert "TOOK_A_STEP" in meeting.did
        for goal, steps in taken.items():
            assert steps == list(range(len(steps))), (walk.participant.key, goal)
            assert len(steps) <= len(content.goals()[goal].steps)


def test_what_was_done_is_a_known_activity_and_possible_there(walks):
    for _, _, meeting in _meetings(walks):
        for code in meeting.did:
            assert activities.activity(code).in_role
        if meeting.place.mode != "IN_PERSON":
            assert not set(meeting.did) & BODIES


def test_every_shape_of_walking_together_is_there(main_walks):
    words = {walk.arc_words for walk in main_walks}
    assert words == {arc.words for arc in arcs().values()}
    endings = Counter(leg.ending for walk in main_walks for leg in walk.legs)
    assert set(endings) == {"", "GOODBYE", "STOPPED", "CHANGED", "MOVED"}
    assert endings["GOODBYE"] >= 20


def test_a_good_ending_has_words_from_both_and_a_last_hour(main_walks):
    for walk in main_walks:
        for leg in walk.legs:
            if leg.ending == "GOODBYE":
                assert leg.person_words
                assert leg.worker_words
                assert "SAID_GOODBYE" in leg.meetings[-1].did
            if leg.ending:
                assert leg.person_words


def test_those_who_came_back_had_been_away(main_walks):
    for walk in main_walks:
        if walk.participant.arc == "CAME_BACK":
            days = [each.on for leg in walk.legs for each in leg.meetings]
            gaps = [later - earlier for earlier, later in zip(days, days[1:], strict=False)]
            assert max(gaps) >= timedelta(days=55), walk.participant.key


def test_those_who_are_quiet_have_been_for_weeks_and_were_written_to_once(main_walks):
    for walk in main_walks:
        if walk.participant.arc == "QUIET_NOW":
            (leg,) = walk.legs
            assert leg.checked_in
            assert DAYS[0] - leg.meetings[-1].on > timedelta(days=20)


def test_a_few_notes_were_amended_corrected_and_reviewed(main_walks):
    notes = [each for _, _, each in _meetings(main_walks) if each.did]
    for field in ("amended", "correction", "reviewed", "added_words"):
        share = sum(bool(getattr(each, field)) for each in notes) / len(notes)
        assert 0 < share < 0.2, field
    alone = sum(not each.written_together for each in notes)
    assert 0.3 < alone / len(notes) < 0.6
    only_attendance = [m for _, _, m in _meetings(main_walks) if m.outcome == "MET" and not m.did]
    assert only_attendance


def test_the_words_of_workers_need_no_gentle_suggestion(main_walks):
    for walk in main_walks:
        for leg in walk.legs:
            texts = [leg.worker_words, leg.checked_in]
            for meeting in leg.meetings:
                texts += [meeting.words, meeting.next_words, meeting.amended, meeting.reviewed]
            for text in texts:
                assert suggestions(text) == [], text


def test_marlowe_is_where_the_pictures_show_them(main_walks):
    walk = next(each for each in main_walks if each.participant.key == "marlowe")
    (leg,) = walk.legs
    assert leg.worker == "rosa"
    taken = [each.step_done for each in leg.meetings if each.step_done is not None]
    assert taken == [0, 1, 2]
    assert {each.goal for each in leg.meetings} <= {"", "bus_without_brother"}
    assert any(each.outcome == "COMING" for each in leg.meetings)


def test_those_still_waiting_have_walked_with_nobody(main_walks):
    waiting = {"WAITING", "NO_ONE_FITS_YET", "DECLINED_THREE", "NOT_RIGHT_NOW"}
    still = [walk for walk in main_walks if walk.participant.arc in waiting]
    assert len(still) >= 15
    assert all(not walk.legs for walk in still)
    turned = [walk for walk in still if walk.participant.declined]
    assert all([offer.answer for offer in walk.offers] == ["NOT_A_FIT"] * 3 for walk in turned)


def test_somebody_is_choosing_among_three_who_could_be_right(main_walks):
    (walk,) = [each for each in main_walks if each.participant.is_choosing]
    assert [offer.answer for offer in walk.offers] == ["OPEN"] * 3
    assert walk.offers[0].worker == "samira"
