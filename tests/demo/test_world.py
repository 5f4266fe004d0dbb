"""The demo's world, in small: built through the same actions on both engines."""

import html

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import Client, override_settings

from beside.core import checkpoint, clock, tenancy
from beside.core.models import Access, Event, Org
from beside.demo import cast, world
from beside.encounters.models import Encounter, Note
from beside.notices.models import Notice
from beside.people import faces
from beside.people.models import Person
from beside.people.policy import visible_participants
from beside.plans.models import Step
from beside.referrals.models import Request
from beside.relationships.models import Relationship

ROLES = [role for group in cast.GROUPS for role in group.roles]
NOT_YET_BORN = {"pearl", "tj", "e", "w"}
"""They asked longer ago than this small world is old."""


@pytest.fixture(scope="module")
def orgs(django_db_setup, django_db_blocker, tmp_path_factory):
    """Ten people each, half a year. Undone when the last test has looked at it."""
    with (
        django_db_blocker.unblock(),
        override_settings(CHECKPOINTS=tmp_path_factory.mktemp("checkpoints")),
        transaction.atomic(),
    ):
        yield world.build(people=10, months=6)
        transaction.set_rollback(True)


@pytest.fixture(params=["millbrook", "hill-street"])
def inside(orgs, request):
    org = next(org for org in orgs if org.slug == request.param)
    with tenancy.within(org.pk):
        yield org


def test_history_is_whole(orgs):
    for org in orgs:
        report = checkpoint.verify(org)
        assert report["faults"] == []
        assert report["checkpoints"] > 0
        assert report["lines"]["events"] > 200


def test_everything_happened_in_the_order_of_time(inside):
    moments = list(Event.objects.filter(org=inside).order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= clock.now()


def test_everybody_asked_before_anything_else_came_to_be(inside):
    people = Person.objects.filter(face=Person.Face.PARTICIPANT)
    assert people.count() >= 5
    for person in people:
        assert person.requests.exists(), person.name
        first = person.requests.order_by("asked_at").first()
        for together in person.supported_in.all():
            assert first.asked_at < together.introduced_at


def test_a_meeting_lies_within_the_time_two_people_walk_together(inside):
    for each in Encounter.objects.select_related("relationship"):
        assert each.relationship.introduced_at < each.starts_at
        if each.relationship.ended_at and each.state != Encounter.State.CALLED_OFF:
            assert each.starts_at < each.relationship.ended_at


def test_who_met_wrote_it_down_and_nobody_wrote_of_the_future(inside):
    met = Encounter.objects.filter(state=Encounter.State.MET)
    assert met.count() > 5
    assert not met.filter(note=None).exists()
    assert not Note.objects.filter(signed_at__gt=clock.now()).exists()


def test_goals_have_stones_and_some_are_reached(inside):
    assert Step.objects.filter(state=Step.State.DONE).exists()
    assert Step.objects.filter(state=Step.State.AHEAD).exists()


def test_some_people_wait(inside):
    waiting = Request.objects.filter(state__in=Request.OPEN)
    assert waiting.exists()
    assert not Relationship.objects.filter(participant__in=waiting.values("person")).filter(
        Q(state="ACTIVE") & Q(change_asked_at=None)
    )


def test_nothing_of_the_past_is_still_to_be_sent(inside):
    assert not Notice.objects.filter(state=Notice.State.WAITING).exists()


def test_marlowe_has_something_to_come_to(orgs):
    _account, org, marlowe = cast.found(cast.role("marlowe"))
    with tenancy.within(org.pk):
        coming = Encounter.objects.filter(participant=marlowe, starts_at__gt=clock.now())
        assert coming.filter(state="BOOKED").exists()
        assert Note.objects.filter(encounter__participant=marlowe).exists()
        assert Step.objects.filter(goal__person=marlowe, state="SUGGESTED").exists()
        assert Notice.objects.filter(person=marlowe, seen_at=None).exists()
        assert Access.objects.filter(org=org, about_id=marlowe.pk).count() > 5


def test_the_two_houses_share_nothing_but_the_server(orgs):
    here, there = orgs
    with tenancy.within(there.pk):
        theirs = set(Person.objects.values_list("pk", flat=True))
    for role in ("omar", "rosa", "ines"):
        _account, _org, person = cast.found(cast.role(role))
        with tenancy.within(here.pk):
            seen = set(visible_participants(faces.as_actor(person)).values_list("pk", flat=True))
        assert seen
        assert not seen & theirs


@pytest.mark.parametrize(
    "role", [r for r in ROLES if r.key not in NOT_YET_BORN], ids=lambda r: r.key
)
def test_everybody_of_the_cast_comes_home(orgs, role):
    client = _signed_in(role)
    home = client.get(f"/o/{role.org}/home/", follow=True)
    assert home.status_code == 200
    assert role.name in html.unescape(home.content.decode())
    other = next(org.slug for org in orgs if org.slug != role.org)
    if not Org.objects.filter(slug=other, pk__in=_orgs_of(role)).exists():
        assert client.get(f"/o/{other}/home/").status_code == 404


def _signed_in(role):
    account, org, person = cast.found(role)
    client = Client()
    client.force_login(account)
    session = client.session
    session[faces.SECOND_STEP] = True
    session[f"face:{org.pk}"] = str(person.pk)
    session.save()
    return client


def _orgs_of(role):
    account, _org, _person = cast.found(role)
    return [org.pk for org, _face in faces.everywhere(account)]
