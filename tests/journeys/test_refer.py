"""Somebody refers a person who said yes, and later reads one of four words."""

import re
import time

import pytest

from beside.core import tenancy
from beside.core.actor import anyone
from beside.people.actions import new_code
from beside.people.models import Person, SafeContact
from beside.referrals import actions, queries
from beside.referrals.models import Referral, Request
from tests.journeys.walker import Walker
from tests.referrals.conftest import REFERRED

BEFORE = {"danger": "no", "said_yes": "yes", "by": "PROFESSIONAL"}
WHO = {
    "name": "Sam",
    "age_band": "AGE_18_25",
    "language": "so",
    "channel": "PHONE",
    "address": "+1 555 0143",
    "hours": "mornings",
}
WANTS = {"words": "I want to leave my room again.", "urgency": "2"}
YOURSELF = {"name": "Dr. Oyelaran", "organisation": "Bridge Clinic", "ways": "555 0100"}


@pytest.fixture
def walker(cast, client):
    return Walker(client)


def as_far_as_check(walker, **changes):
    walker.go("/refer/")
    walker.say(**(BEFORE | changes.get("before", {})))
    walker.say(**(WHO | changes.get("who", {})))
    walker.say(**(WANTS | changes.get("wants", {})))
    return walker.say(**(YOURSELF | changes.get("yourself", {})))


def reference_on(page):
    return re.search(r'class="code" dir="ltr">([A-Z0-9-]{19})<', page)[1]


def status(walker, reference):
    walker.go("/status/")
    page = walker.say(reference=reference)
    found = re.search(r'<li class="here".*?<bdi>([^<]+)</bdi>', page, re.S)
    return found[1] if found else page


def test_five_screens_and_a_reference_number(walker, cast):
    page = as_far_as_check(walker)
    assert walker.at.endswith("/check/") and "Step 5 of 5" in page
    assert "Soon: things are getting harder" in page and "Bridge Clinic" in page
    page = walker.say()
    assert walker.at.endswith("/sent/")
    reference = reference_on(page)
    assert reference not in walker.at
    with tenancy.within(cast.here.pk):
        referral = Referral.objects.get()
        request = referral.request
        assert request.person.name == "Sam" and request.urgency == 2
        assert request.words == WANTS["words"]
        assert reference not in str(vars(referral)) and "Oyelaran" in referral.referrer
    assert status(walker, reference) == "Received"


def test_from_received_to_met_to_closed(walker, cast):
    as_far_as_check(walker)
    reference = reference_on(walker.say())
    with tenancy.within(cast.here.pk):
        request = Request.objects.get()
    actions.note_first_contact(cast.cora.actor, request)
    assert status(walker, reference) == "Reached out"
    actions.close_request(cast.cora.actor, request, closed_as="MET")
    assert status(walker, f" {reference.lower().replace('-', ' ')} ") == "Met"
    with tenancy.within(cast.here.pk):
        referral = Referral.objects.get()
    actions.mark_referral(cast.cora.actor, referral, step="CLOSED")
    assert status(walker, reference) == "Closed"
    actions.mark_referral(cast.cora.actor, referral, step="RECEIVED")
    assert status(walker, reference) == "Closed", "it only ever moves on"


def test_the_way_to_reach_them_is_not_used_before_they_called_it_safe(walker, cast):
    as_far_as_check(walker)
    walker.say()
    with tenancy.within(cast.here.pk):
        assert not SafeContact.objects.exists()
        referral = Referral.objects.get()
        told = queries.told_about(cast.cora.actor, referral.request)[0]
        assert told.ways[0]["address"] == "+1 555 0143"


def test_danger_comes_before_everything_and_never_blocks(walker):
    walker.go("/refer/")
    page = walker.say(danger="yes")
    assert walker.at.endswith("/danger/") and "Help comes first" in page and "/now/" in page
    walker.go(walker.at)
    action = re.search(r'action="(/refer/[^"]+/on/)"', page)[1]
    walker.at = action
    page = walker.say()
    assert re.fullmatch(r"/refer/[0-9a-f-]{36}/", walker.at)
    walker.say(**BEFORE)
    assert walker.at.endswith("/person/")


def test_without_a_yes_there_is_a_card_to_hand_over_and_nothing_is_kept(walker, cast):
    walker.go("/refer/")
    page = walker.say(**(BEFORE | {"said_yes": "not_yet"}))
    assert walker.at.endswith("/card/") and "Hand them this card instead" in page
    assert "/start/" in page and 'class="code"' in page
    with tenancy.within(cast.here.pk):
        assert not Person.objects.filter(name="Sam").exists()


