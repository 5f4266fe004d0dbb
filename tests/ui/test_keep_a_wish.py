"""Wishes for light and spacing stay on the device, and never lead anyone astray."""

import pytest
from django.test import RequestFactory

from beside.ui import views
from beside.ui.context import look

wishes = views.wishes.__wrapped__


def wish(**typed):
    return wishes(RequestFactory().post("/ui/wishes/", typed))


def test_a_wish_is_kept_in_a_cookie_no_script_can_read():
    response = wish(theme="dusk", density="close", next="/today/")
    assert response.url == "/today/"
    for name, value in (("theme", "dusk"), ("density", "close")):
        cookie = response.cookies[name]
        assert cookie.value == value
        assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_what_we_do_not_know_is_not_kept():
    assert not wish(theme='evil"', density="").cookies


@pytest.mark.parametrize(
    "astray", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:1"]
)
def test_nobody_is_sent_elsewhere(astray):
    assert wish(next=astray).url == "/"


def test_a_page_is_told_the_wish_and_nothing_else():
    request = RequestFactory().get("/")
    assert look(request) == {"theme": "auto", "density": "open"}
    request.COOKIES = {"theme": "dusk", "density": "evil"}
    assert look(request) == {"theme": "dusk", "density": "open"}


def test_the_living_page_is_open_to_look_at_but_not_in_production(settings):
    from importlib import reload

    from beside.ui import urls

    assert {route.name for route in urls.urlpatterns} == {"index", "wishes"}
    settings.MODE = "production"
    assert {route.name for route in reload(urls).urlpatterns} == {"wishes"}
    settings.MODE = "test"
    reload(urls)
