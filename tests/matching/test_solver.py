"""A waiting list as a whole: who is served follows from their turn alone; with whom, from fit."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside.matching.solver import InTurn, Problem, Waiting


def problem(people, places, fits):
    return Problem(
        people=tuple(people), places=places, fits=fits, loads={w: (0, 5) for w in places}
    )


def waiting(*ids, urgency=1):
    return [Waiting(each, urgency, 0, n) for n, each in enumerate(ids)]


def test_each_gets_who_fits_best():
    plan = InTurn().solve(
        problem(waiting("a", "b"), {"x": 1, "y": 1}, {"a": {"x": 9, "y": 1}, "b": {"x": 9, "y": 2}})
    )
    assert plan.matches == {"a": "x", "b": "y"}


def test_nobody_takes_the_only_one_who_fits_somebody_else():
    plan = InTurn().solve(
        problem(waiting("a", "b"), {"x": 1, "y": 1}, {"a": {"x": 900, "y": 1}, "b": {"x": 2}})
    )
    assert plan.matches == {"a": "y", "b": "x"}


def test_who_comes_first_when_there_is_one_place():
    people = [
        Waiting("steady", 1, 90, 1),
        Waiting("soonest", 3, 0, 9),
        Waiting("longer", 1, 91, 5),
        Waiting("lucky", 1, 90, 0),
    ]
    fits = {each.id: {"x": 1000 if each.id == "steady" else 1} for each in people}
    plan = InTurn().solve(problem(people, {"x": 1}, fits))
    assert plan.matches == {"soonest": "x"}
    assert plan.left == ("longer", "lucky", "steady")


def test_of_two_who_fit_the_same_the_one_with_more_room():
    both = problem(waiting("a"), {"x": 1, "y": 1}, {"a": {"x": 5, "y": 5}})
    assert InTurn().solve(replace(both, loads={"x": (9, 10), "y": (1, 10)})).matches == {"a": "y"}
    assert InTurn().solve(replace(both, loads={"x": (1, 10), "y": (9, 10)})).matches == {"a": "x"}


def test_no_people_no_places():
    assert InTurn().solve(problem([], {}, {})).matches == {}
    assert InTurn().solve(problem(waiting("a"), {"x": 0}, {"a": {"x": 5}})).left == ("a",)


WORKERS = ["w", "x", "y", "z"]


@st.composite
def problems(draw):
    n = draw(st.integers(0, 5))
    people = [
        Waiting(f"p{i}", draw(st.integers(1, 3)), draw(st.integers(0, 3)), i) for i in range(n)
    ]
    places = {w: draw(st.integers(0, 2)) for w in WORKERS}
    fits = {
        each.id: draw(st.dictionaries(st.sampled_from(WORKERS), st.integers(0, 4)))
        for each in people
    }
    return problem(people, places, fits)


def every_way(given, people):
    """All ways to seat exactly these people."""
    for seats in itertools.product(*(given.fits[p] for p in people)):
        if all(seats.count(w) <= given.places[w] for w in set(seats)):
            yield dict(zip(people, seats, strict=True))


def can_be_served(given, people):
    return next(every_way(given, people), None) is not None


@settings(max_examples=150, deadline=None)
@given(problems())
def test_who_is_served_is_the_best_there_can_be(given):
    """In turn, everybody who can be served together with those before them."""
    served = []
    for each in sorted(given.people, key=lambda p: p.turn):
        if can_be_served(given, [*served, each.id]):
            served.append(each.id)
    plan = InTurn().solve(given)
    assert set(plan.matches) == set(served)
    assert set(plan.left) == {each.id for each in given.people} - set(served)


@settings(max_examples=150, deadline=None)
@given(problems())
def test_in_turn_each_gets_the_best_that_costs_nobody_a_place(given):
    plan = InTurn().solve(given)
    turns = [p.id for p in sorted(given.people, key=lambda p: p.turn) if p.id in plan.matches]
    ways = list(every_way(given, turns))
    for person in turns:
        best = max(given.fits[person][way[person]] for way in ways)
        assert given.fits[person][plan.matches[person]] == best
        ways = [way for way in ways if way[person] == plan.matches[person]]


@settings(max_examples=100, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_fit_never_decides_who_is_served(given, chance):
    other = {p: {w: chance.randint(0, 1000) for w in row} for p, row in given.fits.items()}
    assert set(InTurn().solve(replace(given, fits=other)).matches) == set(
        InTurn().solve(given).matches
    )


@settings(max_examples=100, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_what_it_is_given_never_matters(given, chance):
    people = list(given.people)
    chance.shuffle(people)
    fits = {p: dict(sorted(row.items(), reverse=True)) for p, row in reversed(given.fits.items())}
    turned = replace(given, people=tuple(people), fits=fits)
    assert InTurn().solve(turned) == InTurn().solve(given)


@settings(max_examples=100, deadline=None)
@given(problems())
def test_no_more_people_than_places_and_only_pairs_that_may_be(given):
    plan = InTurn().solve(given)
    for worker, places in given.places.items():
        assert list(plan.matches.values()).count(worker) <= places
    assert all(worker in given.fits[person] for person, worker in plan.matches.items())


@settings(max_examples=100, deadline=None)
@given(problems(), st.sampled_from(WORKERS))
def test_one_more_place_never_costs_anybody_theirs(given, worker):
    more = replace(given, places={**given.places, worker: given.places[worker] + 1})
    assert set(InTurn().solve(given).matches) <= set(InTurn().solve(more).matches)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_who_withdraws_costs_nobody_else_their_place(given):
    for gone in given.people:
        rest = tuple(each for each in given.people if each != gone)
        before = set(InTurn().solve(given).matches) - {gone.id}
        assert before <= set(InTurn().solve(replace(given, people=rest)).matches)


@pytest.mark.once
def test_a_whole_programme_takes_a_moment():
    import random
    import time

    chance = random.Random(7)
    workers = [f"w{n}" for n in range(40)]
    people = [Waiting(f"p{n}", chance.randint(1, 3), chance.randint(0, 90), n) for n in range(400)]
    fits = {
        each.id: {w: chance.randint(0, 1000) for w in chance.sample(workers, 12)} for each in people
    }
    begun = time.process_time()
    plan = InTurn().solve(problem(people, {w: 6 for w in workers}, fits))
    assert len(plan.matches) == 240
    assert time.process_time() - begun < 3
