"""None of these feels right: useful to know, and it costs nothing."""

import pytest

from beside.core.decision import NotAllowed
from beside.matching import actions
from beside.matching.models import Option
from tests import cast as casting
from tests import worlds

from .conftest import boss, fresh, options, speaks


def shown(request):
    return {each.worker_id for each in options(request, state=Option.State.SHOWN)}


def test_others_are_shown_and_the_place_stays(peers, asked):
    more = casting.staff(peers.here, "abel", ["peer_worker"], peers.community)
    speaks(more.person, "en")
    worlds.profile(more, shares={"PANIC": "PUBLIC"})
    before = shown(asked)
    request = actions.set_aside_options(peers.marlowe.actor, asked)
    assert shown(request) == {more.person.pk}
    assert more.person.pk not in before
    assert request.asked_at == asked.asked_at


def test_when_there_are_no_others_they_wait_and_are_not_shown_the_same_again(peers, asked):
    request = actions.set_aside_options(peers.marlowe.actor, asked)
    assert (request.state, shown(request)) == ("WAITING", set())
    assert actions.suggest_workers(peers.marlowe.actor, request).state == "WAITING"


@pytest.mark.parametrize("who", ["dev", "rosa", "manu"])
def test_not_by_others(peers, asked, who):
    with pytest.raises(NotAllowed):
        actions.set_aside_options(getattr(peers, who).actor, asked)


def test_by_the_web(peers, asked, as_):
    client = as_(peers.marlowe)
    answer = client.post(f"/o/river/choose/for/{asked.pk}/others/")
    assert answer.status_code == 302
    assert "Nobody is free who fits, yet" in client.get(answer.url).content.decode()
    assert fresh(asked).state == "WAITING"
    assert boss(peers).is_operator
