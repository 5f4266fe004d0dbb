"""A card for somebody: made by who may, shown once, nickname only."""

import datetime as dt
import re

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.people.models import Invitation


def page_of(who, end):
    return f"/o/river/people/{who.person.pk}/{end}/"


def make(client, who):
    made = client.post(page_of(who, "invite"))
    assert made.url == page_of(who, "card")
    return client.get(made.url).content.decode()


def code_on(card):
    return re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", card).group()


def test_a_coordinator_makes_one_for_a_participant(cast, as_):
    card = make(as_(cast.cora), cast.marlowe)
    assert "the answer is: Marlowe" in card and "<svg" in card and 'style="' not in card
    assert "River Peers" not in card and "marlowe@" not in card
    with tenancy.within(cast.here.pk):
        kept = Invitation.objects.get()
    assert code_on(card) not in kept.code_hash
    assert dt.timedelta(13) < kept.expires_at - clock.now() <= dt.timedelta(14)


def test_an_admin_makes_one_for_staff(cast, as_):
    assert "the answer is: Rosa" in make(as_(cast.ari), cast.rosa)


def test_history_knows_it_was_made_but_not_its_code(cast, as_):
    card = make(as_(cast.cora), cast.marlowe)
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="invitation.written")
    assert event.about_id == cast.marlowe.person.pk
    assert code_on(card) not in str(event.changes)
    with tenancy.within(cast.here.pk):
        assert Invitation.objects.get().code_hash not in str(event.changes)


def test_the_card_is_shown_for_a_while_only(cast, as_):
    client = as_(cast.cora)
    make(client, cast.marlowe)
    with clock.at(clock.now() + dt.timedelta(minutes=14)):
        assert client.get(page_of(cast.marlowe, "card")).status_code == 200
    with clock.at(clock.now() + dt.timedelta(minutes=16)):
        client.get("/sign-in/here/")
        assert client.get(page_of(cast.marlowe, "card")).status_code == 302


def test_its_code_lies_sealed_in_the_visit(cast, as_):
    client = as_(cast.cora)
    code = code_on(make(client, cast.marlowe))
    assert code not in str(dict(client.session))


def test_nobody_else_can_print_it(cast, as_, client):
    make(as_(cast.cora), cast.marlowe)
    client.logout()
    wide = as_(cast.cora)
    assert wide.get(page_of(cast.marlowe, "card")).url == page_of(cast.marlowe, "invite")


def test_a_new_card_makes_the_old_one_useless(cast, as_):
    client = as_(cast.cora)
    first = code_on(make(client, cast.marlowe))
    make(client, cast.marlowe)
    page = client.get(f"/invitation/{first}/").content.decode()
    assert "There is a newer card than this one" in page


@pytest.mark.parametrize("name", ["dev", "rosa", "ines", "manu", "pia", "ari"])
def test_others_do_not(cast, as_, name):
    response = as_(getattr(cast, name)).post(page_of(cast.marlowe, "invite"))
    assert response.status_code in (403, 404)
    with tenancy.within(cast.here.pk):
        assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["dev", "ines", "cora", "manu", "pia"])
def test_only_an_admin_makes_cards_for_staff(cast, as_, name):
    assert as_(getattr(cast, name)).get(page_of(cast.rosa, "invite")).status_code == 403


def test_a_stranger_can_not_even_find_it(cast, as_):
    assert as_(cast.zed).get(page_of(cast.marlowe, "invite")).status_code == 404
    with pytest.raises((NotAllowed, type(cast.marlowe.person).DoesNotExist)):
        people.write_invitation(cast.zed.actor, cast.marlowe.person, code="A")


def test_codes_are_long_random_and_easy_to_read():
    codes = {people.new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(re.fullmatch(r"([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}", code) for code in codes)


def test_a_code_is_the_same_however_it_is_written():
    assert len({people.hash_of(c) for c in ("ABCD-EFGH", "abcdefgh", " abcd efgh ")}) == 1
