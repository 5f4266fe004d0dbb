"""One human may have two faces here, or a part in two places: they say which one they wear."""

import pytest

from beside.core.actor import operator
from beside.people import actions as people
from beside.people import faces
from tests.cast import participant


@pytest.fixture
def both(cast):
    """Dev works in the community programme, and receives support on the ward."""
    return participant(cast.here, "dev-too", cast.ward, account=cast.dev.account)


@pytest.fixture
def inside(client, cast):
    def sign_in(who):
        client.force_login(who.account)
        session = client.session
        session[faces.SECOND_STEP] = True
        session.save()
        return client

    return sign_in


def test_with_one_face_one_is_home_at_once(cast, inside):
    assert inside(cast.marlowe).get("/where/").url == "/o/river/home/"


def test_with_two_one_is_asked_first(cast, both, inside):
    client = inside(cast.dev)
    page = client.get("/where/").content.decode()
    assert "My own support" in page and "My work with others" in page
    answer = client.get("/o/river/people/")
    assert answer.url == "/where/?next=%2Fo%2Friver%2Fpeople%2F"


def test_the_chosen_face_is_worn_under_a_new_key(cast, both, inside):
    client = inside(cast.dev)
    before = client.session.session_key
    response = client.post("/where/", {"face": str(cast.dev.person.pk), "next": "/o/river/set-up/"})
    assert response.url == "/o/river/set-up/"
    assert client.session.session_key != before
    assert client.get("/o/river/safe-contact/").status_code == 403
    client.post("/where/", {"face": str(both.person.pk)})
    assert client.get("/o/river/safe-contact/").status_code == 200


def test_nobody_wears_anothers_face(cast, both, inside):
    client = inside(cast.dev)
    response = client.post("/where/", {"face": str(cast.marlowe.person.pk)})
    assert response.status_code == 200
    assert f"face:{cast.here.pk}" not in client.session


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//x.example", "/o/hill/home/"])
def test_it_never_leads_out_of_the_organisation(cast, both, inside, wanted):
    response = inside(cast.dev).post("/where/", {"face": str(both.person.pk), "next": wanted})
    assert response.url == "/o/river/home/"


def test_two_places_of_one_human(cast, inside):
    participant(cast.there, "marlowe-there", cast.elsewhere, account=cast.marlowe.account)
    page = inside(cast.marlowe).get("/where/").content.decode()
    assert "River Peers" in page and "Hill Street" in page


def test_with_no_part_left_there_is_still_a_way_on(cast, inside, client):
    people.take_back_way_in(operator(cast.here.pk), cast.marlowe.person)
    page = inside(cast.marlowe).get("/where/").content.decode()
    assert "Nothing is open for you here now" in page and "/start/" in page


def test_public_pages_do_not_ask(cast, both, inside):
    assert inside(cast.dev).get("/roles/").status_code == 200


def test_the_address_of_faces_leads_there(cast, as_):
    assert as_(cast.marlowe).get("/o/river/faces/").url == "/where/?choose"
