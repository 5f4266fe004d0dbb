"""A stranger asks for support, from the first page to a card in their hand."""

import re

import pytest
import time_machine

from beside.core import clock, tenancy
from beside.people import actions as people
from beside.people.models import Invitation, Person, SafeContact
from beside.referrals.models import Request, Wish
from tests.journeys.walker import Walker

YOU = {"name": "Noor", "age_band": "AGE_26_40", "language": "en", "pronouns": ""}
REACH = {"channel": "TEXT", "address": "+1 555 0142", "hours": "after 6 pm", "code_word": "plums"}
MATTERS = {
    "experience": ["PANIC", "GRIEF"],
    "experience_weight": "MUST",
    "time": ["WEEKDAY_EVENING"],
    "community": ["DEAF"],
    "community_weight": "NO_MATTER",
    "words": "Someone who has been where I am. 🌱",
}


@pytest.fixture
def walker(cast, client):
    return Walker(client)


def as_far_as_check(walker):
    walker.go("/start/")
    walker.say(**YOU)
    walker.say(**REACH)
    return walker.say(**MATTERS)


def card_on(page):
    return re.search(r'class="code" dir="ltr">([A-Z0-9-]{19})<', page)[1]


def test_four_screens_and_they_wait(walker, cast):
    page = walker.go("/start/")
    assert re.fullmatch(r"/start/[0-9a-f-]{36}/", walker.at)
    for never in ("diagnosis", "Diagnosis", "surname", "birthday?", 'name="email"'):
        assert never not in page
    page = walker.say(**YOU)
    assert walker.at.endswith("/reach/")
    page = walker.say(**REACH)
    assert walker.at.endswith("/matters/")
    page = walker.say(**MATTERS)
    assert walker.at.endswith("/check/") and "Step 4 of 4" in page
    assert "Panic, Losing someone (must)" in page and "Weekday evenings (would be nice)" in page
    assert "Deaf" not in page, "what does not matter is no wish"
    page = walker.say(wants="help", _once="x")
    assert walker.at.endswith("/sent/") and "Thank you, Noor" in page
    with tenancy.within(cast.here.pk):
        request = Request.objects.get()
        assert request.person.name == "Noor" and request.wants_help_choosing
        assert request.words == MATTERS["words"]
        contact = SafeContact.objects.get(person=request.person)
        assert (contact.address, contact.code_word) == ("+1 555 0142", "plums")
        assert not contact.may_leave_message
        assert Wish.objects.filter(request=request).count() == 3


def test_the_card_opens_the_door_and_is_shown_as_often_as_they_look(walker, cast):
    as_far_as_check(walker)
    page = walker.say(wants="people")
    code = card_on(page)
    assert code in walker.go(walker.at)
    assert "<svg" in page and code not in walker.at
    with tenancy.within(cast.here.pk):
        assert Invitation.objects.get().code_hash == people.hash_of(code)


def test_they_come_back_with_the_card_and_find_what_they_asked_for(walker, cast):
    as_far_as_check(walker)
    page = walker.say(wants="help")
    way_in = re.search(r'href="([^"]*invitation/[^"]+)"', page)[1]
    assert "Hello, Noor." in walker.go(way_in)
    page = walker.say(passphrase="a quiet green kettle", again="a quiet green kettle")
    onward = re.search(r'href="(/where/[^"]*next=[^"]+)"', page)[1]
    page = walker.go(onward)
    assert walker.at == "/o/river/requests/mine/"
    assert MATTERS["words"] in page and "We cannot say yet" in page
    with tenancy.within(cast.here.pk):
        person = Request.objects.get().person
    assert person.account is not None and person.account.email == ""


def test_who_looks_for_themself_goes_on_to_choosing(walker):
    as_far_as_check(walker)
    way_in = re.search(r'href="([^"]*invitation/[^"]+)"', walker.say(wants="people"))[1]
    walker.go(way_in)
    page = walker.say(passphrase="a quiet green kettle", again="a quiet green kettle")
    assert "next=/o/river/choose/" in page


