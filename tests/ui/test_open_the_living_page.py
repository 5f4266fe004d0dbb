"""The living page of the look: open to look at while trying things out, and nowhere in production."""

from importlib import reload

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from beside.ui import urls, views


def test_every_part_is_on_it():
    request = RequestFactory().get("/ui/?theme=dusk")
    request.session, request.user = {}, AnonymousUser()
    response = views.index.__wrapped__(request)
    html = response.content.decode()
    assert 'data-theme="dusk"' in html
    for word in ("A path of stones", "Choosing between people", "A form", "Twelve weeks together"):
        assert word in html


@pytest.mark.parametrize(("mode", "pages"), [("demo", 1), ("test", 1), ("production", 0)])
def test_it_is_not_in_production(settings, mode, pages):
    settings.MODE = mode
    assert len(reload(urls).urlpatterns) == pages
