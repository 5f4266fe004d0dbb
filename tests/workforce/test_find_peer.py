"""The public page of peers: only who chose to be there, and only what they chose to show."""

import pytest

from beside.core import tenancy
from beside.people import actions as people
from beside.people.models import Membership
from beside.workforce import actions
from tests import cast as casting
from tests import worlds


@pytest.fixture
def peers(cast, rosa):
    worlds.profile(cast.dev, shares={"DRINKING": "PUBLIC"}, hours=worlds.MORNINGS, line="Ten words")
    return cast


def test_anybody_may_look(peers, client):
    page = client.get("/peers/").content.decode()
    assert "Rosa" in page and "Dev" in page and "Hearing voices" in page
    assert client.get("/o/river/peers/").status_code == 200


def test_only_what_they_chose_to_show_everyone(peers, client):
    for address in ("/peers/", "/peers/rosa/"):
        page = client.get(address).content.decode()
        main = page.partition("<main")[2]
        for private in ("Muslim", "A woman", "41 to 60", "Gambling"):
            assert private not in main, f"{private} on {address}"
    story = client.get("/peers/rosa/").content.decode().partition("<main")[2]
    assert "I heard voices for years" in story and "Parents" in story
    assert "Panic" not in story and "Losing someone" not in story and "Drinking" not in story


def test_who_is_not_public_has_no_page(peers, client):
    actions.keep_profile(peers.rosa.actor, peers.rosa.person, is_public=False)
    assert "Rosa" not in client.get("/peers/").content.decode()
    assert client.get("/peers/rosa/").status_code == 404
    assert client.get("/peers/nobody/").status_code == 404


def test_who_no_longer_works_here_has_no_page(peers, client):
    with tenancy.within(peers.here.pk):
        part = Membership.objects.get(person=peers.rosa.person, role="peer_worker")
    people.end_part(peers.ari.actor, part)
    assert client.get("/peers/rosa/").status_code == 404


@pytest.mark.parametrize(
    "asked, found",
    [
        ("experience=HEARING_VOICES", {"Rosa"}),
        ("experience=DRINKING", {"Dev"}),
        ("experience=PANIC", {"Rosa", "Dev"}),
        ("mode=PHONE", {"Rosa", "Dev"}),
        ("mode=VIDEO", set()),
        ("time=WEEKDAY_MORNING", {"Dev"}),
        ("time=WEEKDAY_EVENING&mode=PHONE", {"Rosa"}),
        ("experience=DRINKING&time=WEEKDAY_EVENING", set()),
        ("experience=<script>&time=", {"Rosa", "Dev"}),
    ],
)
def test_narrowing_it(peers, client, asked, found):
    """What nobody shares with everyone is no filter: it would tell what is private."""
    page = client.get(f"/peers/?{asked}").content.decode().partition("<main")[2]
    assert {name for name in ("Rosa", "Dev") if f"Read {name}" in page} == found


def test_what_is_private_cannot_be_found_by_looking_for_it(peers, client):
    page = client.get("/peers/").content.decode()
    assert 'value="PANIC"' not in page and 'value="GRIEF"' not in page


def test_the_other_organisation_has_its_own_peers(peers, client):
    page = client.get("/o/hill/peers/").content.decode()
    assert "Rosa" not in page
    assert client.get("/o/hill/peers/rosa/").status_code == 404


def test_more_peers_are_no_more_queries(peers, client, django_assert_max_num_queries):
    client.get("/peers/")
    for n in range(6):
        worlds.profile(casting.staff(peers.here, f"peer{n}", ["peer_worker"], peers.community))
    with django_assert_max_num_queries(14):
        page = client.get("/peers/")
    assert page.content.count(b"<article") == 8


def test_asking_to_meet_one_of_them_is_remembered(peers, client):
    answer = client.get("/o/river/choose/with/rosa/")
    assert answer.status_code == 302 and answer.url == "/start/"
    assert client.session["would_like_to_meet"] == "rosa"
