"""The person's words stand beside the note, and nobody else can change them."""

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.encounters import actions
from beside.encounters.models import AddedWords
from beside.notices.models import Notice

from .conftest import on


def test_they_stand_beside_it(cast, note):
    added = actions.add_words(cast.marlowe.actor, note, words="The driver waved.")
    assert (added.words, added.kind) == ("The driver waved.", "BESIDE")
    with tenancy.within(cast.here.pk):
        told = Notice.objects.get(kind="words.added")
    assert told.person_id == cast.dev.person.pk
    assert "waved" not in told.words


@pytest.mark.parametrize("who", ["dev", "rosa", "ines", "cora", "manu"])
def test_nobody_writes_them_for_the_person(cast, note, who):
    with pytest.raises(NotAllowed):
        actions.add_words(getattr(cast, who).actor, note, words="x")


def test_no_event_quotes_them(cast, note):
    actions.add_words(cast.marlowe.actor, note, words="The driver waved.")
    with tenancy.within(cast.here.pk):
        assert "waved" not in str(Event.objects.get(name="words.added").changes)


def test_by_the_web_door(cast, note, as_):
    with clock.at(on(1, 16)):
        client = as_(cast.marlowe)
        empty = client.post(f"/o/river/notes/{note.pk}/words/", {"words": " "}).content.decode()
        assert "Please write a few words first." in empty
        done = client.post(
            f"/o/river/notes/{note.pk}/words/", {"words": "The driver waved."}, follow=True
        ).content.decode()
    assert "Your words stand beside the note now." in done and "The driver waved." in done


def test_the_worker_reads_them_and_has_no_such_form(cast, note, as_):
    actions.add_words(cast.marlowe.actor, note, words="The driver waved.")
    page = as_(cast.dev).get(f"/o/river/notes/{note.pk}/").content.decode()
    assert "The driver waved." in page and "Put my words beside it" not in page
    with tenancy.within(cast.here.pk):
        assert AddedWords.objects.count() == 1
