"""What holds at every door: forms need their mark, looking changes nothing, nobody is led away."""

from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from beside.core import tenancy
from beside.core.models import Event
from beside.people import faces
from beside.ui import files
from tests.browser.rooms import rooms
from tests.worlds import everything

from .test_rough_hands import PLAIN, enter

AWAY = (
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    " https://elsewhere.example",
    "http://testserver@elsewhere.example/",
    "/\r\nSet-Cookie: visit=stolen",
    "\x00//elsewhere.example",
)


@pytest.mark.django_db
@pytest.mark.parametrize("away", AWAY)
def test_nobody_is_led_away(client, away):
    for reply in (
        client.get(f"/language/es/?next={quote(away)}"),
        client.post(
            f"/preferences/?next={quote(away)}",
            {"theme": "dusk", "density": "open", "leave": "shown", "language": "en", "next": away},
        ),
        client.get(f"/sign-in/?next={quote(away)}"),
        client.get(f"/sign-in/out/?next={quote(away)}"),
        client.get(f"/where/?next={quote(away)}"),
    ):
        led = urlsplit(reply.headers.get("Location", "/"))
        assert led.netloc in ("", "testserver"), reply.headers["Location"]
        assert led.scheme in ("", "http"), reply.headers["Location"]
        assert b'href="//elsewhere' not in reply.content
        assert b'href="https://elsewhere' not in reply.content
        assert settings.SESSION_COOKIE_NAME not in client.cookies


@pytest.mark.django_db
def test_after_signing_in_one_is_still_here(cast):
    cast.marlowe.account.set_password("a kettle on the stove")
    cast.marlowe.account.save()
    for away in AWAY:
        client = Client()
        typed = {"login": "marlowe", "password": "a kettle on the stove", "next": away}
        reply = client.post(f"/sign-in/?next={quote(away)}", typed)
        assert reply.status_code == (400 if "\0" in away else 302)
        assert urlsplit(reply.headers.get("Location", "/")).netloc in ("", "testserver")


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.elsewhere.example", "a b", "[x"])
def test_another_name_for_this_house_is_refused_and_not_repeated(cast, host):
    reply = Client().get("/start/", headers={"host": host})
    assert reply.status_code == 400
    assert b"elsewhere" not in reply.content
    assert b'href="/now/"' in reply.content


@pytest.mark.django_db
def test_a_form_without_its_mark_does_nothing(cast):
    """Nobody can be made to send a form of ours from a page that is not ours."""
    world = everything(cast)
    for name in ("marlowe", "dev", "cora", "ari", ""):
        client = Client(enforce_csrf_checks=True)
        if name:
            client.cookies = enter(getattr(world, name)).cookies
        for address in PLAIN:
            assert client.post(address, {"words": "x"}).status_code in (403, 404, 405), address
    for address in ("/preferences/", "/sign-in/", "/sign-in/out/", "/sign-in/devices/all/"):
        assert Client(enforce_csrf_checks=True).post(address).status_code in (302, 403), address


@pytest.mark.django_db
def test_looking_changes_nothing(cast):
    """Opening every page that somebody can open, each deed named behind the question mark."""
    world = everything(cast)
    for name in ("marlowe", "dev", "cora", "ari", "pia"):
        who = getattr(world, name)
        client = enter(who)
        actor = faces.as_actor(who.person)
        pages = list(rooms(name, client, actor, world.here, {"slug": "dev"}))
        with tenancy.within(world.here.pk):
            before = Event.objects.count()
        for each in pages:
            client.get(f"{each.path}?deed=accept&words=x&sure=on&delete=1&_method=POST")
        with tenancy.within(world.here.pk):
            since = Event.objects.order_by("seq")[before:]
            assert [event.name for event in since] == [], name


@pytest.mark.django_db
def test_private_pages_are_kept_nowhere_and_cookies_stay_here(cast, client):
    world = everything(cast)
    mine = enter(world.marlowe)
    for each in rooms("", mine, faces.as_actor(world.marlowe.person), world.here, {}):
        reply = mine.get(each.path)
        assert reply.headers["Cache-Control"] == "no-store", each.path
        assert reply.headers["X-Frame-Options"] == "DENY"
        assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
    client.get("/sign-in/")
    client.get("/language/es/")
    assert set(client.cookies) >= {settings.CSRF_COOKIE_NAME, "language"}
    for cookie in [*client.cookies.values(), *mine.cookies.values()]:
        assert cookie["samesite"] == "Lax", cookie
        assert cookie["httponly"], cookie


def test_pages_of_last_resort_need_no_gathered_files(tmp_path):
    """Style that was never gathered, or whose list is lost, must not hide where help is."""
    from django.contrib.staticfiles.storage import staticfiles_storage
    from django.template.loader import render_to_string

    storage = files.Files(location=tmp_path, base_url="/static/")
    held, staticfiles_storage._wrapped = staticfiles_storage._wrapped, storage
    try:
        for page in ("400", "403", "403_csrf", "404", "500", "503"):
            shown = render_to_string(f"{page}.html", {})
            assert 'href="/now/"' in shown
            assert 'href="/static/ui/beside.css"' in shown
    finally:
        staticfiles_storage._wrapped = held
