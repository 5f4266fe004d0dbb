"""The waiting list with a proposal for each: who comes first, who with, and what could help."""

import datetime as dt

from beside.core import clock, tenancy
from beside.matching import actions
from beside.matching.queries.waiting import waiting_list
from beside.referrals import actions as referrals
from tests import cast as casting

from .conftest import another, option


def seen_by(cast, who):
    with tenancy.within(cast.here.pk):
        return waiting_list(who.actor, now=clock.now())


def test_who_comes_first_and_with_whom(peers):
    with clock.at(clock.now() - dt.timedelta(days=9)):
        another(peers, "nell", help_choosing=True)
    kit = another(peers, "kit", help_choosing=True)
    bea = another(peers, "bea", wishes=[("LANGUAGE", "so", "MUST")], help_choosing=True)
    referrals.set_urgency(peers.cora.actor, kit.request, urgency=3)
    found = seen_by(peers, peers.cora)
    assert [row.request.person.name for row in found.rows] == ["Kit", "Nell", "Bea"]
    assert [row.worker_name for row in found.rows] == ["Rosa", "Rosa", ""]
    assert (found.can_be_offered, found.nobody_fits, found.free_places) == (2, 1, 6)
    assert (found.rows[1].days, found.in_time) == (9, 2)
    last = found.rows[2]
    assert last.softer == [("Somali", 3)]
    assert last.request.pk == bea.request.pk


def test_one_place_is_proposed_to_one_person(peers):
    from beside.workforce import actions as workforce

    from .conftest import boss

    for who in (peers.rosa, peers.dev, peers.thuy):
        workforce.keep_profile(boss(peers), who.person, caseload_limit=1)
    for name in ("nell", "kit", "bea", "abe"):
        another(peers, name, help_choosing=True)
    found = seen_by(peers, peers.cora)
    proposed = [row.worker_name for row in found.rows if row.worker]
    assert sorted(proposed) == ["Dev", "Rosa", "Thuy"]
    assert found.rows[-1].hope.are_full == 0


def test_each_stands_under_what_comes_next(peers):
    nell = another(peers, "nell", help_choosing=True)
    kit = another(peers, "kit", help_choosing=True)
    bea = another(peers, "bea")
    abe = another(peers, "abe", wishes=[("LANGUAGE", "so", "MUST")])
    for who in (kit, bea, abe):
        referrals.note_first_contact(peers.cora.actor, who.request)
    cleo = another(peers, "cleo")
    actions.ask_to_meet(cleo.actor, option(cleo.request, peers.rosa))
    steps = [
        [row.request.person.name for row in rows] for _t, rows in seen_by(peers, peers.cora).steps
    ]
    assert steps == [["Nell"], ["Kit"], ["Bea"], ["Cleo"], ["Abe"]]
    assert nell.request.state == "WAITING"


def test_only_the_people_of_ones_own_programmes(peers):
    another(peers, "nell")
    other = casting.staff(peers.here, "omar", ["coordinator"], peers.ward)
    assert seen_by(peers, other).rows == []
    assert seen_by(peers, peers.manu).rows == []


def test_the_page(peers, as_):
    another(peers, "nell", help_choosing=True)
    another(peers, "bea", wishes=[("LANGUAGE", "so", "MUST")], help_choosing=True)
    page = as_(peers.cora).get("/o/river/choose/waiting/").content.decode()
    assert "2 people are waiting. One can be offered a peer today." in page
    assert "Rosa goes from 0 to 1 of 2 places." in page
    assert "With “Somali” as a wish, 3 fit" in page
    assert as_(peers.dev).get("/o/river/choose/waiting/").status_code == 403
    assert as_(peers.zed).get("/o/river/choose/waiting/").status_code == 404


def test_nobody_waits(peers, as_):
    page = as_(peers.cora).get("/o/river/choose/waiting/").content.decode()
    assert "Nobody is waiting." in page


def test_the_number_of_queries_does_not_grow(peers, as_, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(peers.cora)
    another(peers, "first", help_choosing=True)
    client.get("/o/river/choose/waiting/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/o/river/choose/waiting/")
    for n in range(6):
        another(peers, f"more{n}", help_choosing=True)
    with django_assert_max_num_queries(len(few)):
        client.get("/o/river/choose/waiting/")
    assert len(few) < 45