def test_family_is_not_asked_where_they_work(walker, cast):
    walker.go("/refer/")
    walker.say(**(BEFORE | {"by": "FAMILY"}))
    walker.say(**WHO)
    walker.say(**WANTS)
    assert 'name="organisation"' not in walker.go(walker.at)
    walker.say(name="Her mother", role="mother")
    walker.say()
    with tenancy.within(cast.here.pk):
        assert Referral.objects.get().by == "FAMILY"


def test_a_young_persons_way_is_not_the_referrers(walker, cast):
    from beside.people import actions as people

    people.open_programme(
        cast.ari.actor, cast.here, name="Youth", slug="youth", setting="DIGITAL", ages="ADOLESCENT"
    )
    page = as_far_as_check(
        walker,
        before={"by": "FAMILY"},
        who={"age_band": "AGE_13_17", "address": "+1 (555) 0100-22"},
        yourself={"ways": "1555 010022"},
    )
    assert walker.at.endswith("/yourself/") and "only they read" in page
    walker.say(name="Her mother", ways="another@example.org")
    assert walker.at.endswith("/check/")


def test_a_child_is_not_taken_in(walker, cast):
    walker.go("/refer/")
    walker.say(**BEFORE)
    walker.say(**(WHO | {"age_band": "UNDER_13"}))
    assert walker.at.endswith("/young/")
    with tenancy.within(cast.here.pk):
        assert not Referral.objects.exists()


def test_sending_twice_refers_once(walker, cast):
    as_far_as_check(walker)
    check = walker.at
    once = re.search(r'name="_once" value="([^"]+)"', walker.go(check))[1]
    first = reference_on(walker.say(_once=once))
    walker.at = check
    assert reference_on(walker.say(_once=once)) == first
    walker.at = check
    assert reference_on(walker.say()) == first
    with tenancy.within(cast.here.pk):
        assert Referral.objects.count() == 1


@pytest.mark.parametrize("words", ["", " ", "x" * 2001, "y" * 5_000_000], ids=len)
def test_words_that_cannot_be_kept_are_asked_for_again(walker, words):
    walker.go("/refer/")
    walker.say(**BEFORE)
    walker.say(**WHO)
    page = walker.say(words=words, urgency="2")
    assert walker.at.endswith("/wants/") and "There is one thing to look at" in page


def unknown_numbers(walker, cast, refer_):
    """Four numbers that say nothing: made up, withdrawn, another organisation's, nonsense."""
    referral, withdrawn = refer_()
    actions.withdraw_reference(cast.cora.actor, referral)
    theirs = new_code()
    other = REFERRED | {"reference": theirs}
    actions.refer(anyone(cast.there.pk), cast.elsewhere, **other)
    return [new_code(), withdrawn, theirs, "🌱 نور \u202e <b>"]


@pytest.fixture
def refer_(cast):
    def referring():
        reference = new_code()
        details = REFERRED | {"reference": reference}
        return actions.refer(anyone(cast.here.pk), cast.community, **details), reference

    return referring


def test_every_number_that_is_not_one_of_ours_gets_the_same_answer(walker, cast, refer_):
    pages = set()
    for number in unknown_numbers(walker, cast, refer_):
        page = status(walker, number)
        assert "There is nothing to show for this number." in page
        page = re.sub(r'value="[^"]*"', "", page)
        pages.add(page)
    assert len(pages) == 1


def test_and_in_the_same_time(cast, refer_, walker, django_assert_num_queries):
    """The work is the same, which a busy machine measures better than a clock."""
    numbers = unknown_numbers(walker, cast, refer_)
    with tenancy.within(cast.here.pk):
        took = []
        for number in numbers:
            with django_assert_num_queries(1):
                before = time.perf_counter()
                assert queries.step_of_reference(number) is None
                took.append(time.perf_counter() - before)
    assert max(took) < 0.2


def test_many_tries_are_slowed_down_and_nobody_is_locked_out(walker, cast, refer_, monkeypatch):
    from beside.core.pace import SlowDown
    from beside.referrals.views import referring

    monkeypatch.setattr(referring, "TRIES", SlowDown("test-tries", free=3, longest=2))
    _referral, reference = refer_()
    for _ in range(3):
        status(walker, new_code())
    page = status(walker, reference)
    assert "Nobody is locked out." in page
    time.sleep(2.1)
    assert status(walker, reference) == "Received"


def test_a_reference_number_is_given_once(cast, refer_):
    from beside.core.decision import NotAllowed

    _referral, reference = refer_()
    with pytest.raises(NotAllowed, match="given before"):
        actions.refer(anyone(cast.here.pk), cast.community, **(REFERRED | {"reference": reference}))


def test_the_number_is_typed_and_never_read_from_an_address(walker, cast, refer_):
    _referral, reference = refer_()
    assert "Received" not in walker.go(f"/status/?reference={reference}")
