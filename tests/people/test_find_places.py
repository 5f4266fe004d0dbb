"""The menu: at most four places, the ones each role needs, and only ones that open."""

import pytest
from django.test import RequestFactory

from beside.people import context, places

MENU = {
    "marlowe": ["Home", "Meetings", "My plan", "More"],
    "dev": ["Today", "People", "Meetings", "Me"],
    "ines": ["Home", "Reviews", "People", "More"],
    "cora": ["Waiting", "People", "More"],
    "manu": ["Overview", "In an emergency", "Workforce", "More"],
    "ari": ["Set up", "Staff", "Workforce", "More"],
    "pia": ["Log", "More"],
}


def menu(who):
    return [str(place.label) for place in places.menu(who.actor, who.org)]


@pytest.mark.parametrize("name", MENU)
def test_each_has_their_own(cast, name, monkeypatch):
    monkeypatch.setattr(places, "_door", lambda path: object())
    assert menu(getattr(cast, name)) == MENU[name]


@pytest.mark.parametrize("name", MENU)
def test_every_place_opens(cast, as_, name):
    who = getattr(cast, name)
    client = as_(who)
    shown = places.menu(who.actor, cast.here)
    for _title, found in places.behind_more(who.actor, cast.here):
        shown += found
    assert len(shown) == len({place.path for place in shown})
    for place in shown:
        answer = client.get(f"/o/river/{place.path}", follow=True)
        assert answer.status_code == 200, place.path


def test_every_place_in_the_table_has_a_door():
    everything = [*places.OWN, *places.WORK, *places.MINE, *places.AT_WORK, *places.PUBLIC]
    for place in [places.HOME, places.MORE, *everything, *places.FOOT]:
        assert places._door(place.path) is not None, place.path


def test_somebody_who_coordinates_and_walks_has_four(cast, monkeypatch):
    from beside.core.actor import operator
    from beside.people import actions as people
    from beside.people.faces import as_actor

    monkeypatch.setattr(places, "_door", lambda path: object())
    people.give_part(
        operator(cast.here.pk), cast.dev.person, role="coordinator", programme=cast.community
    )
    both = as_actor(cast.dev.person)
    shown = [str(place.label) for place in places.menu(both, cast.here)]
    assert shown == ["Home", "Waiting", "People", "More"]
    rest = [str(p.label) for _title, found in places.behind_more(both, cast.here) for p in found]
    assert {"Meetings", "My page"} <= set(rest)


def test_the_current_place_is_marked_once_and_as_deep_as_it_goes(cast):
    found = [places.Place("set-up/", "A", "x"), places.Place("set-up/staff/", "B", "x")]
    linked = places.linked(found, cast.here, "/o/river/set-up/staff/new/")
    assert [place["current"] for place in linked] == [False, True]


def test_what_stands_around_a_page_asks_the_database_nothing(cast, django_assert_num_queries):
    request = RequestFactory().get("/o/river/home/")
    request.session = {"_auth_user_id": "1"}
    request.org, request.actor, request.face = cast.here, cast.dev.actor, cast.dev.person
    with django_assert_num_queries(0):
        around = context.around(request)
    assert around["me"]["display_name"] == "Dev" and around["home_href"] == "/o/river/home/"


def test_pages_for_anybody_say_nothing_about_anybody(cast, client):
    page = client.get("/roles/").content.decode()
    assert "You are here as" not in page and "/sign-in/out/" not in page
