"""Asking anew, when we know each other already."""

import re

import pytest

from beside.core.decision import NotAllowed
from beside.people.models import Membership
from beside.referrals import actions
from beside.referrals.models import Request

WORDS = {
    "wishes": [("EXPERIENCE", "GRIEF", "MUST")],
    "words": "Again.",
    "wants_help_choosing": True,
}


def again(who, cast, programme=None, person=None):
    return actions.ask_again(
        who.actor, (person or cast.marlowe).person, programme=programme or cast.community, **WORDS
    )


def test_the_person_asks_again(cast, here):
    request = again(cast.marlowe, cast)
    assert request.person == cast.marlowe.person and request.state == Request.State.WAITING


def test_a_coordinator_asks_with_them(cast, here):
    assert again(cast.cora, cast).person == cast.marlowe.person


@pytest.mark.parametrize("who", ["dev", "rosa", "ines", "manu", "ari", "pia"])
def test_nobody_else_does(cast, here, who):
    with pytest.raises(NotAllowed):
        again(getattr(cast, who), cast)


def test_a_stranger_finds_nobody(cast):
    with pytest.raises(type(cast.marlowe.person).DoesNotExist):
        again(cast.zed, cast)


def test_in_another_programme_they_belong_to_both(cast, here):
    again(cast.marlowe, cast, programme=cast.ward)
    parts = Membership.objects.filter(person=cast.marlowe.person, role="participant")
    assert {part.programme for part in parts} == {cast.community, cast.ward}


def test_not_twice_at_the_same_time(cast, here):
    again(cast.marlowe, cast)
    with pytest.raises(NotAllowed, match="on this list already"):
        again(cast.marlowe, cast)


def test_and_again_after_it_was_closed(cast, here):
    first = again(cast.marlowe, cast)
    actions.close_request(cast.marlowe.actor, first, closed_as="NOT_NOW")
    assert again(cast.marlowe, cast) != first


def test_not_where_they_work(cast, here):
    from tests.cast import participant

    both = participant(here, "both", cast.ward, account=cast.dev.account)
    with pytest.raises(NotAllowed, match="another programme"):
        again(both, cast, programme=cast.community, person=both)


def test_by_the_page(cast, as_, here):
    page = as_(cast.marlowe).get("/o/river/start/again/").content.decode()
    assert "What matters to you this time?" in page and "We know how to reach you" in page
    answers = {"experience": ["GRIEF"], "words": "Again.", "programme": cast.ward.pk}
    response = as_(cast.marlowe).post("/o/river/start/again/", answers | {"wants": "help"})
    assert response.status_code == 302
    assert Request.objects.get().programme == cast.ward


def test_the_front_page_of_asking_leads_a_participant_there(cast, as_):
    response = as_(cast.marlowe).get("/start/")
    assert response.status_code == 302 and response.url == "/o/river/start/again/"


def test_with_nothing_left_to_ask_they_see_what_they_asked(cast, as_, here):
    again(cast.marlowe, cast)
    again(cast.marlowe, cast, programme=cast.ward)
    response = as_(cast.marlowe).get("/o/river/start/again/")
    assert response.url == "/o/river/requests/mine/"


def test_staff_are_told_kindly_that_it_is_not_for_them(cast, as_):
    response = as_(cast.dev).get("/o/river/start/again/")
    assert response.status_code == 403 and "people who receive support" in response.content.decode()


def chosen_on_the_page(as_, who):
    page = as_(who).get("/o/river/start/again/").content.decode()
    inputs = re.findall(r"<input[^>]*name=\"programme\"[^>]*>", page)
    assert len(inputs) > 1
    return [re.search(r'value="([^"]+)"', one)[1] for one in inputs if " checked" in one]


def test_where_they_are_is_chosen_already(cast, as_):
    from tests.cast import participant

    assert chosen_on_the_page(as_, cast.marlowe) == [str(cast.community.pk)]
    inpatient = participant(cast.here, "wim", cast.ward)
    assert chosen_on_the_page(as_, inpatient) == [str(cast.ward.pk)]


def test_who_is_in_several_says_which(cast, as_, here):
    request = again(cast.marlowe, cast, programme=cast.ward)
    actions.close_request(cast.marlowe.actor, request, closed_as="NOT_NOW")
    assert chosen_on_the_page(as_, cast.marlowe) == []
    answers = {"experience": ["GRIEF"], "words": "Again.", "wants": "help"}
    page = as_(cast.marlowe).post("/o/river/start/again/", answers).content.decode()
    assert "Please choose which part of us" in page and "Again." in page
    assert not Request.objects.filter(closed_at=None).exists()
    as_(cast.marlowe).post("/o/river/start/again/", answers | {"programme": cast.ward.pk})
    assert Request.objects.get(closed_at=None).programme == cast.ward


def test_while_they_wait_where_they_are_the_others_are_asked_about(cast, as_, here):
    from beside.core.actor import operator
    from beside.people import actions as people

    people.open_programme(
        operator(cast.here.pk), cast.here, name="Online", slug="online", setting="DIGITAL"
    )
    again(cast.marlowe, cast)
    assert chosen_on_the_page(as_, cast.marlowe) == [], "they are in neither of the two others"
