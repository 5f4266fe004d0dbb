"""Programmes open, close to new people, and open again. Whoever is inside keeps everything."""

import pytest

from beside.core import tenancy
from beside.core.actor import anyone
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.people.models import Programme

NEW = {"name": "Evening line", "setting": "DIGITAL", "ages": "ALL", "focus": "FAMILY"}
DOOR = "/o/river/set-up/programmes/new/"


def named(name):
    return Programme.objects.get(name=name)


def test_an_admin_opens_one(cast, as_):
    client = as_(cast.ari)
    assert client.post(DOOR, NEW).url == "/o/river/set-up/"
    with tenancy.within(cast.here.pk):
        opened = named("Evening line")
    assert (opened.slug, opened.is_part2) == ("evening-line", False)
    assert "Evening line" in client.get("/o/river/set-up/").content.decode()


def test_two_of_one_name_have_two_addresses(cast, as_):
    client = as_(cast.ari)
    client.post(DOOR, NEW)
    client.post(DOOR, NEW)
    with tenancy.within(cast.here.pk):
        slugs = set(Programme.objects.filter(name="Evening line").values_list("slug", flat=True))
    assert slugs == {"evening-line", "evening-line-2"}


def test_what_is_missing_is_said_and_what_was_typed_is_kept(cast, as_):
    page = as_(cast.ari).post(DOOR, {"name": "", "about": "Tea and talk"}).content.decode()
    assert "Please give it a name" in page and "Tea and talk" in page


def test_a_name_in_any_script_works(cast, as_):
    as_(cast.ari).post(DOOR, {**NEW, "name": "مساء"})
    with tenancy.within(cast.here.pk):
        assert named("مساء").slug == "programme"


def test_closing_lets_nobody_new_in_and_nobody_out(cast, as_):
    client = as_(cast.ari)
    door = f"/o/river/set-up/programmes/{cast.community.pk}/"
    assert client.get(door).status_code == 200
    client.post(door)
    with pytest.raises(NotAllowed, match="takes in nobody new"), tenancy.within(cast.here.pk):
        people.welcome_participant(anyone(cast.here.pk), named("Community"), name="Sam")
    assert client.get(f"/o/river/people/{cast.marlowe.person.pk}/invite/").status_code == 404
    assert as_(cast.marlowe).get("/o/river/safe-contact/").status_code == 200
    as_(cast.ari).post(door)
    with tenancy.within(cast.here.pk):
        people.welcome_participant(anyone(cast.here.pk), named("Community"), name="Sam")


def test_others_do_not(cast):
    for who in (cast.cora, cast.manu, cast.dev, cast.pia):
        with pytest.raises(NotAllowed):
            people.open_programme(who.actor, cast.here, name="x", slug="x", setting="DIGITAL")
        with pytest.raises(NotAllowed):
            people.close_programme(who.actor, cast.community)
        with pytest.raises(NotAllowed):
            people.reopen_programme(who.actor, cast.community)


def test_a_strangers_programme_is_not_there(cast, as_):
    door = f"/o/river/set-up/programmes/{cast.elsewhere.pk}/"
    assert as_(cast.ari).get(door).status_code == 404
