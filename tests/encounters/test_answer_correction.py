"""Asking to have a note corrected, and being answered."""

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.encounters.models import AddedWords
from beside.notices.models import Notice

from .conftest import on


@pytest.fixture
def asked(cast, note):
    return actions.ask_correction(cast.marlowe.actor, note, words="It was the 14, not the 40.")


def test_the_worker_is_told_that_something_is_to_be_put_right(cast, asked):
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(kind="correction.asked")
    assert told.person_id == cast.dev.person.pk
    assert told.words == "Marlowe asks you to put something right in a note."


@pytest.mark.parametrize("who", ["dev", "ines"])
def test_the_worker_or_their_supervisor_answers(cast, asked, who):
    answered = actions.answer_correction(
        getattr(cast, who).actor, asked, answer="You are right, thank you."
    )
    assert answered.answer == "You are right, thank you."
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(kind="correction.answered")
    assert told.person_id == cast.marlowe.person.pk


@pytest.mark.parametrize("who", ["marlowe", "rosa", "cora", "manu", "pia"])
def test_nobody_else_does(cast, asked, who):
    with pytest.raises(NotAllowed):
        actions.answer_correction(getattr(cast, who).actor, asked, answer="x")


def test_once(cast, asked):
    actions.answer_correction(cast.dev.actor, asked, answer="Yes")
    with pytest.raises(NotAllowed, match="answered already"):
        actions.answer_correction(cast.ines.actor, asked, answer="No")


def test_words_that_ask_nothing_get_no_answer(cast, note):
    added = actions.add_words(cast.marlowe.actor, note, words="The driver waved.")
    with pytest.raises(NotAllowed, match="ask for no answer"):
        actions.answer_correction(cast.dev.actor, added, answer="Thanks")


@pytest.mark.parametrize("who", ["dev", "rosa", "ines", "cora"])
def test_nobody_asks_for_the_person(cast, note, who):
    with pytest.raises(NotAllowed):
        actions.ask_correction(getattr(cast, who).actor, note, words="x")


def test_from_asking_to_reading_the_answer_on_the_pages(cast, note, as_):
    with clock.at(on(1, 16)):
        client = as_(cast.marlowe)
        said = {"words": "It was the 14.", "asks": "on"}
        page = client.post(f"/o/river/notes/{note.pk}/words/", said, follow=True).content.decode()
        assert "You asked to correct this" in page and "Not answered yet." in page
        with tenancy.within(cast.here.pk):
            asked = AddedWords.objects.get()
        client = as_(cast.dev)
        address = f"/o/river/notes/added/{asked.pk}/answer/"
        assert address in client.get(f"/o/river/notes/{note.pk}/").content.decode()
        assert "It was the 14." in client.get(address).content.decode()
        assert "A sentence is enough" in client.post(address, {"answer": ""}).content.decode()
        client.post(address, {"answer": "Thank you, it is the 14 now."})
        page = as_(cast.marlowe).get(f"/o/river/notes/{note.pk}/").content.decode()
    assert "Thank you, it is the 14 now." in page


def test_a_bystander_cannot_find_the_page(cast, asked, as_):
    address = f"notes/added/{asked.pk}/answer/"
    assert as_(cast.rosa).get(f"/o/river/{address}").status_code == 404
    assert as_(cast.zed).get(f"/o/hill/{address}").status_code == 404
