"""A small programme: Dev, Rosa and Thuy could walk with Marlowe, who asks."""

import pytest

from beside.core import tenancy
from beside.core.actor import operator
from beside.people import actions as people
from beside.people.faces import as_actor
from beside.referrals import actions as referrals
from beside.referrals.models import Request
from tests import cast as casting
from tests import worlds

WISHES = [
    ("EXPERIENCE", "HEARING_VOICES", "NICE"),
    ("EXPERIENCE", "PANIC", "NICE"),
    ("LANGUAGE", "es", "NICE"),
    ("TIME", "WEEKDAY_EVENING", "NICE"),
]


def speaks(person, *languages):
    """What somebody speaks, as they would say it themself."""
    people.say_languages(as_actor(person, channel="test"), person, languages=list(languages))


@pytest.fixture
def peers(cast):
    """Three workers of the community programme, each with room for two people."""
    cast.thuy = casting.staff(cast.here, "thuy", ["peer_worker"], cast.community)
    shares = {
        "rosa": {"HEARING_VOICES": "MATCHED", "PANIC": "MATCHED", "GRIEF": "PRIVATE"},
        "dev": {"HEARING_VOICES": "PUBLIC"},
        "thuy": {"PANIC": "MATCHED"},
    }
    for name, shared in shares.items():
        who = getattr(cast, name)
        speaks(who.person, "en", *(["es"] if name == "rosa" else []))
        hours = worlds.MORNINGS if name == "thuy" else worlds.EVENINGS
        who.profile = worlds.profile(
            who, shares=shared, hours=hours, caseload_limit=2, gender="WOMAN"
        )
    return cast


def request_of(who, programme, *, wishes=WISHES, help_choosing=False, words="Tea and buses."):
    return referrals.ask_again(
        who.actor,
        who.person,
        programme=programme,
        wishes=wishes,
        words=words,
        wants_help_choosing=help_choosing,
    )


@pytest.fixture
def asked(peers):
    """Marlowe has asked and sees three people."""
    request = request_of(peers.marlowe, peers.community)
    return fresh(request)


def fresh(row):
    with tenancy.within(row.org_id):
        return type(row).objects.get(pk=row.pk)


def options(request, **only):
    from beside.matching.models import Option

    with tenancy.within(request.org_id):
        rows = Option.objects.filter(request=request, **only).select_related("worker")
        return list(rows.order_by("-points"))


def option(request, who):
    return next(each for each in options(request) if each.worker_id == who.person.pk)


def told(who, kind):
    from beside.notices.models import Notice

    with tenancy.within(who.org.pk):
        return [n.words for n in Notice.objects.filter(person=who.person, kind=kind)]


def another(cast, name, **words):
    """One more person who asks."""
    who = casting.participant(cast.here, name, cast.community)
    who.request = fresh(request_of(who, cast.community, **words))
    return who


def boss(cast):
    return operator(cast.here.pk, channel="test")


__all__ = [
    "Request",
    "another",
    "boss",
    "fresh",
    "option",
    "options",
    "request_of",
    "speaks",
    "told",
]