def test_sending_twice_asks_once(walker, cast):
    page = as_far_as_check(walker)
    once = re.search(r'name="_once" value="([^"]+)"', page)[1]
    check = walker.at
    code = card_on(walker.say(wants="help", _once=once))
    walker.at = check
    assert card_on(walker.say(wants="help", _once=once)) == code
    walker.at = check
    assert card_on(walker.say(wants="people", _once="from another tab")) == code
    with tenancy.within(cast.here.pk):
        assert Request.objects.count() == 1


def test_back_works_and_nothing_is_lost(walker):
    page = as_far_as_check(walker)
    back = re.search(r'href="(/start/[^"]+/matters/)"', page)[1]
    page = walker.go(back)
    assert MATTERS["words"] in page and re.search(r'value="PANIC"[^>]* checked', page)
    page = walker.go(back.replace("matters/", ""))
    assert 'value="Noor"' in page
    page = walker.say(**(YOU | {"name": "Nour"}))
    walker.go(back.replace("matters", "check"))
    assert "Nour" in walker.go(walker.at)


def test_an_unfinished_screen_is_come_back_to(walker):
    walker.go("/start/")
    first = walker.at
    walker.say(**YOU)
    walker.go(f"{first}check/")
    assert walker.at == f"{first}reach/"
    page = walker.say(channel="TEXT", address="")
    assert walker.at == f"{first}reach/" and "Please write the number." in page
    walker.go(f"{first}matters/")
    assert walker.at == f"{first}reach/"


def test_what_was_typed_wrongly_is_still_there(walker):
    walker.go("/start/")
    page = walker.say(name="", age_band="AGE_26_40", language="so", pronouns="they")
    assert "Any name is fine." in page and 'value="they"' in page
    assert re.search(r'value="AGE_26_40"[^>]* checked', page)
    assert re.search(r'value="so" selected', page)


def test_two_tabs_do_not_mix(walker):
    walker.go("/start/")
    one = walker.at
    walker.say(**YOU)
    walker.go("/start/")
    assert walker.at != one
    walker.say(**(YOU | {"name": "Someone else"}))
    assert 'value="Noor"' in walker.go(one)


def test_only_in_this_app_needs_no_number(walker, cast):
    walker.go("/start/")
    walker.say(**YOU)
    walker.say(channel="HERE", address="+1 555 0142")
    walker.say()
    page = walker.say(wants="help")
    assert "You come back with your card" in page
    with tenancy.within(cast.here.pk):
        assert SafeContact.objects.get().address == ""


def test_a_child_is_told_kindly_and_nothing_is_kept(walker, cast):
    walker.go("/start/")
    first = walker.at
    page = walker.say(name="Pip", age_band="UNDER_13", language="en")
    assert walker.at == f"{first}young/" and "Thank you for coming here" in page
    assert "/now/" in page
    assert "Pip" not in walker.go(first)
    with tenancy.within(cast.here.pk):
        assert not Person.objects.filter(name="Pip").exists()


def test_a_young_person_is_led_to_the_programme_for_them(walker, cast):
    walker.go("/start/")
    page = walker.say(**(YOU | {"age_band": "AGE_13_17"}))
    assert walker.at.endswith("/nobody/") and "Help now" in page
    youth = people.open_programme(
        cast.ari.actor, cast.here, name="Youth", slug="youth", setting="DIGITAL", ages="ADOLESCENT"
    )
    walker.go("/start/")
    page = walker.say(**(YOU | {"age_band": "AGE_13_17"}))
    assert "a way that only you read" in page
    page = walker.say(channel="HERE")
    assert "Which part of us?" not in page, "only one fits"
    walker.say()
    walker.say(wants="help")
    with tenancy.within(cast.here.pk):
        assert Request.objects.get().programme == youth


