"""Which credential a worker holds or aims at, who sees it, and who has looked at the paper."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.workforce import actions, policy
from beside.workforce.models import Credential


def ago(days):
    return clock.today() - dt.timedelta(days=days)


def hold(who, by=None, **told):
    told = {
        "credential": "us-pa-cps",
        "stage": "FULL",
        "since_on": ago(600),
        "until_on": ago(-130),
        **told,
    }
    return actions.hold_credential((by or who).actor, who.person, **told)


def test_saying_it_again_takes_the_place_of_the_older_word(cast):
    first, second = hold(cast.dev), hold(cast.dev, until_on=ago(-170))
    with tenancy.within(cast.here.pk):
        assert list(policy.visible_credentials(cast.dev.actor)) == [second]
        assert Credential.objects.get(pk=first.pk).ended_at


def test_without_a_first_day_they_aim_at_it(cast):
    assert hold(cast.dev, since_on=None, until_on=None).since_on is None


def test_only_what_the_credential_knows_is_kept_of_endorsements(cast):
    held = hold(cast.dev, credential="us-tx-peer", endorsements=["mental_health", "crisis"])
    assert held.endorsements == ["mental_health"]


def test_a_credential_nobody_knows(cast):
    with pytest.raises(ValueError, match="No pack"):
        hold(cast.dev, credential="us-zz")
    with pytest.raises(ValueError, match="No pack"):
        hold(cast.dev, stage="SENIOR")


def test_it_does_not_end_before_it_begins(cast):
    with pytest.raises(NotAllowed, match="before it begins"):
        hold(cast.dev, until_on=ago(900))


def test_nobody_says_it_for_a_worker_but_who_keeps_the_roster(cast):
    assert hold(cast.dev, by=cast.ari)
    for who in (cast.rosa, cast.ines, cast.cora, cast.manu, cast.marlowe):
        with pytest.raises(NotAllowed):
            hold(cast.dev, by=who)


def test_who_sees_it(cast):
    held = hold(cast.dev)
    with tenancy.within(cast.here.pk):
        for who in (cast.dev, cast.ines, cast.manu, cast.ari):
            assert list(policy.visible_credentials(who.actor)) == [held]
        for who in (cast.rosa, cast.cora, cast.pia, cast.marlowe):
            assert not policy.visible_credentials(who.actor).exists()
    with tenancy.within(cast.there.pk):
        assert not policy.visible_credentials(cast.zed.actor).exists()


def test_a_supervisor_of_others_does_not_see_it(cast):
    hold(cast.rosa)
    with tenancy.within(cast.here.pk):
        assert not policy.visible_credentials(cast.ines.actor).exists()


def test_the_supervisor_has_seen_the_paper(cast):
    seen = actions.verify_credential(cast.ines.actor, hold(cast.dev))
    assert seen.verified_by_id == cast.ines.person.pk
    assert seen.verified_at
    with pytest.raises(NotAllowed, match="already"):
        actions.verify_credential(cast.ines.actor, seen)


def test_the_worker_does_not_say_so_themself(cast):
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.verify_credential(cast.dev.actor, hold(cast.dev))


def test_what_is_only_aimed_at_has_no_paper(cast):
    aim = hold(cast.dev, since_on=None, until_on=None)
    with pytest.raises(NotAllowed, match="not hold it"):
        actions.verify_credential(cast.ines.actor, aim)


def test_taking_it_off(cast):
    held = hold(cast.dev)
    with pytest.raises(NotAllowed):
        actions.end_credential(cast.ines.actor, held)
    ended = actions.end_credential(cast.dev.actor, held)
    with pytest.raises(NotAllowed, match="already"):
        actions.end_credential(cast.dev.actor, ended)


def test_the_page(cast, as_):
    page = "/o/river/my-development/credential/"
    told = {"which": "us-pa-cps/FULL", "how": "HOLD", "since_on": str(ago(600))}
    assert as_(cast.dev).post(page, told).status_code == 302
    with tenancy.within(cast.here.pk):
        assert policy.visible_credentials(cast.dev.actor).get().since_on == ago(600)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"since_on": ""}, "since when"),
        ({"since_on": str(ago(-1))}, "not come yet"),
        ({"until_on": str(ago(700))}, "after it began"),
        ({"which": ""}, "choose a credential"),
    ],
)
def test_a_kind_word_for_each_mistake(cast, as_, wrong, says):
    told = {"which": "us-pa-cps/FULL", "how": "HOLD", "since_on": str(ago(600)), **wrong}
    reply = as_(cast.dev).post("/o/river/my-development/credential/", told)
    assert says in reply.content.decode()
    with tenancy.within(cast.here.pk):
        assert not Credential.objects.exists()
