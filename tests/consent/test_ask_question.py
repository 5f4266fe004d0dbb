"""Asking why someone looked, for a correction, or for something to be deleted."""

import pytest

from beside.consent import actions
from beside.consent.models import Question
from beside.core import tenancy
from beside.core.decision import NotAllowed


@pytest.fixture
def question(cast):
    return actions.ask_question(
        cast.marlowe.actor, cast.marlowe.person, kind="DELETE", words="The note of 3 May, please."
    )


def test_it_is_promised_by_a_day(cast, question):
    assert (question.due_on - question.asked_at.date()).days == actions.ANSWER_WITHIN.days


def test_the_privacy_officer_answers_with_a_decision(cast, question):
    done = actions.answer_question(
        cast.pia.actor, question, answer="Done today.", decision="partly"
    )
    assert done.state == Question.State.ANSWERED and done.answered_by_id == cast.pia.person.pk
    with pytest.raises(NotAllowed, match="answered"):
        actions.answer_question(cast.pia.actor, question, answer="Again.")


@pytest.mark.parametrize("who", ["dev", "ines", "cora", "manu", "ari"])
def test_others_neither_see_nor_answer_it(cast, question, as_, who):
    with pytest.raises(NotAllowed):
        actions.answer_question(getattr(cast, who).actor, question, answer="No.")
    reply = as_(getattr(cast, who)).get(f"/o/river/questions/{question.pk}/answer/")
    assert reply.status_code == 404


def test_the_person_sees_the_answer(cast, question, as_):
    as_(cast.pia).post(
        f"/o/river/questions/{question.pk}/answer/", {"answer": "It is gone.", "decision": "done"}
    )
    with tenancy.within(cast.here.pk):
        assert Question.objects.get().decision == "done"
    assert "It is gone." in as_(cast.marlowe).get("/o/river/questions/").content.decode()
