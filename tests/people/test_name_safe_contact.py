"""The one safe way to reach somebody: named by them, or taken down by those beside them."""

import pytest

from beside.core import clock, ledger, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Access, Event
from beside.people import actions as people
from beside.people import circle, queries
from beside.people.models import SafeContact

OWN = "/o/river/safe-contact/"
TEXT = {"channel": "TEXT", "address": "555 0142", "hours": "10 to 4", "code_word": "heron"}


@pytest.fixture
def beside_dev(cast):
    with tenancy.within(cast.here.pk), ledger.open_sheet():
        circle.admit(cast.marlowe.person, cast.dev.person, now=clock.now())
    return cast


def known(cast):
    with tenancy.within(cast.here.pk):
        return queries.safe_contact(cast.marlowe.person)


def door(cast):
    return f"/o/river/people/{cast.marlowe.person.pk}/safe-contact/"


def test_the_person_names_it(cast, as_):
    client = as_(cast.marlowe)
    assert client.post(OWN, TEXT).url == OWN
    assert (known(cast).address, known(cast).code_word) == ("555 0142", "heron")
    assert "555 0142" in client.get(OWN).content.decode()


def test_a_new_way_ends_the_old_one(cast, as_):
    client = as_(cast.marlowe)
    client.post(OWN, TEXT)
    client.post(OWN, {"channel": "HERE", "address": "left over"})
    assert (known(cast).channel, known(cast).address) == ("HERE", "")
    with tenancy.within(cast.here.pk):
        assert SafeContact.objects.filter(ended_at=None).count() == 1
        assert SafeContact.objects.count() == 2


def test_their_peer_worker_takes_it_down_and_that_is_seen(beside_dev, as_):
    client = as_(beside_dev.dev)
    assert "Ask them" in client.get(door(beside_dev)).content.decode()
    client.post(door(beside_dev), TEXT)
    assert known(beside_dev).address == "555 0142"
    with tenancy.within(beside_dev.here.pk):
        looks = Access.objects.filter(about_id=beside_dev.marlowe.person.pk)
        assert {look.face_id for look in looks} == {beside_dev.dev.person.pk}


def test_a_coordinator_of_their_programme_may_too(cast, as_):
    assert as_(cast.cora).post(door(cast), TEXT).status_code == 302


@pytest.mark.parametrize("name", ["rosa", "manu", "ari", "pia", "zed"])
def test_others_do_not_even_find_it(cast, as_, name):
    assert as_(getattr(cast, name)).get(door(cast)).status_code == 404
    with pytest.raises((NotAllowed, type(cast.marlowe.person).DoesNotExist)):
        people.name_safe_contact(getattr(cast, name).actor, cast.marlowe.person, channel="HERE")


def test_a_supervisor_sees_but_does_not_change(beside_dev, as_):
    assert as_(beside_dev.ines).get(door(beside_dev)).status_code == 403


def test_staff_have_none_of_their_own(cast, as_):
    assert as_(cast.dev).get(OWN).status_code == 403


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Please choose one way"),
        ({"channel": "TEXT"}, "Please write the number to text"),
        ({"channel": "PHONE"}, "Please write the number to call"),
        ({"channel": "EMAIL"}, "Please write the e-mail address"),
        ({"channel": "IN_PERSON"}, "Please write where"),
        ({"channel": "PIGEON"}, "That choice is no longer there"),
        ({"channel": "HERE", "hours": "x" * 300}, "longer than we can keep"),
    ],
)
def test_what_is_missing_is_said_kindly(cast, as_, typed, told):
    page = as_(cast.marlowe).post(OWN, {"sent": "1", **typed}).content.decode()
    assert told in page and known(cast) is None


def test_the_words_stay_out_of_history(cast, as_):
    as_(cast.marlowe).post(OWN, TEXT)
    with tenancy.within(cast.here.pk):
        told = str(Event.objects.get(name="safe_contact.named").changes)
    assert "555" not in told and "heron" not in told and "10 to 4" not in told
