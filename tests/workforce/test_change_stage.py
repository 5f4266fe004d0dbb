"""How far along a worker is: a human decides, says since when and why, and the worker reads it."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.actor import operator
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.workforce import actions, policy, queries
from beside.workforce.models import Profile, StageChange
from tests import worlds


def ago(days):
    return clock.today() - dt.timedelta(days=days)


@pytest.fixture
def dev(cast):
    cast.dev.profile = worlds.profile(cast.dev, stage="TRAINEE")
    return cast.dev


def change(by, profile, **told):
    told = {"stage": "PROVISIONAL", "on": ago(0), "because": "Eighty hours, all there.", **told}
    return actions.change_stage(by.actor, profile, **told)


def hold(who, credential="us-pa-cps", stage="FULL", since=100, until=-600):
    return actions.hold_credential(
        who.actor,
        who.person,
        credential=credential,
        stage=stage,
        since_on=ago(since),
        until_on=ago(until),
    )


def seen(cast, who, profile):
    with tenancy.within(cast.here.pk):
        return queries.ladder(who.actor, profile, clock.today())


def test_the_supervisor_says_it_with_a_day_and_a_reason(cast, dev):
    told = change(cast.ines, dev.profile)
    assert (told.was, told.stage, told.because) == (
        "TRAINEE",
        "PROVISIONAL",
        "Eighty hours, all there.",
    )
    with tenancy.within(cast.here.pk):
        assert Profile.objects.get(pk=dev.profile.pk).stage == "PROVISIONAL"
    mine = seen(cast, dev, dev.profile)
    assert [each.stage for each in mine.changes] == ["PROVISIONAL", "TRAINEE"]


def test_the_manager_and_who_keeps_the_roster_may_too(cast, dev):
    change(cast.manu, dev.profile)
    change(cast.ari, dev.profile, stage="CERTIFIED")
    with tenancy.within(cast.here.pk):
        assert StageChange.objects.filter(profile=dev.profile).count() == 3


@pytest.mark.parametrize("who", ["dev", "rosa", "cora", "pia", "marlowe"])
def test_nobody_else_does(cast, dev, who):
    with pytest.raises(NotAllowed, match="together with them"):
        change(getattr(cast, who), dev.profile)


def test_nobody_moves_themself(cast):
    from beside.people import actions as people
    from beside.people.faces import as_actor

    people.give_part(
        operator(cast.here.pk), cast.ari.person, role="peer_worker", programme=cast.ward
    )
    mine = worlds.profile(cast.ari, stage="TRAINEE")
    cast.ari.actor = as_actor(cast.ari.person)
    with pytest.raises(NotAllowed):
        change(cast.ari, mine)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"because": "  "}, "say why"),
        ({"stage": "TRAINEE"}, "there already"),
        ({"on": dt.date(2999, 1, 1)}, "not come yet"),
    ],
)
def test_what_cannot_be(cast, dev, told, says):
    with pytest.raises(NotAllowed, match=says):
        change(cast.ines, dev.profile, **told)
    with tenancy.within(cast.here.pk):
        assert Profile.objects.get(pk=dev.profile.pk).stage == "TRAINEE"


def test_a_change_does_not_come_before_the_last_one(cast, dev):
    change(cast.ines, dev.profile, on=ago(5))
    with pytest.raises(NotAllowed, match="came later"):
        change(cast.ines, dev.profile, stage="CERTIFIED", on=ago(6))


def test_the_reason_is_for_the_two_and_no_history_repeats_it(cast, dev):
    change(cast.ines, dev.profile, because="A word between us")
    with tenancy.within(cast.here.pk):
        event = Event.objects.filter(name="stage.changed").latest("seq")
        assert "between us" not in str(event.changes)
        for who in (cast.rosa, cast.cora, cast.pia, cast.marlowe):
            assert not policy.visible_stage_changes(who.actor).exists()
    with tenancy.within(cast.there.pk):
        assert not policy.visible_stage_changes(cast.zed.actor).exists()


def test_the_rules_propose_and_change_nothing(cast, dev):
    hold(dev)
    found = seen(cast, cast.ines, dev.profile).proposal
    assert (found.stage, found.since_on) == ("CERTIFIED", ago(100))
    assert "Pennsylvania" in found.credential
    with tenancy.within(cast.here.pk):
        assert Profile.objects.get(pk=dev.profile.pk).stage == "TRAINEE"
    change(cast.ines, dev.profile, stage="CERTIFIED")
    with tenancy.within(cast.here.pk):
        now = Profile.objects.get(pk=dev.profile.pk)
    assert seen(cast, cast.ines, now).proposal is None


def test_a_first_certificate_speaks_for_provisional(cast, dev):
    hold(dev, "us-tx-peer", "INITIAL", since=30, until=-150)
    assert seen(cast, cast.ines, dev.profile).proposal.stage == "PROVISIONAL"


def test_what_has_ended_or_is_only_aimed_at_speaks_for_nothing(cast, dev):
    hold(dev, until=1)
    actions.hold_credential(dev.actor, dev.person, credential="us-oh-cps", stage="FULL")
    assert seen(cast, cast.ines, dev.profile).proposal is None


def test_the_path_ends_with_looking_after_others(cast, dev):
    steps = seen(cast, dev, dev.profile).steps
    assert [each["state"] for each in steps] == ["done", "here", *["ahead"] * 4]
    assert steps[-1]["title"] == "Supervisor"


def test_the_pages(cast, dev, as_):
    hold(dev)
    page = f"/o/river/my-profile/team/{dev.profile.pk}/stage/"
    shown = as_(cast.ines).get(page).content.decode()
    assert "Nothing changes by itself" in shown
    for wrong, says in (
        ({"stage": "CERTIFIED", "on": str(ago(0))}, "say why"),
        ({"stage": "TRAINEE", "on": str(ago(0)), "because": "x"}, "there already"),
        ({"stage": "CERTIFIED", "on": str(ago(-2)), "because": "x"}, "not come yet"),
    ):
        assert says in as_(cast.ines).post(page, wrong).content.decode()
    told = {"stage": "CERTIFIED", "on": str(ago(3)), "because": "The certificate is here."}
    assert as_(cast.ines).post(page, told).status_code == 302
    mine = as_(dev).get("/o/river/my-profile/way/").content.decode()
    assert "The certificate is here." in mine
    assert "Ines" in mine
    assert as_(dev).get(page).status_code == 404
    assert as_(cast.rosa).get(page).status_code == 404
    development = as_(cast.ines).get(f"/o/river/team-hours/{dev.person.pk}/development/")
    assert page in development.content.decode()


def test_the_worker_is_told(cast, dev):
    from beside.notices.models import Notice

    change(cast.ines, dev.profile)
    with tenancy.within(cast.here.pk):
        notice = Notice.objects.get(person=dev.person, kind="stage.changed")
    assert "Eighty hours" not in notice.words
    assert notice.link.endswith("/my-profile/way/")
