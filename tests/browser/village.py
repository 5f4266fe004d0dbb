"""The demo programme as a house to walk through: one person of every role, with the most to see."""

from types import SimpleNamespace
from typing import Any

from django.db.models import Count
from django.test import Client

from beside.core import tenancy
from beside.core.models import Org
from beside.encounters.models import Encounter
from beside.people import faces
from beside.people.models import Membership, Person, Supervises
from beside.workforce.models import Profile

from .rooms import Room, rooms
from .world import signed_in

NOBODY = "stranger"


def village(url: str = "") -> SimpleNamespace:
    """Who lives in the front organisation that has been built."""
    org = Org.objects.get(is_front=True)
    with tenancy.within(org.pk):
        people = _people()
        names = set(Person.objects.values_list("name", flat=True))
        slug = Profile.objects.filter(is_public=True).order_by("-pk").first()
    more = {"slug": slug.slug, "covers": "CARE_TEAM"}

    def cookie(role: str) -> dict[str, str]:
        return signed_in(people[role].account, org, people[role])

    return SimpleNamespace(url=url, org=org, people=people, names=names, cookie=cookie, more=more)


def rooms_of(house: Any, role: str) -> list[Room]:
    """All the pages this role can open here."""
    if role == NOBODY:
        return rooms(role, Client(), None, house.org, house.more)
    person, client = house.people[role], Client()
    cookie = house.cookie(role)
    client.cookies[cookie["name"]] = cookie["value"]
    return rooms(role, client, faces.as_actor(person), house.org, house.more)


def _people() -> dict[str, Person]:
    busy = Encounter.objects.values("worker", "participant").annotate(n=Count("pk")).order_by("-n")
    both = busy.filter(relationship__state="ACTIVE", participant__account__isnull=False)[0]
    found = {
        "participant": Person.objects.get(pk=both["participant"]),
        "peer_worker": Person.objects.get(pk=both["worker"]),
    }
    looks_after = Supervises.objects.filter(worker=both["worker"])[0].supervisor
    found["supervisor"] = looks_after
    for part in Membership.objects.filter(ended_on=None).select_related("person"):
        found.setdefault(part.role, part.person)
    return found
