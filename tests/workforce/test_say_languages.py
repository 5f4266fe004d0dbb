"""A worker says which languages they speak; that is how people who share one find them."""

import re

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.matching.queries.table import table
from beside.people import actions
from beside.people.models import Person
from beside.people.vocabulary import VocabularyError
from beside.referrals import actions as referrals
from tests.cast import participant

PAGE = "/o/river/my-profile/languages/"


def spoken(who):
    with tenancy.within(who.org.pk):
        return Person.objects.get(pk=who.person.pk).languages


def test_they_say_it_and_the_first_is_the_one_they_like_best(cast):
    actions.say_languages(cast.rosa.actor, cast.rosa.person, languages=["es", "en", "es"])
    assert spoken(cast.rosa) == ["es", "en"]


def test_a_language_we_have_no_word_for_is_refused(cast):
    with pytest.raises(VocabularyError, match="klingon"):
        actions.say_languages(cast.rosa.actor, cast.rosa.person, languages=["klingon"])
    assert spoken(cast.rosa) == []


def test_who_keeps_the_roster_may_for_staff_and_nobody_for_a_participant(cast):
    actions.say_languages(cast.ari.actor, cast.rosa.person, languages=["so"])
    assert spoken(cast.rosa) == ["so"]
    for who in (cast.dev, cast.ines, cast.cora, cast.marlowe):
        with pytest.raises(NotAllowed):
            actions.say_languages(who.actor, cast.rosa.person, languages=["en"])
    with pytest.raises(NotAllowed):
        actions.say_languages(cast.ari.actor, cast.marlowe.person, languages=["so"])
    with pytest.raises(Person.DoesNotExist):
        actions.say_languages(cast.zed.actor, cast.rosa.person, languages=["en"])


def test_by_their_page(cast, rosa, as_):
    client = as_(rosa)
    assert "Languages I speak" in client.get("/o/river/my-profile/").content.decode()
    answer = client.post(PAGE, {"languages": ["en", "es"], "best": "es"}, follow=True)
    assert "Español, English" in answer.content.decode()
    assert spoken(rosa) == ["es", "en"]
    page = client.get(PAGE).content.decode()
    ticked = re.findall(r'<input type="checkbox"[^>]*value="(\w+)"[^>]*checked', page)
    assert sorted(ticked) == ["en", "es"]
    assert re.search(r'<option value="es"\s+selected', page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"best": "es"}, "Please choose at least one language."),
        ({"languages": ["en"], "best": "es"}, "Please choose one of those you speak."),
        ({"languages": ["xx"]}, "errors"),
    ],
)
def test_what_cannot_be_is_said_kindly(cast, rosa, as_, typed, said):
    page = as_(rosa).post(PAGE, typed).content.decode()
    assert said in page
    assert spoken(rosa) == []


def test_the_page_is_for_those_who_have_one(cast, as_):
    for who in (cast.marlowe, cast.cora, cast.ari):
        assert as_(who).get(PAGE).status_code == 403


def test_who_shares_a_language_with_them_can_be_suggested_to_them(cast, rosa):
    amina = participant(cast.here, "amina", cast.community)
    request = referrals.ask_again(
        amina.actor,
        amina.person,
        programme=cast.community,
        wishes=[("LANGUAGE", "so", "MUST")],
        words="",
        wants_help_choosing=True,
    )

    def fits():
        with tenancy.within(cast.here.pk):
            return not table([request]).against(request.pk, rosa.person.pk)

    actions.say_languages(rosa.actor, rosa.person, languages=["en"])
    assert not fits()
    actions.say_languages(rosa.actor, rosa.person, languages=["en", "so"])
    assert fits()


def test_everyone_who_sees_their_page_sees_it(cast, rosa, client):
    actions.say_languages(rosa.actor, rosa.person, languages=["es", "so"])
    page = client.get("/peers/rosa/").content.decode()
    assert "Español" in page and "Soomaali" in page
