"""Asking for support: a nickname, a safe way, what matters; and nothing else."""

import pytest

from beside.core.actor import anyone
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.people.actions import hash_of, new_code
from beside.people.models import Invitation, Membership, Person, SafeContact
from beside.referrals import actions, policy
from beside.referrals.models import Request, Wish
from beside.referrals.wishes import NotAWish
from tests.referrals.conftest import ASKED


def test_somebody_asks_and_waits(ask, here, cast):
    request = ask()
    person = request.person
    assert (person.name, person.age_band, person.languages) == ("Noor", "AGE_26_40", ["en"])
    assert person.face == Person.Face.PARTICIPANT and person.account is None
    assert Membership.objects.get(person=person).programme == cast.community
    assert request.state == Request.State.WAITING
    assert request.urgency == Request.Urgency.STEADY, "nobody else has judged it"
    assert request.words == "Someone who has been where I am."


def test_the_safe_way_to_reach_them_is_kept_sealed(ask, here):
    contact = SafeContact.objects.get(person=ask().person)
    assert (contact.channel, contact.address) == ("TEXT", "+1 555 0142")
    assert not contact.may_leave_message


def test_what_matters_is_kept_as_wishes(ask, here):
    wishes = Wish.objects.filter(request=ask())
    assert {(w.kind, w.code, w.weight) for w in wishes} == set(ASKED["wishes"])


def test_the_events_hold_no_private_word(ask, here):
    ask()
    events = Event.objects.filter(org=here)
    assert {"support.asked", "request.asked", "person.welcomed"} <= {e.name for e in events}
    for private in ("Noor", "555 0142", "PANIC", "been where I am", "after 6 pm"):
        assert private not in str([event.changes for event in events])


def test_they_get_the_first_card_for_themselves_and_only_that(ask, here, cast):
    code = new_code()
    person = ask(code=code).person
    assert Invitation.objects.get(person=person).code_hash == hash_of(code)
    with pytest.raises(NotAllowed, match="coordinator can make"):
        people.write_invitation(anyone(here.pk), person, code=new_code())
    with pytest.raises(NotAllowed):
        people.write_invitation(anyone(here.pk), cast.marlowe.person, code=new_code())


def test_without_any_contact_or_wish_it_is_enough(ask, here):
    request = ask(contact=None, wishes=[], words="")
    assert not SafeContact.objects.filter(person=request.person).exists()
    assert not Wish.objects.exists()


def test_an_adult_programme_is_not_for_a_young_person(ask, here):
    with pytest.raises(NotAllowed, match="for adults"):
        ask(age_band="AGE_13_17")
    assert not Request.objects.exists() and not Person.objects.filter(name="Noor").exists()


def test_a_programme_for_young_people_is_not_for_adults(ask, here, cast):
    youth = people.open_programme(
        cast.ari.actor, here, name="Youth", slug="youth", setting="DIGITAL", ages="ADOLESCENT"
    )
    assert ask(youth, age_band="AGE_13_17").programme == youth
    with pytest.raises(NotAllowed, match="13 to 17"):
        ask(youth)


def test_an_unknown_wish_is_refused_and_nothing_is_left_behind(ask, here):
    for wish in [("EXPERIENCE", "NO_SUCH", "MUST"), ("HAIR", "RED", "MUST"), ("AGE", "x", "y")]:
        with pytest.raises(NotAWish):
            ask(wishes=[wish])
    assert not Request.objects.exists()


def test_the_lot_follows_from_the_request_and_from_nothing_else(ask, here):
    lots = {ask(name=f"N{n}").lottery for n in range(8)}
    assert len(lots) == 8 and all(0 <= lot < 2**31 for lot in lots)


def test_nobody_of_the_staff_without_that_part_may_ask_for_somebody(cast, here):
    with pytest.raises(NotAllowed):
        actions.ask_for_support(cast.dev.actor, cast.community, **ASKED)
    assert actions.ask_for_support(cast.cora.actor, cast.community, **ASKED)


def test_a_stranger_cannot_reach_our_programme(cast):
    with pytest.raises(type(cast.community).DoesNotExist):
        actions.ask_for_support(cast.zed.actor, cast.community, **ASKED)


def test_who_sees_the_request(ask, here, cast):
    request = ask()
    seeing = {
        name
        for name in ("marlowe", "dev", "rosa", "ines", "cora", "manu", "ari", "pia")
        if policy.visible_requests(getattr(cast, name).actor).filter(pk=request.pk).exists()
    }
    assert seeing == {"cora"}


def test_a_coordinator_of_another_programme_does_not_see_it(ask, here, cast):
    from tests.cast import staff

    other = staff(here, "wanda", ["coordinator"], cast.ward)
    request = ask()
    assert not policy.visible_requests(other.actor).exists()
    people.give_part(cast.ari.actor, request.person, role="participant", programme=cast.ward)
    assert not policy.visible_requests(other.actor).exists(), "they asked the other programme"
    assert policy.visible_requests(cast.cora.actor).get() == request
