"""How long it really takes, told to everybody who asks; and to the person, where they stand."""

import datetime as dt

from beside.core import clock
from beside.referrals import actions, panels, queries
from tests.referrals.conftest import ago


def test_the_real_wait_is_told_only_when_enough_have_met(ask, here, cast):
    wait = queries.wait_in(cast.community, clock.now())
    assert (wait.days, wait.waiting) == (None, 0)
    for days in (3, 5, 6, 8, 30):
        with ago(days=days + 1):
            request = ask(name=f"N{days}")
        with ago(days=1):
            actions.close_request(cast.cora.actor, request, closed_as="MET")
    ask(name="Still here")
    wait = queries.wait_in(cast.community, clock.now())
    assert (wait.days, wait.met, wait.waiting) == (6, 5, 1)
    later = clock.now() + dt.timedelta(days=100)
    assert queries.wait_in(cast.community, later).days is None, "only the last 90 days count"
    assert queries.wait_in(cast.ward, clock.now()).met == 0, "each programme by itself"


def test_the_panel_is_for_whoever_waits(here, cast):
    now = clock.now()
    assert panels.asked_panel(cast.cora.actor, now) is None
    assert panels.asked_panel(cast.marlowe.actor, now) is None
    asked = actions.ask_again(
        cast.marlowe.actor,
        cast.marlowe.person,
        programme=cast.community,
        wishes=[],
        words="",
        wants_help_choosing=False,
    )
    assert panels.asked_panel(cast.marlowe.actor, now).request == asked


def test_on_the_page_of_a_request_what_is_due_is_said(ask, cast, here, as_):
    with ago(days=4):
        late = ask(name="Cy")
    soon = ask(name="Dee")
    asked = actions.move_request(cast.cora.actor, ask(name="Ben"), state="ASKED")
    told = [queries.row(each, clock.now()) for each in (late, soon, asked)]
    assert [(row.days, row.is_late, bool(row.due_at)) for row in told] == [
        (4, True, True),
        (0, False, True),
        (0, False, False),
    ]
    page = as_(cast.cora).get(f"/o/river/requests/{late.pk}/").content.decode()
    assert "It was due" in page and "Everyone who waits" in page
