"""Courses a worker took somewhere else: written down once, and taken back when it was a mistake."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.workforce import actions, policy
from beside.workforce.models import WorkedHours


def ago(days):
    return clock.today() - dt.timedelta(days=days)


PAGE = "/o/river/my-development/add/"
WELL = {"kind": "CE", "day_on": str(ago(30)), "hours": "6.5", "topics": ["ethics"]}


def add(who, **told):
    told = {"kind": "CE", "day_on": ago(30), "minutes": 390, **told}
    return actions.add_hours(who.actor, who.person, **told)


def kept(cast):
    with tenancy.within(cast.here.pk):
        return list(WorkedHours.objects.filter(ended_at=None))


def test_on_the_page(cast, as_):
    assert as_(cast.dev).post(PAGE, {**WELL, "certificate": "C-7"}).status_code == 302
    [row] = kept(cast)
    assert (row.minutes, row.topics, row.certificate, row.kind) == (390, ["ethics"], "C-7", "CE")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"hours": "-3"}, "more than none"),
        ({"hours": "0"}, "more than none"),
        ({"hours": "5000"}, "look again"),
        ({"hours": "six"}, "as a number"),
        ({"hours": ""}, "how many hours"),
        ({"day_on": str(ago(-1))}, "not come yet"),
        ({"day_on": "0026-10-01"}, "look at the year"),
        ({"kind": "WORK"}, "no longer there"),
    ],
)
def test_a_kind_word_for_each_mistake(cast, as_, wrong, says):
    reply = as_(cast.dev).post(PAGE, {**WELL, "certificate": "C-7", **wrong})
    text = reply.content.decode()
    assert says in text
    assert "C-7" in text, "what was typed is lost"
    assert not kept(cast)


def test_a_certificate_counts_once(cast, as_):
    add(cast.dev, certificate="C-7")
    told = {**WELL, "day_on": str(ago(25)), "certificate": "C-7"}
    assert "It counts once" in as_(cast.dev).post(PAGE, told).content.decode()
    with pytest.raises(NotAllowed, match="counts once"):
        add(cast.dev, certificate="C-7", day_on=ago(25))
    assert len(kept(cast)) == 1


def test_somebody_else_may_have_a_certificate_of_that_name(cast):
    add(cast.dev, certificate="C-7")
    assert add(cast.rosa, certificate="C-7")


def test_the_same_hours_twice(cast, as_):
    add(cast.dev, topics=["ethics"])
    assert "The same hours" in as_(cast.dev).post(PAGE, WELL).content.decode()
    assert as_(cast.dev).post(PAGE, {**WELL, "certificate": "C-8"}).status_code == 302


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"minutes": 0}, "more than none"),
        ({"minutes": -60}, "more than none"),
        ({"day_on": ago(-1)}, "have happened"),
        ({"kind": "WORK"}, "by themselves"),
    ],
)
def test_past_the_form_too(cast, told, says):
    with pytest.raises(NotAllowed, match=says):
        add(cast.dev, **told)


def test_nobody_adds_them_for_another(cast):
    for who in (cast.rosa, cast.ines, cast.ari, cast.marlowe):
        with pytest.raises(NotAllowed):
            actions.add_hours(who.actor, cast.dev.person, kind="CE", day_on=ago(30), minutes=60)


def test_who_sees_them(cast):
    row = add(cast.dev)
    with tenancy.within(cast.here.pk):
        for who in (cast.dev, cast.ines, cast.manu, cast.ari):
            assert list(policy.visible_worked_hours(who.actor)) == [row]
        for who in (cast.rosa, cast.cora, cast.pia, cast.marlowe):
            assert not policy.visible_worked_hours(who.actor).exists()
    with tenancy.within(cast.there.pk):
        assert not policy.visible_worked_hours(cast.zed.actor).exists()


def test_taking_back_a_mistake(cast, as_):
    row = add(cast.dev, certificate="C-7")
    as_(cast.dev).post(f"/o/river/my-development/hours/{row.pk}/back/")
    assert not kept(cast)
    assert add(cast.dev, certificate="C-7"), "the certificate is free again"


def test_what_is_signed_is_not_taken_back(cast):
    row = add(cast.dev)
    actions.sign_hours(cast.ines.actor, cast.dev.person, hours=[row.pk], left_out={})
    with pytest.raises(NotAllowed, match="signed"):
        actions.take_back_hours(cast.dev.actor, row)


def test_nobody_else_takes_them_back(cast):
    row = add(cast.dev)
    for who in (cast.ines, cast.ari, cast.rosa):
        with pytest.raises(NotAllowed):
            actions.take_back_hours(who.actor, row)
