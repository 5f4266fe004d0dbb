"""Somebody else might fit better. Asking needs no reason and blames nobody."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.notices.models import Notice
from beside.relationships import actions
from beside.relationships.models import Relationship
from tests import worlds


def test_everything_goes_on_until_there_is_somebody_new(cast, together):
    relationship = actions.ask_for_change(cast.marlowe.actor, together, words="Somebody older")
    assert relationship.state == "ACTIVE" and relationship.change_asked_at


def test_the_words_are_not_in_the_history(cast, together):
    actions.ask_for_change(cast.marlowe.actor, together, words="Somebody older")
    with tenancy.within(cast.here.pk):
        assert "older" not in str(Event.objects.get(name="relationship.change_asked").changes)


@pytest.mark.parametrize("who", ["dev", "rosa", "ines", "manu"])
def test_nobody_asks_it_for_them(cast, together, who):
    with pytest.raises(NotAllowed):
        actions.ask_for_change(getattr(cast, who).actor, together)


def test_their_coordinator_may_when_asked_to(cast, together):
    assert actions.ask_for_change(cast.cora.actor, together).change_asked_at


def test_the_worker_is_not_told(cast, together, as_):
    with tenancy.within(cast.here.pk):
        before = Notice.objects.filter(person=cast.dev.person).count()
    actions.ask_for_change(cast.marlowe.actor, together, words="Somebody older")
    with tenancy.within(cast.here.pk):
        assert Notice.objects.filter(person=cast.dev.person).count() == before
    page = as_(cast.dev).get(f"/o/river/walking/{together.pk}/").content.decode()
    assert "older" not in page and "asked for a change" not in page


def test_going_on_after_all(cast, together):
    actions.ask_for_change(cast.marlowe.actor, together, words="Somebody older")
    relationship = actions.stay(cast.marlowe.actor, together)
    assert (relationship.change_asked_at, relationship.change_words) == (None, "")


def test_somebody_new_begins_a_goodbye_with_the_one_before(cast, together):
    actions.ask_for_change(cast.marlowe.actor, together)
    worlds.walk(cast.marlowe, cast.rosa, cast.community, met=False)
    with tenancy.within(cast.here.pk):
        before = Relationship.objects.get(pk=together.pk)
        told = Notice.objects.get(person=cast.dev.person, kind="walking.changed")
    assert (before.state, before.ending) == ("ENDING", "CHANGED")
    assert "says nothing about how you did" in told.words


def test_by_the_web(cast, together, as_):
    client = as_(cast.marlowe)
    page = client.get(f"/o/river/walking/{together.pk}/change/")
    assert "You need no reason" in page.content.decode()
    answer = client.post(f"/o/river/walking/{together.pk}/change/", {"words": ""})
    assert answer.status_code == 302
    assert "You asked for a change" in client.get(answer.url).content.decode()
    answer = client.post(f"/o/river/walking/{together.pk}/stay/")
    assert "Ask for a change" in client.get(answer.url).content.decode()


def test_strangers_and_bystanders_find_no_page(cast, together, as_):
    for who in (cast.rosa, cast.zed, cast.manu):
        assert as_(who).get(f"/o/river/walking/{together.pk}/change/").status_code == 404
    assert as_(cast.dev).get(f"/o/river/walking/{together.pk}/change/").status_code == 403
