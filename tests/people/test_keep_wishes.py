"""Language, light, room and the way out: kept on the device, before signing in too."""

import pytest


def test_a_language_is_chosen_before_signing_in_and_the_place_is_kept(client, db):
    response = client.get("/language/es/?next=/sign-in/")
    assert response.url == "/sign-in/" and response.cookies["language"].value == "es"
    assert '<html lang="es"' in client.get("/sign-in/").content.decode()


def test_a_language_we_do_not_speak_is_not_there(client, db):
    assert client.get("/language/xx/").status_code == 404


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//x.example", "javascript:x"])
def test_it_leads_nowhere_else(client, db, wanted):
    assert client.get("/language/es/", {"next": wanted}).url == "/"
    kept = client.post("/preferences/", {"theme": "dusk", "next": wanted})
    assert kept.url == "/"


def test_every_page_offers_each_language_by_its_own_name(client, cast):
    page = client.get("/roles/").content.decode()
    assert (
        'href="/language/es/?next=%2Fo%2Friver%2Froles%2F"' in page
        or "/language/es/?next=%2Froles" in page
    )
    assert "Español" in page and 'lang="es"' in page


def test_light_and_room_are_kept(client, db):
    response = client.post(
        "/preferences/", {"theme": "dusk", "density": "close", "next": "/sign-in/"}
    )
    assert response.url == "/sign-in/"
    page = client.get("/sign-in/").content.decode()
    assert 'data-theme="dusk"' in page and 'data-density="close"' in page


def test_the_way_out_may_be_hidden_after_it_was_explained(client, db):
    assert "does not clear your history" in client.get("/preferences/").content.decode()
    client.post("/preferences/", {"leave": "hidden"})
    assert "data-leave" not in client.get("/sign-in/").content.decode()
    client.post("/preferences/", {"leave": "shown"})
    assert "data-leave" in client.get("/sign-in/").content.decode()


def test_nonsense_is_not_kept(client, db):
    response = client.post("/preferences/", {"theme": "<script>"})
    assert response.status_code == 200 and "theme" not in response.cookies


def test_what_the_device_claims_is_checked(client, db):
    client.cookies["theme"] = '"><script>'
    assert "<script>alert" not in client.get("/sign-in/").content.decode()
    assert "data-theme" not in client.get("/sign-in/").content.decode()
