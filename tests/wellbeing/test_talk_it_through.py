"""After something hard a talk is offered within a day. Nobody is told what it is about."""

import datetime as dt

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.relationships import actions as relationships
from beside.supervision import actions as supervision
from beside.wellbeing import actions, jobs, queries
from beside.wellbeing.models import Debrief

from .conftest import MONDAY, anew, told

HOUR = dt.timedelta(hours=1)


def offers(cast, who="dev"):
    with tenancy.within(cast.here.pk):
        return list(Debrief.objects.filter(worker=getattr(cast, who).person).order_by("offered_at"))


@pytest.fixture
def hard(cast, dev):
    return actions.offer_debrief(dev.actor, dev.person, cause="DEATH")


def test_a_hard_note_is_followed_by_an_offer_once(cast, write):
    note = write("STAYED_THROUGH")
    [offer] = offers(cast)
    assert (offer.cause, offer.state, offer.due_at) == ("HARD", "OFFERED", MONDAY + 24 * HOUR)
    again = actions.offer_debrief(
        jobs.the_clock(cast.here.pk),
        cast.dev.person,
        cause="HARD",
        source="encounters.Note",
        source_id=note.pk,
    )
    assert again == offer and len(told(cast, cast.dev, "debrief.offered")) == 1


def test_an_ordinary_note_is_not(cast, write):
    write("LISTENED")
    assert not offers(cast)


def test_an_emergency_around_ones_own_person(cast, together):
    consent.break_glass(
        cast.manu.actor, cast.marlowe.person, reason="SAFETY", words="They may be in danger now."
    )
    assert [each.cause for each in offers(cast)] == ["URGENT"]


def test_looking_into_a_complaint_is_not_told(cast, together):
    consent.break_glass(
        cast.manu.actor,
        cast.marlowe.person,
        reason="COMPLAINT",
        words="I am looking into what somebody told us.",
    )
    assert not offers(cast)


def test_losing_touch(cast, together):
    relationships.end_relationship(cast.cora.actor, together, ending="QUIET")
    assert [each.cause for each in offers(cast)] == ["ENDING"]


def test_the_supervisor_hears_that_it_is_due_and_not_what_it_is_about(cast, write, as_):
    write("STAYED_THROUGH")
    [words] = told(cast, cast.ines, "debrief.due")
    assert "Dev" in words and "Marlowe" not in words and "secret" not in words
    for page in ("weeks/", "supervision/due/", f"supervision/{cast.dev.person.pk}/agenda/"):
        html = as_(cast.ines).get(f"/o/river/{page}").content.decode()
        assert "talk" in html and "A hard moment with somebody" not in html, page


def test_yes_with_whom_and_when(cast, hard, as_):
    typed = {"answer": "WANTED", "chosen": cast.rosa.person.pk, "talk_at": "2026-11-23T16:00"}
    page = f"/o/river/for-me/talk/{hard.pk}/"
    assert as_(cast.dev).post(page, typed).status_code == 302
    [words] = told(cast, cast.rosa, "debrief.wanted")
    assert "Dev would like to talk" in words and "4 pm" in words
    assert (
        "Dev would like to talk with you" in as_(cast.rosa).get("/o/river/talks/").content.decode()
    )
    actions.mark_talked(cast.rosa.actor, anew(hard))
    assert anew(hard).state == "TALKED"


def test_yes_needs_somebody(cast, hard, as_):
    page = f"/o/river/for-me/talk/{hard.pk}/"
    html = as_(cast.dev).post(page, {"answer": "WANTED"}).content.decode()
    assert "with whom you would like to talk" in html


def test_no_is_an_answer_and_needs_no_reason(cast, hard):
    actions.answer_debrief(cast.dev.actor, hard, answer="DECLINED")
    with clock.at(MONDAY + 30 * HOUR), tenancy.within(cast.here.pk):
        jobs.look_for_those_who_wait(cast.here)
        assert not queries.team_debriefs(cast.ines.actor)
    assert not told(cast, cast.ines, "debrief.late")


def test_later_gives_it_another_day(cast, hard):
    with clock.at(MONDAY + 20 * HOUR):
        actions.answer_debrief(cast.dev.actor, hard, answer="LATER")
    assert anew(hard).due_at == MONDAY + 44 * HOUR


def test_after_a_day_somebody_on_call_is_told_once(cast, hard):
    actions.go_on_call(cast.cora.actor, cast.cora.person, hours=72)
    for hours in (23, 24, 25, 40):
        with clock.at(MONDAY + hours * HOUR), tenancy.within(cast.here.pk):
            jobs.look_for_those_who_wait(cast.here)
    [words] = told(cast, cast.cora, "debrief.late")
    assert "Dev" in words and "died" not in words
    assert len(told(cast, cast.ines, "debrief.late")) == 1


def test_an_hour_with_the_supervisor_counts_as_the_talk(cast, hard):
    with clock.at(MONDAY + 5 * HOUR):
        supervision.record_supervision(
            cast.ines.actor, cast.dev.person, held_at=MONDAY + HOUR, minutes=60, words=""
        )
    assert anew(hard).state == "TALKED"


def test_an_hour_before_it_does_not(cast, hard):
    supervision.record_supervision(
        cast.ines.actor, cast.dev.person, held_at=MONDAY - HOUR, minutes=60, words=""
    )
    assert anew(hard).state == "OFFERED"


def test_the_worker_says_it_with_one_tap(cast, dev, as_):
    reply = as_(dev).post("/o/river/for-me/hard/", {"cause": "DEATH"})
    [offer] = offers(cast)
    assert reply.url.endswith(f"/for-me/talk/{offer.pk}/") and not offer.source
    assert as_(dev).post("/o/river/for-me/hard/", {"cause": "GOSSIP"}).status_code == 200


@pytest.mark.parametrize("who", ["rosa", "cora", "manu", "ari", "pia", "marlowe"])
def test_nobody_else_sees_or_answers_it(cast, hard, as_, who):
    other = getattr(cast, who)
    with tenancy.within(cast.here.pk):
        assert hard not in queries.debriefs.policy.visible_debriefs(other.actor)
    assert as_(other).get(f"/o/river/for-me/talk/{hard.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.answer_debrief(other.actor, hard, answer="DECLINED")


def test_the_supervisor_does_not_answer_for_them(cast, hard, as_):
    assert as_(cast.ines).get(f"/o/river/for-me/talk/{hard.pk}/").status_code == 403
