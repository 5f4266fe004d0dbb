"""A seat: asked for with one tap, given in order, waited for, given back."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.training import actions, policy
from beside.training.models import Enrolment
from beside.workforce import actions as workforce

from . import school

PAGE = "/o/river/courses/"
S = Enrolment.State


def state(cast, seat):
    with tenancy.within(cast.here.pk):
        return Enrolment.objects.get(pk=seat.pk).state


def told(as_, who):
    return as_(who).get("/o/river/notices/").content.decode()


def test_with_one_tap(listening, as_):
    cast = listening
    assert "Ask for a seat" in as_(cast.dev).get(PAGE).content.decode()
    as_(cast.dev).post(f"/o/river/courses/{cast.dates.pk}/ask/")
    text = as_(cast.dev).get(PAGE).content.decode()
    assert "Your seats" in text and "Asked for a seat" in text
    page = as_(cast.cora).get(f"/o/river/training/dates/{cast.dates.pk}/").content.decode()
    assert "One worker waits for an answer" in page and "Dev" in page


def test_asked_twice_is_asked_once(listening, as_):
    cast = listening
    for _time in range(2):
        as_(cast.dev).post(f"/o/river/courses/{cast.dates.pk}/ask/")
    with tenancy.within(cast.here.pk):
        assert Enrolment.objects.count() == 1


def test_given_in_the_order_they_asked(listening, as_):
    cast = listening
    from tests.cast import staff

    third = staff(cast.here, "wren", ["peer_worker"], cast.community)
    seats = [actions.ask_for_seat(who.actor, cast.dates) for who in (cast.rosa, cast.dev, third)]
    page = f"/o/river/training/dates/{cast.dates.pk}/"
    as_(cast.cora).post(page, {f"seat_{seat.pk}": "GIVE" for seat in seats})
    assert [state(cast, seat) for seat in seats] == [S.ACCEPTED, S.ACCEPTED, S.WAITING]
    assert "You have a seat: Listening well" in told(as_, cast.dev)
    assert "on the waiting list" in told(as_, third)
    as_(cast.rosa).post(f"/o/river/courses/seats/{seats[0].pk}/back/")
    assert [state(cast, seat) for seat in seats] == [S.WITHDREW, S.ACCEPTED, S.ACCEPTED]
    assert "You have a seat: Listening well" in told(as_, third)
    assert actions.ask_for_seat(cast.rosa.actor, cast.dates).pk != seats[0].pk, "asked anew"


def test_not_this_time(listening, as_):
    cast = listening
    seat = actions.ask_for_seat(cast.dev.actor, cast.dates)
    actions.answer_seats(cast.cora.actor, cast.dates, decline=[seat.pk])
    assert state(cast, seat) == S.DECLINED
    assert "no seat for you this time" in told(as_, cast.dev)


def test_two_at_the_same_hours(listening, as_):
    cast = listening
    actions.ask_for_seat(cast.dev.actor, cast.dates)
    other = school.dates(
        cast.cora, school.course(cast.cora, title="Boundaries"), cast.community, hour=14
    )
    with pytest.raises(NotAllowed, match="overlaps with “Listening well”"):
        actions.ask_for_seat(cast.dev.actor, other)
    reply = as_(cast.dev).post(f"/o/river/courses/{other.pk}/ask/", follow=True)
    assert "overlaps with “Listening well”" in reply.content.decode()
    assert actions.ask_for_seat(cast.rosa.actor, other)


def test_what_has_begun(cast):
    course = school.course(cast.cora)
    begun = school.dates(cast.cora, course, cast.community, days=-2)
    with pytest.raises(NotAllowed, match="begun"):
        actions.ask_for_seat(cast.dev.actor, begun)


def test_nobody_else_does_it_for_them(listening):
    cast = listening
    for who in (cast.cora, cast.ines, cast.marlowe):
        with pytest.raises(NotAllowed):
            actions.ask_for_seat(who.actor, cast.dates)
    seat = actions.ask_for_seat(cast.dev.actor, cast.dates)
    for who in (cast.rosa, cast.cora, cast.ines):
        with pytest.raises(NotAllowed):
            actions.give_back_seat(who.actor, seat)
    for who in (cast.dev, cast.ines, cast.pia):
        with pytest.raises(NotAllowed):
            actions.answer_seats(who.actor, cast.dates, give=[seat.pk])


def test_who_sees_a_seat(listening, as_):
    cast = listening
    seat = actions.ask_for_seat(cast.dev.actor, cast.dates)
    with tenancy.within(cast.here.pk):
        for who in (cast.dev, cast.cora, cast.manu):
            assert list(policy.visible_enrolments(who.actor)) == [seat]
        for who in (cast.rosa, cast.ines, cast.ari, cast.pia, cast.marlowe):
            assert not policy.visible_enrolments(who.actor).exists()
    assert as_(cast.rosa).post(f"/o/river/courses/seats/{seat.pk}/back/").status_code == 404
    assert as_(cast.zed).get(f"/o/hill/training/dates/{cast.dates.pk}/").status_code == 404


def test_what_fits_comes_first(cast, as_):
    """The rules are asked: a course that adds to what is missing stands before one that does not."""
    school.course(cast.cora, title="A walk in the park", topics=["navigation"], minutes=60)
    school.course(cast.cora, title="Zen of ethics", topics=["ethics"], minutes=360)
    text = as_(cast.dev).get(PAGE).content.decode()
    assert text.index("A walk in the park") < text.index("Zen of ethics"), "nothing is missing"
    assert "None of them is asked of you" in text
    workforce.hold_credential(
        cast.dev.actor,
        cast.dev.person,
        credential="us-pa-cps",
        stage="FULL",
        since_on=school.sittings(days=-400)[0][0].date(),
    )
    text = as_(cast.dev).get(PAGE).content.decode()
    assert "Would help you next" in text
    assert text.index("<h3>Zen of ethics") < text.index("<h3>A walk in the park")
    assert "Adds to" in text and "(Pennsylvania)" in text


def test_nothing_there_yet(cast, as_):
    assert "No courses yet" in as_(cast.dev).get(PAGE).content.decode()
    assert as_(cast.marlowe).get(PAGE).status_code == 403
