"""A signed note changes only by an amendment that keeps what was."""

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.encounters.models import Amendment
from beside.notices.models import Notice

from .conftest import on


@pytest.fixture
def amend(cast, note):
    def go(by=None, **rest):
        changed = {
            "why": "Marlowe told me the number of the bus.",
            "did": ["LISTENED"],
            "words": "I sat by the door and it was all right.",
            "next": "Ride the 14 for one stop",
            "next_on": None,
            "minutes": 45,
            "goal": None,
            **rest,
        }
        return actions.amend_note((by or cast.dev).actor, note, **changed)

    return go


def test_the_worker_changes_it_and_says_why(cast, amend):
    changed = amend()
    assert (changed.next, changed.minutes, changed.version) == ("Ride the 14 for one stop", 45, 2)


def test_what_it_said_is_kept_word_for_word(cast, amend):
    amend()
    with tenancy.within(cast.here.pk):
        kept = Amendment.objects.get()
    assert kept.version == 1 and kept.why == "Marlowe told me the number of the bus."
    assert "Ride one stop and come back" in kept.was
    assert "I want to ride the bus again" in kept.was


def test_every_version_is_kept(cast, amend):
    amend()
    amend(why="Once more", next="Rest")
    with tenancy.within(cast.here.pk):
        assert [a.version for a in Amendment.objects.order_by("version")] == [1, 2]


def test_the_person_is_told_and_sees_both_side_by_side(cast, amend, note, as_):
    amend()
    with tenancy.within(cast.here.pk):
        assert Notice.objects.filter(kind="note.amended", person=cast.marlowe.person).exists()
    page = as_(cast.marlowe).get(f"/o/river/notes/{note.pk}/").content.decode()
    assert "Ride one stop and come back" in page and "Ride the 14 for one stop" in page
    assert "Marlowe told me the number of the bus." in page


@pytest.mark.parametrize("who", ["marlowe", "rosa", "ines", "cora", "manu"])
def test_nobody_else_may(cast, amend, who):
    with pytest.raises(NotAllowed):
        amend(by=getattr(cast, who))


def test_not_when_notes_are_no_longer_wanted(cast, amend, agreed):
    consent.revoke_consent(cast.marlowe.actor, agreed)
    with pytest.raises(NotAllowed, match="no consent"):
        amend()


def test_but_when_the_person_asks_to_put_it_right(cast, amend, agreed, note):
    actions.ask_correction(cast.marlowe.actor, note, words="It was the 14.")
    consent.revoke_consent(cast.marlowe.actor, agreed)
    assert amend().version == 2


def test_nothing_else_changes_a_signed_note(cast, note):
    """Only this action writes to a note that is there."""
    from pathlib import Path

    import beside.encounters.actions as room

    writers = [
        path.name
        for path in Path(room.__file__).parent.glob("*.py")
        if "note.save()" in path.read_text()
    ]
    assert writers == ["recording.py"]
    assert Path(room.__file__).with_name("recording.py").read_text().count("note.save()") == 3


def test_the_page_begins_with_the_note_as_it_is(cast, note, as_):
    with clock.at(on(1, 16)):
        page = as_(cast.dev).get(f"/o/river/notes/{note.pk}/change/")
    form = page.context["form"]
    assert form["next"].value() == "Ride one stop and come back"
    assert form["goal"].value() == str(note.goal_id)
    assert form["did"].value() == ["LISTENED", "PRACTICED_A_SKILL"]


def test_by_the_web_door(cast, note, as_):
    said = {"goal": "none", "did": ["PLANNED"], "next": "Rest", "minutes": "50"}
    with clock.at(on(1, 16)):
        client = as_(cast.dev)
        missing = client.post(f"/o/river/notes/{note.pk}/change/", said).content.decode()
        assert "why you change it" in missing
        done = client.post(
            f"/o/river/notes/{note.pk}/change/", {**said, "why": "A slip"}, follow=True
        ).content.decode()
    assert "What it said before is still there." in done and "A slip" in done


def test_a_change_half_typed_is_kept(cast, note, as_):
    typed = {"form": "CHANGE", "why": "Because I", "next": "Rest"}
    with clock.at(on(1, 16)):
        client = as_(cast.dev)
        client.post(f"/o/river/notes/{note.encounter_id}/draft/", typed)
        page = client.get(f"/o/river/notes/{note.pk}/change/").content.decode()
    assert "We kept what you typed." in page and "Because I" in page
