"""Everyone has a home with one next thing on it."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.relationships import actions as relationships


@pytest.fixture
def walking(cast):
    return relationships.introduce(
        cast.cora.actor,
        cast.marlowe.person,
        worker=cast.dev.person,
        programme=cast.community,
        request_id=None,
    )


PAGES = {
    "marlowe": ["home/", "more/", "plan/", "sharing/", "who-looked/", "questions/", "my-record/",
                "notes/", "meetings/", "sharing/agree/notes/", "sharing/agree/care_team/",
                "notices/"],
    "dev": ["home/", "more/", "people/", "meetings/", "my-profile/", "offers/", "reviews/"],
    "ines": ["home/", "more/", "people/", "reviews/"],
    "cora": ["people/", "choose/waiting/", "more/"],
    "manu": ["overview/", "glass/", "more/"],
    "ari": ["set-up/", "more/", "roles/"],
    "pia": ["log/", "log/events/", "log/denials/", "log/verify/", "more/"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("who", "path"), [(who, path) for who, paths in PAGES.items() for path in paths]
)
def test_it_opens(cast, walking, as_, who, path):
    reply = as_(getattr(cast, who)).get(f"/o/river/{path}", follow=True)
    assert reply.status_code == 200, reply.content.decode()[:500]
    assert b"/now/" in reply.content, "help is one tap away"


@pytest.mark.parametrize("who", ["marlowe", "dev", "ines", "cora", "manu", "ari", "pia"])
def test_each_role_comes_home(cast, walking, as_, who):
    reply = as_(getattr(cast, who)).get("/o/river/home/", follow=True)
    assert reply.status_code == 200


def test_the_peer_worker_opens_the_person(cast, walking, as_):
    reply = as_(cast.dev).get(f"/o/river/people/{cast.marlowe.person.pk}/")
    assert reply.status_code == 200 and b"Marlowe" in reply.content


@pytest.mark.parametrize("who", ["rosa", "manu", "ari", "pia"])
def test_nobody_without_a_part_does(cast, walking, as_, who):
    reply = as_(getattr(cast, who)).get(f"/o/river/people/{cast.marlowe.person.pk}/")
    assert reply.status_code == 404


FRONT = "  how-it-works/ privacy/ easy-read/ access/ complaints/ peers/ start/ refer/ status/"


@pytest.mark.parametrize("path", FRONT.split(" ")[1:])
def test_the_front_is_open_to_anybody(cast, client, path):
    reply = client.get(f"/{path}", follow=True)
    assert reply.status_code == 200, reply.content.decode()[:300]


def test_the_list_does_not_ask_more_for_more_people(
    cast, walking, as_, django_assert_max_num_queries
):
    client = as_(cast.dev)
    with django_assert_max_num_queries(40):
        client.get("/o/river/home/")


def test_what_it_says_follows_the_clock(cast, walking):
    from beside.home import queries

    later = clock.now() + dt.timedelta(days=20)
    with tenancy.within(cast.here.pk):
        assert queries.today(cast.dev.actor, now=later).come_back[0].days_quiet >= 19
