"""Signing out: nothing of anybody stays behind."""

from django.contrib.auth import SESSION_KEY

WIPE = '"cache", "cookies", "storage"'


def test_it_ends_the_visit_and_wipes_the_device(cast, as_):
    client = as_(cast.marlowe)
    response = client.post("/sign-in/out/")
    assert response.headers["Clear-Site-Data"] == WIPE
    assert response.url == "/sign-in/signed-out/"
    assert SESSION_KEY not in client.session
    assert client.get("/o/river/home/").status_code == 302


def test_looking_at_the_page_changes_nothing(cast, as_):
    client = as_(cast.marlowe)
    response = client.get("/sign-in/out/")
    assert response.status_code == 200 and "Clear-Site-Data" not in response.headers
    assert SESSION_KEY in client.session


def test_on_ones_own_device_wishes_come_back(cast, as_):
    client = as_(cast.marlowe)
    client.cookies["theme"], client.cookies["language"] = "dusk", "es"
    client.cookies["density"] = "nonsense"
    leads = client.post("/sign-in/out/").url
    assert leads == "/sign-in/signed-out/?theme=dusk&language=es"
    client.cookies.clear()
    said = client.get(leads)
    assert said.cookies["theme"].value == "dusk" and said.cookies["language"].value == "es"
    assert "density" not in said.cookies


def test_on_a_shared_device_nothing_comes_back(known, client, sign_in):
    sign_in("marlowe", shared="on")
    client.cookies["theme"] = "dusk"
    assert client.post("/sign-in/out/").url == "/sign-in/signed-out/"


def test_what_was_seen_is_kept_nowhere(cast, as_):
    assert as_(cast.marlowe).get("/o/river/safe-contact/").headers["Cache-Control"] == "no-store"


def test_from_the_second_step_one_can_start_again(known, client, sign_in, app):
    app(known.dev.account)
    sign_in("dev")
    assert client.post("/sign-in/out/", {"next": "/sign-in/"}).url == "/sign-in/"
    assert client.get("/sign-in/code/").url == "/sign-in/"
