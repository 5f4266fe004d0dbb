"""Breaking glass: a reason, an hour, one record, to read only, and everyone is told."""

import datetime as dt

import pytest

from beside.consent import actions, policy
from beside.consent.models import Glass
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Access
from beside.notices.models import Notice
from beside.plans import actions as plans
from beside.plans import policy as plan_policy

WHY = "Dev is in hospital and Marlowe has a meeting in ten minutes."


@pytest.fixture
def glass(cast):
    return actions.break_glass(cast.manu.actor, cast.marlowe.person, reason="COVER", words=WHY)


def test_it_opens_one_record_for_an_hour(cast, glass):
    assert glass.ends_at - glass.broken_at == dt.timedelta(minutes=60)
    reader = policy.glass_actor(cast.manu.actor, glass)
    goal = plans.set_goal(cast.marlowe.actor, cast.marlowe.person, words="Ride the bus")
    with tenancy.within(cast.here.pk):
        assert goal in plan_policy.visible_goals(reader)
        assert goal not in plan_policy.visible_goals(cast.manu.actor)
        assert policy.may_look_through(cast.manu.actor, glass)
        with clock.at(clock.now() + dt.timedelta(minutes=61)):
            assert not policy.may_look_through(cast.manu.actor, glass)


def test_behind_it_nothing_can_be_done(cast, glass):
    reader = policy.glass_actor(cast.manu.actor, glass)
    with pytest.raises(NotAllowed):
        plans.set_goal(reader, cast.marlowe.person, words="Mine")


@pytest.mark.parametrize("words", ["", "because", "x " * 18])
def test_not_without_a_reason(cast, words):
    with pytest.raises(NotAllowed, match="Say why"):
        actions.break_glass(cast.manu.actor, cast.marlowe.person, reason="SAFETY", words=words)


@pytest.mark.parametrize("who", ["dev", "rosa", "ines", "cora", "ari", "pia", "marlowe"])
def test_not_by_others(cast, who):
    with pytest.raises(NotAllowed):
        actions.break_glass(
            getattr(cast, who).actor, cast.marlowe.person, reason="SAFETY", words=WHY
        )


def test_the_person_and_the_reviewer_are_told(cast, glass):
    with tenancy.within(cast.here.pk):
        told = {notice.person_id: notice.words for notice in Notice.objects.all()}
    assert WHY in told[cast.marlowe.person.pk]
    assert cast.pia.person.pk in told


def test_somebody_else_reviews_it(cast, glass):
    with pytest.raises(NotAllowed):
        actions.review_glass(cast.manu.actor, glass, words="Fine by me.")
    done = actions.review_glass(cast.pia.actor, glass, words="Right and short.")
    assert done.reviewed_by_id == cast.pia.person.pk


def test_not_the_record_of_a_colleague(cast):
    from tests.cast import participant

    both = participant(cast.here, "rosa-too", cast.ward, account=cast.rosa.account)
    everywhere = cast.manu.actor
    with pytest.raises(NotAllowed):
        actions.break_glass(everywhere, both.person, reason="SAFETY", words=WHY)


# by the web door


def test_the_page_opens_it_and_the_look_says_why(cast, as_):
    client = as_(cast.manu)
    sent = {"name": "marlowe", "reason": "COVER", "words": WHY}
    reply = client.post("/o/river/glass/", sent, follow=True)
    assert reply.status_code == 200 and b"Marlowe" in reply.content
    with tenancy.within(cast.here.pk):
        look = Access.objects.filter(purpose="emergency").get()
    assert look.because == WHY and look.about_id == cast.marlowe.person.pk


def test_the_person_reads_who_looked_and_why(cast, as_):
    as_(cast.manu).post(
        "/o/river/glass/", {"name": "Marlowe", "reason": "COVER", "words": WHY}, follow=True
    )
    body = as_(cast.marlowe).get("/o/river/who-looked/").content.decode()
    assert "Manu" in body and WHY in body


def test_after_an_hour_the_page_is_closed(cast, as_):
    as_(cast.manu).post("/o/river/glass/", {"name": "Marlowe", "reason": "COVER", "words": WHY})
    with tenancy.within(cast.here.pk):
        glass = Glass.objects.get()
    address = f"/o/river/behind-glass/{glass.pk}/"
    assert as_(cast.manu).get(address).status_code == 200
    with clock.at(clock.now() + dt.timedelta(minutes=61)):
        assert as_(cast.manu).get(address).status_code == 403
    assert as_(cast.dev).get(address).status_code == 404


def test_a_name_nobody_has_opens_nothing(cast, as_):
    reply = as_(cast.manu).post(
        "/o/river/glass/", {"name": "Nobody", "reason": "SAFETY", "words": WHY}
    )
    assert reply.status_code == 200 and b"exactly this name" in reply.content
    with tenancy.within(cast.here.pk):
        assert not Glass.objects.exists()
