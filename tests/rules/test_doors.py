"""Every address has a door, and no door opens to a stranger, or to a colleague with no part."""

import re
from uuid import uuid4

import pytest
from django.urls import URLPattern, get_resolver

from beside.core import tenancy
from beside.people.faces import as_actor
from tests.worlds import everything

NOT_OURS = ("allauth.", "django.contrib.staticfiles.")
# Pages about one thing that a colleague with no part in it may still open, and why.
OPEN_TO_COLLEAGUES = {
    "set-up/programmes": "programmes are on the front page",
    "my-profile": "one's own time away and conflicts",
}
CAST = ("marlowe", "amina", "dev", "rosa", "ines", "cora", "manu", "ari", "pia")


def every_page(patterns=None, prefix=""):
    for entry in patterns or get_resolver().url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield pytest.param(route, entry.callback, id=route)
        else:
            yield from every_page(entry.url_patterns, route)


PAGES = [page for page in every_page() if not page.values[1].__module__.startswith(NOT_OURS)]
INSIDE = [p for p in PAGES if p.values[0].startswith("o/") and not p.values[1].is_public]
ABOUT_ONE = [page for page in INSIDE if page.values[1].sees]


@pytest.mark.once
@pytest.mark.parametrize(("route", "view"), PAGES)
def test_it_has_a_door(route, view):
    assert getattr(view, "is_door", False), f"{route} does not say who may open it"


@pytest.mark.once
@pytest.mark.parametrize(("route", "view"), PAGES)
def test_a_public_door_says_why(route, view):
    assert not view.is_public or view.why


def test_every_door_is_closed_to_anybody_not_signed_in(cast, client):
    for route, _view in (page.values for page in INSIDE):
        address = filled(route, uuid4()).replace("<slug:org>", "river")
        for send in (client.get, client.post):
            reply = send(address)
            assert reply.status_code in (302, 405), address
            assert reply.status_code == 405 or reply.url.startswith("/sign-in/"), address


def test_every_door_is_closed_to_strangers(cast, as_):
    client = as_(cast.zed)
    for route, _view in (page.values for page in INSIDE):
        address = filled(route, uuid4()).replace("<slug:org>", "river")
        assert client.get(address).status_code == 404, address


@pytest.mark.django_db
def test_nobody_without_a_part_opens_what_is_about_somebody(cast, as_):
    """One world, every page about one thing: found by those who see it, and by nobody else."""
    world, tried = everything(cast), 0
    clients = {name: sign_in(getattr(world, name)) for name in ("zed", "rosa")}
    for route, view in (page.values for page in ABOUT_ONE):
        thing = something(world, view)
        if thing is None:
            continue
        tried += 1
        address = filled(route, thing.pk)
        nothing = filled(route, uuid4())
        ours = address.replace("<slug:org>", "river")
        for slug in ("river", "hill"):
            door, none = (each.replace("<slug:org>", slug) for each in (address, nothing))
            real, absent = clients["zed"].get(door), clients["zed"].get(none)
            assert real.status_code == 404, f"a stranger found {door}"
            assert real.content == absent.content, f"{door} tells that it exists"
            assert clients["zed"].post(door).status_code in (404, 405), f"posted to {door}"
        if not any(part in route for part in OPEN_TO_COLLEAGUES) and not belongs(
            world.rosa, view, thing
        ):
            assert clients["rosa"].get(ours).status_code == 404, f"a colleague found {ours}"
            assert clients["rosa"].post(ours).status_code in (404, 405)
    assert tried >= 0.8 * len(ABOUT_ONE), "the world holds too few kinds of things"


def sign_in(who):
    from django.test import Client

    from beside.people import faces

    client = Client()
    client.force_login(who.account)
    session = client.session
    session[faces.SECOND_STEP] = True
    session.save()
    return client


def something(world, view):
    """A thing this page could show, as somebody of the cast sees it."""
    with tenancy.within(world.here.pk):
        for name in CAST:
            if thing := view.sees(as_actor(getattr(world, name).person)).first():
                return thing
    return None


def belongs(who, view, thing):
    """Is this one of the things that are rightly theirs, such as their own profile?"""
    with tenancy.within(who.org.pk):
        return view.sees(as_actor(who.person)).filter(pk=thing.pk).exists()


def filled(route, pk):
    address = "/" + route.replace("<uuid:id>", str(pk)).replace("<uuid:worker>", str(pk))
    samples = {"goal_deed:deed": "rest", "step_deed:deed": "done", "strength_deed:deed": "end"}
    for mark, sample in samples.items():
        address = address.replace(f"<{mark}>", sample)
    address = address.replace("<slug:covers>", "notes").replace("<slug:slug>", "dev")
    address = re.sub(r"\^accent-try-.*", "accent-try-1F5F5B.css", address)
    return address
