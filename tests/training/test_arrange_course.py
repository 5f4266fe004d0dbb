"""Courses, paths and dates: made by who arranges them, seen by everybody who works here."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.training import actions, policy
from beside.training.models import Cohort, Course, Path

from . import school

NEW, PATH = "/o/river/training/course/", "/o/river/training/path/"
WELL = {
    "title": "Listening well",
    "kind": "CE",
    "hours": "6",
    "topics": ["active_listening", "empathy"],
    "mode": "face_to_face",
    "paid_by": "US",
    "about": "My own words",
}
WHEN = {
    "first_on": str(clock.today() + dt.timedelta(days=20)),
    "from_at": "09:00",
    "to_at": "16:00",
    "times": "3",
    "every": "7",
    "seats": "8",
    "place": "My own words",
}


def kept(cast, model):
    with tenancy.within(cast.here.pk):
        return list(model.objects.all())


def test_on_the_page(cast, as_):
    reply = as_(cast.cora).post(NEW, WELL)
    [course] = kept(cast, Course)
    assert reply.url == f"/o/river/training/course/{course.pk}/dates/"
    assert (course.minutes, course.topics) == (360, ["active_listening", "empathy"])
    reply = as_(cast.cora).post(reply.url, {**WHEN, "programme": str(cast.community.pk)})
    [cohort] = kept(cast, Cohort)
    assert reply.url == f"/o/river/training/dates/{cohort.pk}/"
    assert (cohort.ends_on - cohort.starts_on).days == 14
    with tenancy.within(cast.here.pk):
        assert cohort.sessions.count() == 3


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"hours": "-6"}, "more than none"),
        ({"hours": "0"}, "more than none"),
        ({"hours": "900"}, "more than 400 hours"),
        ({"hours": "six"}, "as a number"),
        ({"title": ""}, "what it is called"),
        ({"topics": []}, "so that its hours count"),
        ({"mode": "FLYING"}, "no longer there"),
    ],
)
def test_a_kind_word_for_each_mistake(cast, as_, wrong, says):
    text = as_(cast.cora).post(NEW, {**WELL, **wrong}).content.decode()
    assert says in text and "My own words" in text
    assert not kept(cast, Course)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"first_on": str(clock.today() - dt.timedelta(days=1))}, "That day is over"),
        ({"first_on": "9999-01-01"}, "look at the year"),
        ({"to_at": "08:00"}, "ends after it begins"),
        ({"times": "0"}, "from 1 to 40"),
        ({"times": "41"}, "from 1 to 40"),
        ({"seats": "-2"}, "from 1 to 200"),
        ({"first_on": ""}, "choose the first day"),
        ({"times": "1e9"}, "whole number"),
    ],
)
def test_a_kind_word_for_wrong_days(cast, as_, wrong, says):
    course = school.course(cast.cora)
    page = f"/o/river/training/course/{course.pk}/dates/"
    told = {**WHEN, "programme": str(cast.community.pk), **wrong}
    text = as_(cast.cora).post(page, told).content.decode()
    assert says in text and "My own words" in text
    assert not kept(cast, Cohort)


def test_past_the_form_too(cast):
    with pytest.raises(NotAllowed, match="more than none"):
        school.course(cast.cora, minutes=-60)
    course = school.course(cast.cora)
    with pytest.raises(NotAllowed, match="one seat"):
        school.dates(cast.cora, course, cast.community, seats=0)
    twice = [*school.sittings(), *school.sittings(hour=11)]
    with pytest.raises(NotAllowed, match="over each other"):
        actions.open_cohort(cast.cora.actor, cast.community, about=course, sessions=twice, seats=2)


def test_a_path_of_courses(cast, as_):
    first, second = school.course(cast.cora), school.course(cast.cora, title="Boundaries")
    told = {"title": "Forty hours", "courses": [str(first.pk), str(second.pk)]}
    reply = as_(cast.cora).post(PATH, {**told, "credential": "us-pa-cps"})
    [path] = kept(cast, Path)
    assert reply.url == f"/o/river/training/path/{path.pk}/dates/"
    as_(cast.cora).post(reply.url, {**WHEN, "programme": str(cast.community.pk)})
    [cohort] = kept(cast, Cohort)
    assert cohort.path_id == path.pk
    with tenancy.within(cast.here.pk):
        assert cohort.title == "Forty hours"


def test_a_path_of_nothing(cast, as_):
    assert "at least one course" in as_(cast.cora).post(PATH, {"title": "x"}).content.decode()
    with pytest.raises(NotAllowed):
        actions.make_path(cast.cora.actor, cast.here, title="x", courses=[])


def test_put_right_and_taken_off_the_list(cast, as_):
    course = school.course(cast.cora)
    page = f"/o/river/training/course/{course.pk}/"
    assert 'value="6"' in as_(cast.cora).get(page).content.decode()
    as_(cast.cora).post(page, {**WELL, "hours": "7.5"})
    assert kept(cast, Course)[0].minutes == 450
    as_(cast.cora).post(f"{page}end/")
    assert as_(cast.cora).get(page).status_code == 404


def test_who_makes_them(cast):
    for who in (cast.dev, cast.ines, cast.pia, cast.marlowe):
        with pytest.raises(NotAllowed, match="arrange courses"):
            school.course(who)
    course = school.course(cast.manu)
    with pytest.raises(NotAllowed, match="Another programme"):
        school.dates(cast.cora, course, cast.ward)


def test_who_sees_them(listening):
    cast = listening
    with tenancy.within(cast.here.pk):
        for who in (cast.dev, cast.ines, cast.cora):
            assert policy.visible_courses(who.actor).exists()
        assert not policy.visible_courses(cast.marlowe.actor).exists()
        assert policy.cohorts_i_arrange(cast.manu.actor).exists()
        for who in (cast.dev, cast.ines, cast.ari, cast.pia):
            assert not policy.cohorts_i_arrange(who.actor).exists()
    with tenancy.within(cast.there.pk):
        assert not policy.visible_courses(cast.zed.actor).exists()


def test_called_off(listening, as_):
    cast = listening
    school.seat(cast.cora, cast.dev, cast.dates)
    as_(cast.cora).post(f"/o/river/training/dates/{cast.dates.pk}/call-off/")
    assert "does not take place" in as_(cast.dev).get("/o/river/notices/").content.decode()
    assert "Ask for a seat" not in as_(cast.rosa).get("/o/river/courses/").content.decode()
