"""A card opens one's own pages: once, by who holds it, with a passphrase or the account one has."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.test import Client

from beside.core import clock, tenancy
from beside.core.actor import anyone, operator
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.people.models import Account, Invitation, Person
from tests.cast import participant

from .conftest import PASSPHRASE

CODE = "HERE-WALK-WITH-MEEE"
DOOR = f"/invitation/{CODE}/"
CHOSEN = {"passphrase": PASSPHRASE, "again": PASSPHRASE}


@pytest.fixture
def sam(cast):
    """Somebody new, with a card in their hand."""
    person = people.welcome_participant(operator(cast.here.pk), cast.community, name="Sam")
    people.write_invitation(cast.cora.actor, person, code=CODE)
    return person


@pytest.fixture
def client(request, client):
    """Where there is a card, its holder has said on this device what they are called here."""
    if "sam" in request.fixturenames:
        request.getfixturevalue("sam")
        client.post(DOOR, {"called": "Sam"})
    return client


def again(person):
    with tenancy.within(person.org_id):
        return Person.objects.select_related("account").get(pk=person.pk)


def card_of(person):
    with tenancy.within(person.org_id):
        return Invitation.objects.filter(person=person).latest("expires_at")


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), "here walk with meee", f" {CODE} "])
def test_the_code_is_typed_as_it_is_read(cast, sam, client, typed):
    leads = client.post("/invitation/", {"code": typed}).url
    assert "Hello, Sam." in client.get(leads).content.decode()


def test_looking_does_not_use_it(sam, client):
    for _ in range(3):
        assert client.get(DOOR).status_code == 200
    assert card_of(sam).used_at is None and SESSION_KEY not in client.session


def test_a_passphrase_opens_ones_own_pages(cast, sam, client):
    page = client.get(DOOR).content.decode()
    response = client.post(DOOR, CHOSEN)
    assert response.url == "/sign-in/welcome/"
    account = again(sam).account
    assert account.username in page and account.email == ""
    assert account.username in client.get("/sign-in/welcome/").content.decode()
    assert client.get("/where/").url == "/o/river/home/"
    assert client.get("/o/river/safe-contact/").status_code == 200


def test_the_name_says_nothing_about_the_person(sam, client):
    client.get(DOOR)
    client.post(DOOR, CHOSEN)
    assert "sam" not in again(sam).account.username


def test_it_works_again_with_name_and_passphrase(sam, client, sign_in):
    client.post(DOOR, CHOSEN)
    assert sign_in(again(sam).account.username, of=Client()).url == "/where/"


def test_the_name_does_not_change_while_one_thinks(sam, client):
    first = client.get(DOOR).content.decode()
    client.post(DOOR, {"passphrase": "short", "again": "short"})
    client.post(DOOR, CHOSEN)
    assert again(sam).account.username in first


def test_a_shared_device_is_not_remembered(sam, client):
    client.post(DOOR, {**CHOSEN, "shared": "on"})
    assert client.session["visit"]["shared"] and "known" not in client.cookies


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Please choose a passphrase"),
        ({"passphrase": "too short", "again": "too short"}, "more characters are enough"),
        ({"passphrase": PASSPHRASE, "again": "another"}, "The two are not the same"),
        ({"passphrase": "password1234", "again": "password1234"}, "Many people use this one"),
    ],
)
def test_what_is_missing_is_said_kindly(sam, client, typed, told):
    assert told in client.post(DOOR, {"sent": "1", **typed}).content.decode()
    assert again(sam).account is None


def test_it_works_once(sam, client):
    client.post(DOOR, CHOSEN)
    stranger = Client()
    assert "This card has been used" in stranger.get(DOOR).content.decode()
    stranger.post(DOOR, CHOSEN)
    assert (
        SESSION_KEY not in stranger.session
        and Account.objects.filter(last_login__isnull=False).count() == 1
    )


def test_an_unknown_code_is_met_kindly(cast, client):
    page = client.get("/invitation/XXXX-XXXX-XXXX-XXXX/")
    assert page.status_code == 200 and "We don&#x27;t know this code" in page.content.decode()


def test_an_old_card_says_where_a_new_one_comes_from(sam, client):
    with clock.at(clock.now() + dt.timedelta(days=15)):
        page = client.get(DOOR).content.decode()
    assert "This card is too old now" in page and "Ask your peer worker" in page


def test_guessing_is_slowed_down(cast, client):
    answers = [client.get(f"/invitation/AAAA-{number}/").status_code for number in range(25)]
    assert answers[0] == 200 and answers[-1] == 429


def test_one_organisations_card_opens_no_other(sam, client):
    page = client.get(f"/o/hill/invitation/{CODE}/").content.decode()
    assert "We don&#x27;t know this code" in page


def test_who_is_signed_in_may_use_the_account_they_have(cast, as_):
    person = people.welcome_participant(operator(cast.here.pk), cast.ward, name="Dev too")
    people.write_invitation(operator(cast.here.pk), person, code=CODE)
    client = as_(cast.dev)
    client.post(DOOR, {"called": "Dev too"})
    assert "Yes: use the account I have" in client.get(DOOR).content.decode()
    assert client.post(DOOR, {"with_this_account": "1"}).url == "/where/?choose"
    assert again(person).account == cast.dev.account


def test_but_not_on_both_sides_of_one_programme(cast, sam, as_):
    as_(cast.dev).post(DOOR, {"called": "Sam"})
    response = as_(cast.dev).post(DOOR, {"with_this_account": "1"})
    assert response.status_code == 403
    assert again(sam).account is None and card_of(sam).used_at is None


def test_staff_come_to_the_second_step(cast, client):
    wren = people.welcome_staff(
        operator(cast.here.pk), cast.here, name="Wren", work_email="wren@example.org"
    )
    people.give_part(operator(cast.here.pk), wren, role="org_admin")
    people.write_invitation(cast.ari.actor, wren, code=CODE)
    client.post(DOOR, {"called": "Wren"})
    client.post(DOOR, CHOSEN)
    assert again(wren).account.email == "wren@example.org"
    assert client.get("/o/river/set-up/").url == "/sign-in/second-step/"
    assert client.get("/sign-in/app/").status_code == 200


class TestALostWayIn:
    @pytest.fixture
    def new_card(self, known, app):
        app(known.marlowe.account)
        people.write_invitation(known.cora.actor, known.marlowe.person, code=CODE)
        return known

    def test_is_begun_anew_and_the_old_one_ends(self, new_card, client, sign_in):
        old = Client()
        old.force_login(new_card.marlowe.account)
        client.post(DOOR, {"called": "Marlowe"})
        page = client.get(DOOR).content.decode()
        assert ">marlowe<" in page
        new = "seven quiet herons at dusk"
        client.post(DOOR, {"passphrase": new, "again": new})
        assert client.get("/o/river/safe-contact/").status_code == 200
        assert old.get("/o/river/safe-contact/").status_code == 302
        assert not Authenticator.objects.exists()
        assert sign_in("marlowe", of=Client()).status_code == 200
        assert sign_in("marlowe", new, of=Client()).url == "/where/"

    def test_until_the_card_is_used_everything_works_as_before(self, new_card, client, sign_in):
        client.get(DOOR)
        assert sign_in("marlowe", of=Client()).url == "/sign-in/code/"

    def test_but_no_card_for_one_face_opens_the_other(self, new_card, client):
        """Who makes cards for participants must not come into what somebody does at work."""
        participant(new_card.here, "dev-too", new_card.ward, account=new_card.dev.account)
        with tenancy.within(new_card.here.pk):
            own = Person.objects.get(account=new_card.dev.account, face="PARTICIPANT")
        people.write_invitation(operator(new_card.here.pk), own, code="AAAA-BBBB-CCCC-DDDD")
        client.post("/invitation/AAAA-BBBB-CCCC-DDDD/", {"called": own.name})
        response = client.post("/invitation/AAAA-BBBB-CCCC-DDDD/", CHOSEN)
        assert response.status_code == 403 and SESSION_KEY not in client.session
        new_card.dev.account.refresh_from_db()
        assert new_card.dev.account.check_password(PASSPHRASE)


class TestAWrongHand:
    def test_is_shut_out_at_once(self, cast, sam, client, as_):
        """Somebody who knows them well enough to know the name."""
        thief = Client()
        thief.post(DOOR, {"called": "Sam"})
        thief.post(DOOR, CHOSEN)
        assert thief.get("/o/river/safe-contact/").status_code == 200
        cora = as_(cast.cora)
        assert (
            "Somebody else used it?"
            in cora.get(f"/o/river/people/{sam.pk}/invite/").content.decode()
        )
        cora.post(f"/o/river/people/{sam.pk}/way-in/")
        assert thief.get("/o/river/safe-contact/").status_code == 404
        people.write_invitation(cast.cora.actor, sam, code="AAAA-BBBB-CCCC-DDDD")
        mine = Client()
        mine.post("/invitation/AAAA-BBBB-CCCC-DDDD/", {"called": "Sam"})
        assert mine.post("/invitation/AAAA-BBBB-CCCC-DDDD/", CHOSEN).url == "/sign-in/welcome/"

    def test_others_can_not_do_that(self, cast, sam, as_):
        assert as_(cast.dev).post(f"/o/river/people/{sam.pk}/way-in/").status_code == 404


def test_the_deed_itself_refuses_a_used_card(cast, sam):
    account = Account.objects.create_user("one")
    people.use_invitation(anyone(cast.here.pk), card_of(sam), account=account)
    with pytest.raises(NotAllowed, match="used already"):
        people.use_invitation(
            anyone(cast.here.pk), card_of(sam), account=Account.objects.create_user("two")
        )
