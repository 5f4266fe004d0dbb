"""A prepared question keeps its wording, and never a value of whoever asked first."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from beside.core import clock, tenancy
from beside.core.prepared import NotABlank, prepared
from beside.people.models import Circle, Person
from beside.people.policy import visible_participants, visible_people


@prepared
def seen(actor: Any) -> QuerySet[Person]:
    return visible_people(actor).order_by("name")


@prepared
def called(*, names: list[str]) -> QuerySet[Person]:
    return Person.objects.filter(name__in=names).order_by("name")


def plainly(actor: Any) -> list[Person]:
    return list(visible_people(actor).order_by("name"))


def test_everybody_gets_their_own_answer_whoever_asked_first(cast):
    everyone = [cast.marlowe, cast.dev, cast.rosa, cast.ines, cast.cora, cast.manu, cast.ari]
    for each in [*everyone, *reversed(everyone)]:
        with tenancy.within(cast.here.pk):
            assert seen(each.actor) == plainly(each.actor)


def test_the_wall_between_organisations_stands(cast):
    with tenancy.within(cast.here.pk):
        here = called(names=["Dev", "Zed"])
    with tenancy.within(cast.there.pk):
        there = called(names=["Dev", "Zed"])
    assert [one.name for one in here] == ["Dev"]
    assert [one.name for one in there] == ["Zed"]


def test_without_an_organisation_there_is_no_answer(cast):
    with tenancy.within(cast.here.pk):
        assert called(names=["Dev"])
    with pytest.raises(tenancy.NoOrg):
        called(names=["Dev"])


def test_time_goes_on(cast):
    asks = prepared(lambda actor: visible_participants(actor))
    with tenancy.within(cast.here.pk):
        assert asks(cast.dev.actor) == list(visible_participants(cast.dev.actor))
        for days in (-400, 400):
            with clock.at(clock.now() + dt.timedelta(days=days)):
                assert asks(cast.dev.actor) == list(visible_participants(cast.dev.actor))


@pytest.mark.parametrize("names", [[], ["Dev"], ["Dev", "Rosa"], ["Cora", "Dev", "Rosa"]])
def test_any_number_of_values_may_be_handed_over(cast, names):
    with tenancy.within(cast.here.pk):
        assert [one.name for one in called(names=names)] == names


def test_it_is_worded_once(cast):
    worded = []

    @prepared
    def ask(actor: Any, *, name: str) -> QuerySet[Person]:
        worded.append(name)
        return Person.objects.filter(name=name)

    with tenancy.within(cast.here.pk):
        for each, name in ((cast.dev, "Dev"), (cast.rosa, "Rosa"), (cast.dev, "Ines")):
            assert [one.name for one in ask(each.actor, name=name)] == [name]
    assert len(worded) == 1
    assert worded[0] not in ("Dev", "Rosa", "Ines")


def test_it_asks_the_database_once_and_only_when_it_is_asked(cast):
    with tenancy.within(cast.here.pk), CaptureQueriesContext(connection) as asked:
        called(names=["Dev", "Rosa"])
    assert len(asked) == 1


def test_a_value_from_elsewhere_is_refused(cast):
    mine = cast.dev.person.pk
    ask = prepared(lambda: Person.objects.filter(pk=mine))
    with tenancy.within(cast.here.pk), pytest.raises(NotABlank):
        ask()


def test_a_moment_worked_out_in_the_question_is_refused(cast):
    ask = prepared(lambda: Circle.objects.filter(since__lt=clock.now() - dt.timedelta(days=1)))
    with tenancy.within(cast.here.pk), pytest.raises(NotABlank):
        ask()


def test_a_text_made_from_a_value_is_refused(cast):
    ask = prepared(lambda *, name: Person.objects.filter(name__contains=name))
    with tenancy.within(cast.here.pk), pytest.raises(NotABlank):
        ask(name="Dev")


def test_nothing_is_decided_by_whose_id_it_is(cast):
    def ask(actor: Any, *, person: UUID) -> QuerySet[Person]:
        return Person.objects.all() if cast.dev.person.pk == actor.face else Person.objects.none()

    with tenancy.within(cast.here.pk), pytest.raises(NotABlank):
        prepared(ask)(cast.dev.actor, person=cast.dev.person.pk)


def test_nobody_asks_the_database_while_it_is_being_worded(cast):
    ask = prepared(lambda: Person.objects.filter(name__in=list(Person.objects.values_list("name"))))
    with tenancy.within(cast.here.pk), pytest.raises(NotABlank):
        ask()


def test_two_questions_at_once_are_refused(cast):
    ask = prepared(lambda: Person.objects.prefetch_related("goals"))
    with tenancy.within(cast.here.pk), pytest.raises(TypeError, match="prefetch"):
        ask()
