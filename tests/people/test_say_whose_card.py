"""A card that went astray opens nothing: first they say what they are called here."""

import re

import pytest
from django.test import Client

from beside.core import tenancy
from beside.core.actor import anyone, operator
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.people.models import Invitation, Person
from beside.people.whose import is_called
from tests.cast import participant

from .conftest import PASSPHRASE

CODE = "HERE-WALK-WITH-MEEE"
DOOR = f"/invitation/{CODE}/"
CHOSEN = {"passphrase": PASSPHRASE, "again": PASSPHRASE}


@pytest.fixture
def zoe(cast):
    """Somebody new, whose card is in other hands."""
    person = people.welcome_participant(operator(cast.here.pk), cast.community, name="Zoë Ana")
    people.write_invitation(cast.cora.actor, person, code=CODE)
    return person


def card_of(person):
    with tenancy.within(person.org_id):
        return Invitation.objects.filter(person=person).latest("expires_at")


def account_of(person):
    with tenancy.within(person.org_id):
        return Person.objects.get(pk=person.pk).account


@pytest.mark.parametrize("said", ["Zoë Ana", "zoe ana", " ZOË-ANA ", "Zoe", "zoë"])
def test_who_knows_the_name_goes_on(zoe, client, said):
    assert client.post(DOOR, {"called": said}).url == DOOR
    assert "Hello, Zoë Ana." in client.get(DOOR).content.decode()
    client.post(DOOR, CHOSEN)
    assert account_of(zoe) is not None


@pytest.mark.parametrize("said", ["Ana", "Zo", "Z", "Zoe Anna", "-", "%", "zoeana"])
def test_anything_else_is_not_the_name(said):
    assert not is_called("Zoë Ana", said)


def test_names_in_every_script_are_names():
    assert is_called("نور", " نور ") and is_called("李", "李") and is_called("Ng", "ng")
    assert not is_called("李 Wei", "") and not is_called("نور", "Noor")


def test_the_page_that_asks_gives_nothing_away(zoe, client):
    page = re.sub(r'value="[^"]*"', "", client.get(DOOR).content.decode())  # chance may spell "Zo"
    assert "What do you like to be called here?" in page
    assert "Zo" not in page and "sign-in name" not in page and "Hello" not in page


def test_nothing_opens_before_the_question_is_answered(cast, zoe, client, as_):
    for typed in (CHOSEN, {"credential": "{}"}, {**CHOSEN, "called": "Ana"}):
        client.post(DOOR, typed)
        assert account_of(zoe) is None
    as_(cast.rosa).post(DOOR, {"with_this_account": "1"})
    assert account_of(zoe) is None


def test_five_wrong_names_close_the_card(cast, zoe, client, as_):
    told = [client.post(DOOR, {"called": f"Name {n}"}) for n in range(5)]
    assert "You can try 4 more times" in told[0].content.decode()
    assert "You can try 1 more time;" in told[3].content.decode()
    assert told[4].status_code == 302
    page = client.get(DOOR).content.decode()
    assert "This card is closed" in page and "Ask for a new one" in page
    Client().post(DOOR, {"called": "Zoë Ana"})
    assert card_of(zoe).used_at is None and account_of(zoe) is None
    page = as_(cast.cora).get(f"/o/river/people/{zoe.pk}/invite/").content.decode()
    assert "somebody tried five names" in page


def test_a_new_card_begins_anew(cast, zoe, client):
    for n in range(5):
        client.post(DOOR, {"called": f"Name {n}"})
    people.write_invitation(cast.cora.actor, zoe, code="NEWW-CARD-NEWW-CARD")
    client.post("/invitation/NEWW-CARD-NEWW-CARD/", {"called": "Zoe"})
    client.post("/invitation/NEWW-CARD-NEWW-CARD/", CHOSEN)
    assert account_of(zoe) is not None


def test_tries_are_counted_for_the_card_and_not_for_the_device(zoe):
    for n in range(5):
        Client().post(DOOR, {"called": f"Name {n}"})
    assert card_of(zoe).tries_left == 0
    with tenancy.within(zoe.org_id), pytest.raises(NotAllowed):
        people.say_whose(anyone(zoe.org_id), card_of(zoe), called="Zoe")


def test_history_says_that_it_was_asked_and_not_what_was_said(cast, zoe, client):
    client.post(DOOR, {"called": "Peregrine"})
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="invitation.answered")
    assert event.about_id == zoe.pk and "Peregrine" not in str(vars(event))


def test_another_device_is_asked_again(zoe, client):
    client.post(DOOR, {"called": "Zoe"})
    assert "Hello" not in Client().get(DOOR).content.decode()


def test_a_card_that_begins_an_account_anew_asks_too(cast, client):
    person = participant(cast.here, "kit", cast.community)
    people.write_invitation(cast.cora.actor, person.person, code=CODE)
    before = person.account.password
    client.post(DOOR, CHOSEN)
    person.account.refresh_from_db()
    assert person.account.password == before


def test_whoever_is_signed_in_as_them_is_not_asked(cast, as_):
    people.write_invitation(cast.cora.actor, cast.marlowe.person, code=CODE)
    assert "Hello, Marlowe." in as_(cast.marlowe).get(DOOR).content.decode()


@pytest.mark.parametrize("name", ["No name yet", "Todavía sin nombre"])
def test_who_has_no_name_with_us_yet_is_not_asked_for_it(cast, client, name):
    from beside.people.way_in import has_no_name

    person = people.welcome_participant(operator(cast.here.pk), cast.community, name=name)
    people.write_invitation(cast.cora.actor, person, code=CODE)
    assert "Hello" in client.get(DOOR).content.decode()
    assert not has_no_name("Noname")


def test_the_paper_carries_no_name(cast, zoe, as_):
    client = as_(cast.cora)
    client.post(f"/o/river/people/{zoe.pk}/invite/")
    page = client.get(f"/o/river/people/{zoe.pk}/card/").content.decode()
    paper = page[page.index("<article") : page.index("</article>")]
    assert "Zo" not in paper and "Say what you are called here" in paper
    assert "the answer is: Zoë Ana" in page.replace("</article>", "")
