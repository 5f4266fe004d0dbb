"""The tags every page needs."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import include, path

from beside.core import once
from beside.core.page import public_page


@public_page(why="A door for this test.")
def welcome(request):
    return HttpResponse("welcome")


doors = [path("welcome/", welcome, name="welcome")]
urlpatterns = [path("o/<slug:org>/", include((doors, "hall")))]


def shown(source: str, **more: object) -> str:
    return Template(source).render(Context({"request": RequestFactory().get("/"), **more}))


@pytest.mark.urls(__name__)
def test_at_gives_the_address_in_this_organisation(cast):
    request = SimpleNamespace(org=cast.there)
    said = shown('{% at "hall:welcome" %}|{% at "hall:welcome" as it %}{{ it }}', request=request)
    assert said == "/o/hill/welcome/|/o/hill/welcome/"


@pytest.mark.urls(__name__)
def test_public_pages_of_the_front_organisation_stand_at_the_root(cast):
    assert shown('{% at "hall:welcome" %}', request=SimpleNamespace(org=cast.here)) == "/welcome/"


def test_form_marks_carry_the_csrf_proof_and_a_fresh_mark_each():
    one, two = shown("{% form_marks %}"), shown("{% form_marks %}")
    assert 'name="csrfmiddlewaretoken"' in one and f'name="{once.FIELD}"' in one
    assert one.split(once.FIELD)[1] != two.split(once.FIELD)[1]


def test_once_alone_is_only_the_mark():
    said = shown("{% once %}")
    assert f'name="{once.FIELD}"' in said and "csrf" not in said
