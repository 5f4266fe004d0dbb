"""Help now: the one page that always works."""

import pytest
from django.db import OperationalError


@pytest.mark.once
@pytest.mark.parametrize("address", ["/now", "/now/", "/now/?place=GB", "/now/?place=XX"])
def test_it_answers_without_database_session_or_sign_in(client, address):
    """No `db` fixture here: touching the database would raise."""
    reply = client.get(address)
    assert reply.status_code == 200
    assert "sessionid" not in reply.cookies and not reply.cookies
    assert "default-src 'none'" in reply["Content-Security-Policy"]


@pytest.mark.once
def test_it_shows_numbers_of_the_place_that_was_chosen(client):
    body = client.get("/now/?place=GB").content.decode()
    assert 'href="tel:999"' in body and 'href="tel:911"' not in body


@pytest.mark.once
@pytest.mark.parametrize("place", ["", "XX", "<script>", "\x00"])
def test_an_unknown_place_is_asked_and_never_guessed(client, settings, place):
    settings.COUNTRY = ""
    body = client.get("/now/", {"place": place}).content.decode()
    assert "tell us where you are" in body and "tel:" not in body
    assert "<script>alert" not in body


@pytest.mark.once
def test_it_works_as_plain_html(client):
    body = client.get("/now/?place=US").content.decode()
    assert 'href="tel:988"' in body and 'href="sms:988"' in body
    assert "<form" in body and 'method="get"' in body, "choosing a place needs no script"


@pytest.mark.once
def test_it_stays_small(client):
    assert len(client.get("/now/?place=US").content) < 30_000


@pytest.mark.once
def test_when_the_database_is_away_pages_say_so_and_show_where_help_is(
    client, settings, monkeypatch
):
    settings.COUNTRY = "US"

    def away(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", away)
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", away)
    client.raise_request_exception = False
    reply = client.get("/start/")
    assert reply.status_code == 503 and reply["Retry-After"]
    assert "/now/" in reply.content.decode() and "tel:988" in reply.content.decode()
    assert client.get("/now/").status_code == 200
