"""A small house for journeys: the usual cast, with three peer workers who have time."""

from types import SimpleNamespace
from typing import Any

from beside.people import faces
from beside.people.models import Account, Person
from tests.cast import assemble, staff
from tests.matching.conftest import speaks
from tests.worlds import MORNINGS, profile, walk

from .world import signed_in

LEARNT = {"GRIEF": "PUBLIC", "PANIC": "PUBLIC"}


def river() -> SimpleNamespace:
    house = assemble()
    house.sam = staff(house.here, "sam", ["peer_worker"], house.community)
    for who in (house.dev, house.rosa, house.sam):
        speaks(who.person, "en")
        profile(who, shares=LEARNT, hours=MORNINGS, slug=who.person.name.lower())
    house.walking = walk(house.marlowe, house.dev, house.community)
    house.cookie = lambda who: signed_in(who.account, who.org, who.person)
    return house


def known(org: Any, name: str) -> SimpleNamespace:
    """Somebody who came in by themself."""
    person = Person.objects.get(org=org, name=name)
    account = Account.objects.get(pk=person.account_id)
    return SimpleNamespace(org=org, account=account, person=person, actor=faces.as_actor(person))
