"""Who waits, and who comes first: what is due, then how soon, then days, then the lot."""

import datetime as dt

import pytest

from beside.core import clock
from beside.referrals import actions, panels, queries
from beside.referrals.models import Request
from tests.referrals.conftest import ago


def names(requests):
    return [request.person.name for request in requests]


@pytest.fixture
def five(ask, cast):
    """Ada was heard and is soonest; Ben soon, Cy long, Dee today, none of them heard yet."""
    with ago(days=9):
        ada = ask(name="Ada")
        actions.note_first_contact(cast.cora.actor, ada)
        actions.set_urgency(cast.cora.actor, ada, urgency=3)
    with ago(days=4):
        cy = ask(name="Cy")
    with ago(days=1):
        ben = ask(name="Ben")
        actions.set_urgency(cast.cora.actor, ben, urgency=2)
    dee = ask(name="Dee")
    with ago(days=30):
        gone = ask(name="Gone")
        actions.close_request(cast.cora.actor, gone, closed_as="NOT_NOW")
    return {"Ada": ada, "Ben": ben, "Cy": cy, "Dee": dee}


def test_in_the_order_of_what_is_due(five, here, cast):
    assert names(queries.waiting(cast.cora.actor, clock.now())) == ["Ben", "Cy", "Dee", "Ada"]


def test_the_lot_settles_what_is_equal(ask, here, cast):
    asked = [ask(name=f"N{n}") for n in range(6)]
    by_lot = sorted(asked, key=lambda request: request.lottery)
    assert names(queries.waiting(cast.cora.actor, clock.now())) == names(by_lot)


def test_who_has_not_heard_from_us_by_the_earliest_promise(five, here, cast):
    now = clock.now()
    assert names(queries.due_first_contact(cast.cora.actor, now)) == ["Cy", "Ben", "Dee"]
    late = {row.request.person.name: row.is_late for row in _rows(cast, now)}
    assert late == {"Ben": False, "Cy": True, "Dee": False, "Ada": False}


def test_whoever_waits_for_a_workers_answer_is_not_due(five, here, cast):
    actions.move_request(cast.cora.actor, five["Dee"], state="ASKED")
    assert "Dee" not in names(queries.due_first_contact(cast.cora.actor, clock.now()))


def test_the_numbers(five, here, cast):
    actions.move_request(cast.cora.actor, five["Ada"], state="MATCHED")
    numbers = queries.numbers(cast.cora.actor, clock.now())
    assert (numbers.waiting, numbers.to_contact, numbers.late) == (3, 3, 1)
    assert numbers.middle == 1
    assert (numbers.in_time, numbers.of) == (1, 2), "Ada was heard in time, Cy was not"
    assert numbers.found == 1


def test_the_numbers_of_an_empty_list(here, cast):
    numbers = queries.numbers(cast.cora.actor, clock.now())
    assert (numbers.waiting, numbers.middle, numbers.of) == (0, None, 0)


def test_by_next_step(five, here, cast):
    actions.move_request(cast.cora.actor, five["Dee"], state="ASKED")
    board = queries.board(cast.cora.actor, clock.now())
    told = {str(column.says): names(row.request for row in column.rows) for column in board}
    assert told == {
        "First contact due": ["Ben", "Cy"],
        "Ready to suggest people": ["Ada"],
        "They are choosing": [],
        "Asked a peer worker": ["Dee"],
    }


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


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    ask, cast, as_, django_assert_max_num_queries
):
    ask(name="One")
    cora = as_(cast.cora)
    cora.get("/o/river/requests/")
    with django_assert_max_num_queries(24) as few:
        cora.get("/o/river/requests/")
    for n in range(12):
        ask(name=f"N{n}")
    with django_assert_max_num_queries(len(few)):
        page = cora.get("/o/river/requests/").content.decode()
    assert page.count('role="row"') == 14


def test_the_pages_are_for_those_who_arrange(ask, cast, as_):
    ask()
    for path in ("", "board/"):
        for who in ("dev", "ines", "manu", "ari", "pia", "marlowe"):
            assert as_(getattr(cast, who)).get(f"/o/river/requests/{path}").status_code == 403
        assert as_(cast.zed).get(f"/o/river/requests/{path}").status_code == 404
        page = as_(cast.cora).get(f"/o/river/requests/{path}").content.decode()
        assert "1 person is waiting." in page and "Noor" in page


def test_a_long_list_turns_its_pages(ask, cast, as_):
    for n in range(27):
        ask(name=f"N{n}")
    page = as_(cast.cora).get("/o/river/requests/?page=2").content.decode()
    assert page.count('role="row"') == 3
    assert as_(cast.cora).get("/o/river/requests/?page=nonsense").status_code == 200


def test_nobody_waits_and_the_page_says_so(cast, as_):
    assert "Nobody is waiting." in as_(cast.cora).get("/o/river/requests/").content.decode()


def test_the_panels(five, here, cast):
    now = clock.now()
    waiting = panels.waiting_panel(cast.cora.actor, now)
    assert names(row.request for row in waiting.first) == ["Ben", "Cy", "Dee"]
    assert panels.waiting_panel(cast.dev.actor, now) is None
    assert panels.asked_panel(cast.cora.actor, now) is None
    assert panels.asked_panel(cast.marlowe.actor, now) is None
    asked = _asked_again(cast)
    assert panels.asked_panel(cast.marlowe.actor, now).request == asked


def _asked_again(cast):
    return actions.ask_again(
        cast.marlowe.actor,
        cast.marlowe.person,
        programme=cast.community,
        wishes=[],
        words="",
        wants_help_choosing=False,
    )


def _rows(cast, now):
    return queries.rows(queries.waiting(cast.cora.actor, now), now)


def test_closed_requests_wait_no_more(five, here, cast):
    assert Request.objects.filter(person__name="Gone").exists()
    assert "Gone" not in names(queries.waiting(cast.cora.actor, clock.now()))
