"""The demo programme as a house to walk through: one person of every role, with the most to see,
and those who stand just before something: choosing, being asked, writing."""

import datetime as dt
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.db.models import Count
from django.test import Client

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.models import Org
from beside.encounters.models import Encounter
from beside.matching import actions as matching
from beside.matching.models import Option
from beside.people import actions as people
from beside.people import faces
from beside.people.models import Membership, Person, Supervises
from beside.relationships.models import Relationship
from beside.wellbeing import actions as wellbeing
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

from .rooms import Room, rooms
from .world import signed_in

NOBODY = "stranger"
WHY = "Their peer worker was taken ill this morning, and somebody must tell them."


def village(url: str = "") -> SimpleNamespace:
    """Who lives in the front organisation that has been built."""
    org = Org.objects.get(is_front=True)
    with tenancy.within(org.pk):
        found = _people()
        names = set(Person.objects.values_list("name", flat=True))
        shown = Profile.objects.filter(is_public=True).order_by("-pk")[0]
    more = {"slug": shown.slug, "covers": "CARE_TEAM", "draft": uuid4()}

    def cookie(role: str) -> dict[str, str]:
        return signed_in(found[role].account, org, found[role])

    return SimpleNamespace(url=url, org=org, people=found, names=names, cookie=cookie, more=more)


def rarely(house: Any) -> None:
    """What seldom happens, so that its pages can be opened too."""
    somebody, who = house.people["participant"], actors(house)
    with tenancy.within(house.org.pk):
        consent.ask_question(
            who("participant"), somebody, kind="DELETE", words="Please take out my old address."
        )
        for role in ("manager", "manager"):
            consent.break_glass(who(role), somebody, reason="COVER", words=WHY)
        people.add_client(who("org_admin"), house.org, name="St Anne’s", key="a key of its own")
        _hard_days(house)


def _hard_days(house: Any) -> None:
    """The worker is back from days away, goes away again, is out, and has something on their mind."""
    worker, who = house.people["peer_worker"], actors(house)
    me, now, day = who("peer_worker"), clock.now(), dt.timedelta(days=1)
    together = Relationship.objects.filter(
        participant=house.people["participant"], worker=worker, state="ACTIVE"
    )[0]
    profile = Profile.objects.get(person=worker)
    for first, last in ((-9, -2), (60, 66)):
        away = workforce.go_away(
            me,
            profile,
            starts_on=clock.today() + first * day,
            ends_on=clock.today() + last * day,
        )
    others = Membership.objects.filter(role="peer_worker", ended_on=None).exclude(person=worker)
    wellbeing.ask_cover(me, together, away=away, stand_in=others[0].person)
    wellbeing.offer_debrief(me, worker, cause="OTHER")
    wellbeing.share_line(me, worker, words="No late meetings this month.")
    wellbeing.go_on_call(who("supervisor"), house.people["supervisor"], hours=8)
    wellbeing.go_out(
        me, worker, back_at=now + 60 * dt.timedelta(minutes=1), where="Oak Street 4", number="555"
    )


def actors(house: Any) -> Any:
    return lambda role: faces.as_actor(house.people[role])


def rooms_of(house: Any, role: str, known: set[str]) -> list[Room]:
    """All the pages this role can open here."""
    more = (house.org, house.more, known)
    if role == NOBODY:
        return [*rooms(role, Client(), None, *more)]
    client, cookie = Client(), house.cookie(role)
    client.cookies[cookie["name"]] = cookie["value"]
    return [*rooms(role, client, actors(house)(role), *more)]


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
    options = Option.objects.filter(state="SHOWN", request__person__account__isnull=False)
    most = options.values("request").annotate(n=Count("pk")).order_by("-n")[0]
    found["choosing"] = Person.objects.get(requests=most["request"])
    found["asked"] = _asked(options.exclude(request=most["request"])[0])
    found["writing"] = Encounter.objects.filter(state="BOOKED", starts_at__lt=clock.now())[0].worker
    return found


def _asked(option: Option) -> Person:
    """Somebody else has chosen, and waits for this worker's answer."""
    who = faces.as_actor(option.request.person)
    matching.ask_to_meet(who, option, may_see_wishes=True, signed_name="Bea")
    return option.worker
