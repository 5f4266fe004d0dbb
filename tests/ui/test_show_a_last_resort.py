"""Pages of last resort: what happened, what to do, where help is; with nothing behind them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import get_resolver

from beside.ui import views

LAST = {400: "bad_request", 403: "forbidden", 404: "not_found"}


def answer(view, *args):
    return view(RequestFactory().get("/anything/"), *args)


@pytest.mark.parametrize(("status", "view"), LAST.items())
def test_each_is_the_one_the_house_uses(status, view):
    handler = get_resolver().resolve_error_handler(status)
    assert handler is getattr(views, view)
    response = answer(handler, None)
    assert response.status_code == status
    assert b'href="/now/"' in response.content


@pytest.mark.parametrize("address", ["/nope/", "/o/other/people/1/", "/<script>/", "/x" * 500])
def test_an_address_that_leads_nowhere_says_the_same_byte_for_byte(address):
    first = answer(views.not_found, None).content
    request = RequestFactory().get(address)
    assert views.not_found(request, Exception(address)).content == first


def test_a_refusal_says_why():
    response = answer(views.forbidden, PermissionDenied("Only <Rosa> can open this."))
    assert b"Only &lt;Rosa&gt; can open this." in response.content

    class Refused(PermissionDenied):
        because = "This meeting is not open."

    assert b"This meeting is not open." in answer(views.forbidden, Refused("no")).content
    assert b"does not open this page" in answer(views.forbidden, None).content


def test_our_own_fault_is_said_with_a_number_to_ask_by():
    page = render_to_string("500.html", {"reference": "c0ffee12"})
    assert "c0ffee12" in page
    assert "It was not you." in page
    assert "helps us find" not in render_to_string("500.html")


def test_a_page_that_waited_too_long_says_nothing_is_lost():
    response = answer(views.form_too_old, "CSRF cookie not set.")
    assert response.status_code == 403
    assert b"waited too long" in response.content
    assert b"CSRF" not in response.content


def test_help_is_there_while_the_database_is_away():
    numbers = [{"name": "Lifeline", "note": "Day or night", "href": "tel:555", "say": "Call 555"}]
    page = render_to_string("503.html", {"help_numbers": numbers})
    assert 'href="tel:555"' in page
    assert 'href="/now/"' in page
    assert "Try again" in render_to_string("503.html")


def test_the_house_itself_answers_with_ours(client, db):
    response = client.get("/o/no-such-place/nothing/")
    assert response.status_code == 404
    assert response.content == answer(views.not_found, None).content
