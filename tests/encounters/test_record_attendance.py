"""Just that we met: a whole note, in two taps, with or without consent."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.encounters.models import Note
from beside.notices.models import Notice
from beside.relationships.models import Relationship

from .conftest import anew


def test_it_needs_no_consent(cast, after):
    note = actions.record_attendance(cast.dev.actor, after, minutes=50)
    assert note.is_attendance_only and not note.words and not note.did


def test_it_counts_as_a_meeting_and_the_person_knows(cast, after, walking):
    actions.record_attendance(cast.dev.actor, after, minutes=50)
    anew(walking)
    assert walking.state == Relationship.State.ACTIVE
    with tenancy.within(cast.here.pk):
        assert Notice.objects.filter(kind="note.signed").count() == 1


@pytest.mark.parametrize("who", ["marlowe", "rosa", "ines", "cora", "manu"])
def test_only_the_worker(cast, after, who):
    with pytest.raises(NotAllowed):
        actions.record_attendance(getattr(cast, who).actor, after, minutes=50)


def test_not_twice(cast, note):
    with pytest.raises(NotAllowed, match="already"):
        actions.record_attendance(cast.dev.actor, note.encounter, minutes=50)


def test_two_taps_from_the_list(cast, after, as_):
    """One tap opens the note, one says that they met."""
    client = as_(cast.dev)
    address = f"/o/river/meetings/{after.pk}"
    assert f"{address}/note/" in client.get("/o/river/meetings/").content.decode()
    assert f"{address}/met/" in client.get(f"{address}/note/").content.decode()
    done = client.post(f"{address}/met/", {}, follow=True).content.decode()
    assert "Noted: you met." in done
    with tenancy.within(cast.here.pk):
        assert Note.objects.get().minutes == 50


@pytest.mark.parametrize(("typed", "kept"), [("20", 20), ("", 50), ("x", 50), ("-3", 50)])
def test_the_minutes_that_were_changed_are_kept(cast, after, as_, typed, kept):
    as_(cast.dev).post(f"/o/river/meetings/{after.pk}/met/", {"minutes": typed})
    with tenancy.within(cast.here.pk):
        assert Note.objects.get().minutes == kept


def test_just_opening_that_address_notes_nothing(cast, after, as_):
    assert as_(cast.dev).get(f"/o/river/meetings/{after.pk}/met/").status_code == 302
    with tenancy.within(cast.here.pk):
        assert not Note.objects.exists()
