"""One account, two faces: colleagues never see the record of a colleague, on any page or in any
question; and nobody is on both sides of one programme."""

import pytest

from beside.core import tenancy
from beside.core.actor import operator
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.people import circle, policy
from beside.people.faces import as_actor
from beside.people.models import Person
from tests.cast import participant, staff

COLLEAGUES = ["rosa", "ines", "cora", "manu", "ari", "pia", "widecora", "wideines"]


@pytest.fixture
def world(cast):
    """Dev works in the community programme and receives support on the ward, where Wim walks with
    them. Some of Dev's colleagues reach over the whole organisation."""
    cast.own = participant(cast.here, "dev-too", cast.ward, account=cast.dev.account)
    cast.wim = staff(cast.here, "wim", ["peer_worker"], cast.ward)
    cast.wardcora = staff(cast.here, "wardcora", ["coordinator"], cast.ward)
    cast.widecora = staff(cast.here, "widecora", ["coordinator"], None)
    cast.wideines = staff(cast.here, "wideines", ["supervisor"], None)
    with tenancy.within(cast.here.pk):
        _walk(cast)
    return cast


def _walk(cast):
    from beside.core import clock, ledger

    with ledger.open_sheet():
        circle.admit(cast.own.person, cast.wim.person, now=clock.now())
    people.agree_supervision(cast.ari.actor, cast.wim.person, supervisor=cast.wideines.person)
    people.agree_supervision(cast.ari.actor, cast.dev.person, supervisor=cast.ines.person)


def sees(who, person):
    actor = as_actor(who.person)
    with tenancy.within(actor.org_id):
        return policy.visible_participants(actor).filter(pk=person.pk).exists()


def test_those_beside_them_on_the_ward_see_them(world):
    assert sees(world.own, world.own.person)
    assert sees(world.wim, world.own.person)
    assert sees(world.wardcora, world.own.person)


@pytest.mark.parametrize("name", [*COLLEAGUES, "dev", "zed", "marlowe"])
def test_colleagues_and_their_own_other_face_do_not(world, name):
    assert not sees(getattr(world, name), world.own.person)


@pytest.mark.parametrize("name", COLLEAGUES)
def test_nor_among_everybody_they_can_know_of(world, name):
    actor = as_actor(getattr(world, name).person)
    with tenancy.within(actor.org_id):
        names = set(policy.visible_people(actor).values_list("pk", flat=True))
    assert world.own.person.pk not in names


@pytest.mark.parametrize("name", COLLEAGUES)
@pytest.mark.parametrize("page", ["invite", "card", "way-in", "safe-contact"])
def test_on_no_page(world, as_, name, page):
    address = f"/o/river/people/{world.own.person.pk}/{page}/"
    assert as_(getattr(world, name)).get(address).status_code == 404


@pytest.mark.parametrize("name", ["rosa", "ines", "cora", "manu", "ari", "pia", "widecora"])
def test_lists_hold_the_colleague_and_not_the_participant(world, as_, name):
    client = as_(getattr(world, name))
    for page in (
        "people/",
        "home/",
        "team/",
        "choose/waiting/",
        "set-up/staff/",
        "overview/",
        "log/",
    ):
        content = client.get(f"/o/river/{page}").content.decode()
        assert "Dev-Too" not in content and str(world.own.person.pk) not in content


def test_breaking_glass_does_not_break_this(world):
    from dataclasses import replace

    manager = replace(as_actor(world.manu.person), only=world.own.person.pk)
    with tenancy.within(world.here.pk):
        assert not policy.visible_participants(manager).exists()
    other = replace(manager, only=world.marlowe.person.pk)
    with tenancy.within(world.here.pk):
        assert policy.visible_participants(other).get() == world.marlowe.person


def test_somebody_who_has_given_notice_is_still_a_colleague(world):
    import datetime as dt

    from beside.core import clock

    with tenancy.within(world.here.pk):
        part = policy.visible_parts(world.ari.actor).get(person=world.dev.person)
    tomorrow = clock.now() + dt.timedelta(days=1)
    with clock.at(tomorrow):
        people.end_part(world.ari.actor, part)
    assert not sees(world.widecora, world.own.person)


def test_the_two_faces_are_joined_by_nothing_but_the_account(world):
    with tenancy.within(world.here.pk):
        own = Person.objects.get(pk=world.own.person.pk)
    assert own.pk != world.dev.person.pk
    assert as_actor(own).grants == {"own.record"}
    assert "staff" not in as_actor(own).grants


def test_a_worker_may_not_walk_with_a_colleague(world):
    with tenancy.within(world.here.pk):
        assert not policy.not_a_colleague(world.rosa.person.pk, world.own.person)
        assert policy.not_a_colleague(world.wim.person.pk, world.own.person)


def test_not_staff_where_one_receives_support(world):
    with pytest.raises(NotAllowed) as refusal:
        people.give_part(
            world.ari.actor, world.dev.person, role="peer_worker", programme=world.ward
        )
    assert "support" not in refusal.value.because and "side" not in refusal.value.because


def test_not_staff_everywhere_when_one_receives_support_anywhere(world):
    with pytest.raises(NotAllowed):
        people.give_part(world.ari.actor, world.dev.person, role="org_admin")


def test_not_receiving_support_where_one_works(world):
    operating = operator(world.here.pk)
    with pytest.raises(NotAllowed):
        people.welcome_participant(
            operating, world.community, name="Rosa too", account=world.rosa.account
        )
    with pytest.raises(NotAllowed):
        people.give_part(operating, world.own.person, role="participant", programme=world.community)


def test_nor_by_a_card(world):
    operating = operator(world.here.pk)
    sam = people.welcome_participant(operating, world.community, name="Sam")
    card = people.write_invitation(operating, sam, code="AAAA-BBBB-CCCC-DDDD")
    with pytest.raises(NotAllowed):
        people.use_invitation(operating, card, account=world.rosa.account)


def test_nobody_is_here_twice_with_one_face(world):
    operating = operator(world.here.pk)
    sam = people.welcome_participant(operating, world.ward, name="Sam")
    card = people.write_invitation(operating, sam, code="AAAA-BBBB-CCCC-DDDD")
    with pytest.raises(NotAllowed):
        people.use_invitation(operating, card, account=world.marlowe.account)
