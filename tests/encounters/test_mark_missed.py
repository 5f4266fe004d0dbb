"""They did not meet. That is all it says."""

import pytest

from beside.core import clock
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.relationships.models import Relationship

from .conftest import anew, on


def test_the_worker_notes_it_and_whether_they_reached_out(cast, after):
    missed = actions.mark_missed(cast.dev.actor, after, reached_out=True)
    assert missed.state == "MISSED" and missed.reached_out_at is not None


def test_it_does_not_count_as_a_meeting(cast, after, walking):
    actions.mark_missed(cast.dev.actor, after)
    anew(walking)
    assert walking.state == Relationship.State.INTRODUCED
    assert walking.last_met_at is None


def test_a_mistake_is_put_right_by_writing_the_note(cast, after, agreed, sign):
    actions.mark_missed(cast.dev.actor, after, reached_out=True)
    sign(after)
    anew(after)
    assert (after.state, after.reached_out_at) == ("MET", None)


def test_not_before_it_began(cast, meeting):
    with pytest.raises(NotAllowed, match="not begun"):
        actions.mark_missed(cast.dev.actor, meeting)


@pytest.mark.parametrize("who", ["marlowe", "rosa", "cora", "manu"])
def test_only_the_worker(cast, after, who):
    with pytest.raises(NotAllowed):
        actions.mark_missed(getattr(cast, who).actor, after)


def test_the_person_reads_it_without_blame(cast, after, as_):
    actions.mark_missed(cast.dev.actor, after)
    with clock.at(on(1, 16)):
        page = as_(cast.marlowe).get(f"/o/river/meetings/{after.pk}/").content.decode()
    assert "That is all right" in page
    for unkind in ("no-show", "no show", "failed", "absent", "missed"):
        assert unkind not in page.lower()


def test_the_page(cast, after, as_):
    client = as_(cast.dev)
    address = f"/o/river/meetings/{after.pk}/missed/"
    assert "none has to be given" in client.get(address).content.decode()
    done = client.post(address, {"reached_out": "on"}, follow=True).content.decode()
    assert "You tried to reach them." in done
