"""Talking it over: whoever looks after introductions is told."""

import pytest

from beside.core.decision import NotAllowed
from beside.matching import actions

from .conftest import fresh, told


def test_the_coordinator_is_told(peers, asked):
    actions.ask_for_help(peers.marlowe.actor, asked)
    assert told(peers.cora, "help_choosing.asked") == ["Marlowe would like to talk over who fits."]
    assert fresh(asked).wants_help_choosing


@pytest.mark.parametrize("who", ["dev", "cora", "manu"])
def test_only_by_the_person(peers, asked, who):
    with pytest.raises(NotAllowed, match="Only the person"):
        actions.ask_for_help(getattr(peers, who).actor, asked)


def test_by_the_web(peers, asked, as_):
    client = as_(peers.marlowe)
    assert "Talk it over with Cora" in client.get("/o/river/choose/").content.decode()
    answer = client.post(f"/o/river/choose/for/{asked.pk}/help/", follow=True)
    assert "in your safe way" in answer.content.decode()