def test_where_several_programmes_fit_they_choose_one(walker, cast):
    walker.go("/start/")
    walker.say(**YOU)
    page = walker.say(channel="HERE")
    assert "Which part of us?" in page and "On a hospital ward" in page
    walker.say(programme=str(cast.ward.pk))
    walker.say(wants="help")
    with tenancy.within(cast.here.pk):
        assert Request.objects.get().programme == cast.ward


def test_a_draft_that_was_let_go_is_explained_and_what_came_late_is_kept(walker, cast):
    walker.go("/start/")
    first = walker.at
    walker.say(**YOU)
    with time_machine.travel(clock.now().replace(year=clock.now().year + 1)):
        walker.client.cookies.clear()
        page = walker.go(f"{first}reach/", status=410)
        assert "We let go of what you wrote" in page and "Nothing was sent" in page
        response = walker.client.post(f"{first}matters/", {"words": "Do not lose this."})
        assert response.status_code == 410 and b"is kept" in response.content
        walker.go(first)
        walker.say(**YOU)
        walker.say(channel="HERE")
        assert "Do not lose this." in walker.go(f"{first}matters/")


def test_the_draft_lies_sealed(walker):
    from django.contrib.sessions.models import Session

    as_far_as_check(walker)
    stored = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    assert "sealed" in stored
    for private in ("Noor", "555 0142", "plums", "PANIC", "been where I am"):
        assert private not in stored


def test_somebody_elses_draft_cannot_be_opened(walker, client):
    from django.test import Client

    as_far_as_check(walker)
    stranger = Client()
    assert stranger.get(walker.at).status_code == 410
    first = walker.at.removesuffix("check/")
    assert b"Noor" not in stranger.get(first).content


def test_the_wait_is_told_as_it_is(walker, cast):
    page = as_far_as_check(walker)
    assert "We cannot say yet how long it takes." in page
    assert "0 people are waiting now." in page


@pytest.mark.parametrize(
    "name",
    ["🌱", "نور", "a\u202eb", "Zoë\u0308", "N" * 81, "\x00", "   ", "<b>Noor</b>", "5" * 5_000_000],
    ids=["emoji", "rtl", "turned", "marks", "long", "nul", "spaces", "markup", "5 MB"],
)
def test_any_name_gets_an_answer_and_none_breaks_the_page(walker, name):
    walker.go("/start/")
    page = walker.say(**(YOU | {"name": name}))
    gone_on = walker.at.endswith("/reach/")
    assert gone_on == (name in ("نور", "a\u202eb", "Zoë\u0308", "<b>Noor</b>"))
    assert "<b>Noor</b>" not in page
    assert gone_on or "There is one thing to look at" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"age_band": "AGE_999"},
        {"language": "xx"},
        {"age_band": ""},
    ],
)
def test_made_up_choices_are_met_with_a_question(walker, wrong):
    walker.go("/start/")
    walker.say(**(YOU | wrong))
    assert not walker.at.endswith("/reach/")


def test_a_flood_from_one_address_is_asked_to_wait_and_loses_nothing(walker, cast, monkeypatch):
    from beside.core.pace import Quota
    from beside.referrals.views import walking

    monkeypatch.setattr(walking, "SENT", Quota("test-flood", most=1, seconds=3600))
    as_far_as_check(walker)
    walker.say(wants="help")
    as_far_as_check(walker)
    page = walker.say(wants="help")
    assert "Please try again in a little while." in page and "Noor" in page
    with tenancy.within(cast.here.pk):
        assert Request.objects.count() == 1


def test_the_other_organisation_has_its_own_door(walker, cast):
    walker.go("/o/hill/start/")
    assert walker.at.startswith("/o/hill/start/")
    walker.say(**YOU)
    walker.say(channel="HERE")
    walker.say()
    walker.say(wants="help")
    with tenancy.within(cast.there.pk):
        assert Request.objects.get().programme == cast.elsewhere
    with tenancy.within(cast.here.pk):
        assert not Request.objects.exists()
