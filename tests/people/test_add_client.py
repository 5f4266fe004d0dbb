"""Other systems: each has a key, shown once, kept as a hash, and closed at once."""

import re

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.people.models import SystemClient

DOOR = "/o/river/set-up/systems/"


def clients(cast):
    with tenancy.within(cast.here.pk):
        return list(SystemClient.objects.all())


def test_a_key_is_shown_to_who_made_it(cast, as_):
    client = as_(cast.ari)
    page = client.get(client.post(DOOR, {"name": "St Anne's"}).url).content.decode()
    key = re.search(r"beside_[\w-]{43}", page).group()
    [made] = clients(cast)
    assert made.key_hash == people.hash_of_key(key) and made.grants == ["referrals.send"]
    with tenancy.within(cast.here.pk):
        told = str(Event.objects.get(name="client.added").changes)
    assert key not in told and made.key_hash not in told


def test_nobody_sees_it_later(cast, as_, client):
    client = as_(cast.ari)
    leads = client.post(DOOR, {"name": "St Anne's"}).url
    client.post("/sign-in/out/")
    assert "beside_" not in as_(cast.ari).get(leads).content.decode()


def test_the_door_is_closed_at_once(cast, as_):
    client = as_(cast.ari)
    client.post(DOOR, {"name": "St Anne's"})
    [made] = clients(cast)
    client.post(f"{DOOR}{made.pk}/end/")
    assert clients(cast)[0].ended_at is not None
    assert "Closed on" in client.get(DOOR).content.decode()


def test_others_have_no_say(cast):
    [made] = [people.add_client(cast.ari.actor, cast.here, name="x", key=people.new_key())]
    for who in (cast.cora, cast.manu, cast.dev, cast.marlowe, cast.pia):
        with pytest.raises(NotAllowed):
            people.add_client(who.actor, cast.here, name="x", key="y")
        with pytest.raises(NotAllowed):
            people.end_client(who.actor, made)


def test_another_organisation_does_not_find_it(cast, as_):
    made = people.add_client(cast.ari.actor, cast.here, name="x", key=people.new_key())
    assert as_(cast.zed).get(f"/o/hill/set-up/systems/{made.pk}/").status_code == 404


def test_it_needs_a_name(cast, as_):
    page = as_(cast.ari).post(DOOR, {"name": ""}).content.decode()
    assert "Please write what it is called" in page and not clients(cast)
