"""What makes two people fit, and what rules somebody out: by example, and by every way to break it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside.matching.fit import Line, fit, points
from beside.matching.rules import PRIVATE, Rule, rules_against
from beside.matching.sides import MUST, Asker, Offer, Wanted

KINDS = {
    "EXPERIENCE": ["PANIC", "GRIEF", "DRINKING", "HEARING_VOICES"],
    "COMMUNITY": ["PARENTS", "MUSLIM", "BLACK"],
    "LANGUAGE": ["en", "es", "so"],
    "GENDER": ["WOMAN", "MAN"],
    "AGE": ["AGE_18_25", "AGE_41_60"],
    "MODE": ["IN_PERSON", "PHONE", "VIDEO"],
    "TIME": ["WEEKDAY_MORNING", "WEEKDAY_EVENING", "WEEKEND_MORNING"],
}
ROSA = Offer(
    "rosa",
    languages=frozenset({"en", "es"}),
    modes=frozenset({"IN_PERSON", "PHONE"}),
    experiences=frozenset({"HEARING_VOICES", "PANIC"}),
    communities=frozenset({"PARENTS"}),
    gender="WOMAN",
    age_band="AGE_41_60",
    times=frozenset({"WEEKDAY_EVENING"}),
    will_not=frozenset({"DRINKING"}),
)


def asks(*wishes, **what):
    what.setdefault("languages", frozenset({"en"}))
    what.setdefault("age_band", "AGE_26_40")
    wanted = tuple(Wanted(kind, code, bool(must)) for kind, code, *must in wishes)
    return Asker("marlowe", "community", wishes=wanted, **what)


def test_nothing_speaks_against_somebody_who_asks_for_nothing():
    assert rules_against(asks(), ROSA) == ()
    assert fit(asks(), ROSA).points == 0


@pytest.mark.parametrize(
    "asker, offer, rule",
    [
        (asks(), replace(ROSA, room=0), Rule.ROOM),
        (asks(), replace(ROSA, is_taking=False), Rule.RESTING),
        (asks(), replace(ROSA, programmes=frozenset({"ward"})), Rule.PROGRAMME),
        (asks(languages=frozenset({"so"})), ROSA, Rule.LANGUAGE),
        (asks(modes=frozenset({"VIDEO"})), ROSA, Rule.MODE),
        (asks(age_band="AGE_13_17"), ROSA, Rule.AGES),
        (asks(), replace(ROSA, ages=frozenset({"AGE_61_UP"})), Rule.AGES),
        (asks(("EXPERIENCE", "DRINKING")), ROSA, Rule.LIMIT),
        (asks(("EXPERIENCE", "GRIEF", 1)), ROSA, Rule.MUST_EXPERIENCE),
        (asks(("LANGUAGE", "so", 1)), ROSA, Rule.MUST_LANGUAGE),
        (asks(("GENDER", "MAN", 1)), ROSA, Rule.MUST_GENDER),
        (asks(("GENDER", "WOMAN", 1)), replace(ROSA, gender=""), Rule.MUST_GENDER),
        (asks(("AGE", "AGE_18_25", 1)), ROSA, Rule.MUST_AGE),
        (asks(("MODE", "VIDEO", 1)), ROSA, Rule.MUST_MODE),
        (asks(("TIME", "WEEKEND_MORNING", 1)), ROSA, Rule.MUST_TIME),
    ],
)
def test_a_rule(asker, offer, rule):
    assert rules_against(asker, offer) == (rule,)


def test_rules_between_the_two_come_with_them():
    assert rules_against(asks(), ROSA, {Rule.CONFLICT}) == (Rule.CONFLICT,)
    assert {Rule.CONFLICT, Rule.COLLEAGUE, Rule.LIMIT, Rule.SAID_NO} == PRIVATE


def test_young_people_are_met_only_by_who_says_so():
    young = asks(age_band="AGE_13_17")
    assert rules_against(young, replace(ROSA, ages=frozenset({"AGE_13_17"}))) == ()
    assert rules_against(asks(age_band=""), ROSA) == ()


def test_this_or_that_gender_is_one_wish():
    either = asks(("GENDER", "WOMAN", 1), ("GENDER", "NONBINARY", 1))
    assert rules_against(either, ROSA) == ()
    assert fit(either, ROSA).no == ()


def test_all_experiences_that_must_be_there_must_be_there():
    both = asks(("EXPERIENCE", "PANIC", 1), ("EXPERIENCE", "GRIEF", 1))
    assert rules_against(both, ROSA) == (Rule.MUST_EXPERIENCE,)


def test_nobody_is_shut_out_for_what_they_are():
    """A "must" about community counts more, and rules nobody out."""
    must, nice = asks(("COMMUNITY", "BLACK", 1)), asks(("COMMUNITY", "BLACK"))
    assert rules_against(must, ROSA) == rules_against(nice, ROSA) == ()


def test_the_lines_say_what_fits_and_what_does_not():
    found = fit(asks(("LANGUAGE", "so"), ("EXPERIENCE", "PANIC"), ("EXPERIENCE", "GRIEF", 1)), ROSA)
    assert found.yes == (Line("EXPERIENCE", "PANIC"),)
    assert found.no == (
        Line("EXPERIENCE", "GRIEF", ("HEARING_VOICES", "PANIC")),
        Line("LANGUAGE", "so", ("en", "es")),
    )


def test_the_parts_count_as_the_person_weighs_them():
    half = fit(asks(("EXPERIENCE", "PANIC"), ("LANGUAGE", "so")), ROSA)
    assert half.parts == {"EXPERIENCE": 500, "LANGUAGE": 0}
    heavy = fit(asks(("COMMUNITY", "PARENTS", 1), ("LANGUAGE", "so")), ROSA)
    assert heavy.parts == {"COMMUNITY": 1000 * MUST // (MUST + 1), "LANGUAGE": 0}


def test_what_a_worker_keeps_to_themself_can_never_count():
    """Only what they share with people they are suggested to reaches the sum at all."""
    assert fit(asks(("EXPERIENCE", "GRIEF")), ROSA).points == 0


wishes = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.builds(Wanted, st.just(kind), st.sampled_from(KINDS[kind]), st.booleans())
)
askers = st.builds(
    Asker,
    id=st.just("p"),
    programme=st.just("community"),
    age_band=st.sampled_from(["", "AGE_13_17", "AGE_18_25", "AGE_41_60"]),
    languages=st.frozensets(st.sampled_from(KINDS["LANGUAGE"]), max_size=2),
    wishes=st.lists(wishes, max_size=8, unique_by=lambda w: (w.kind, w.code)).map(tuple),
)


def some(kind):
    return st.frozensets(st.sampled_from(KINDS[kind]))


offers = st.builds(
    Offer,
    id=st.just("w"),
    is_taking=st.booleans(),
    room=st.integers(0, 3),
    ages=st.frozensets(st.sampled_from(["AGE_13_17", "AGE_18_25", "AGE_41_60"])),
    languages=some("LANGUAGE"),
    modes=some("MODE"),
    experiences=some("EXPERIENCE"),
    communities=some("COMMUNITY"),
    gender=st.sampled_from(["", *KINDS["GENDER"]]),
    age_band=st.sampled_from(["", *KINDS["AGE"]]),
    times=some("TIME"),
    will_not=some("EXPERIENCE"),
)
FIELDS = {
    "EXPERIENCE": "experiences",
    "COMMUNITY": "communities",
    "LANGUAGE": "languages",
    "MODE": "modes",
    "TIME": "times",
}


@settings(max_examples=200, deadline=None)
@given(askers, offers)
def test_the_sum_is_its_parts_and_stays_within_its_bounds(asker, offer):
    found = fit(asker, offer)
    assert found.points == sum(found.parts.values()) == points(asker, offer)
    assert 0 <= found.points <= 1000
    assert len(found.parts) <= 6


@settings(max_examples=200, deadline=None)
@given(askers, offers, st.sampled_from(sorted(FIELDS)), st.data())
def test_sharing_more_never_costs_points_and_never_closes_a_door(asker, offer, kind, data):
    more = data.draw(st.sampled_from(KINDS[kind]))
    name = FIELDS[kind]
    richer = replace(offer, **{name: getattr(offer, name) | {more}})
    assert fit(asker, richer).points >= fit(asker, offer).points
    assert set(rules_against(asker, richer)) <= set(rules_against(asker, offer))


@settings(max_examples=200, deadline=None)
@given(askers, offers)
def test_a_must_is_never_overridden(asker, offer):
    """Whoever gets past the rules has every must that is not about community."""
    if rules_against(asker, offer):
        return
    must = [wish for wish in asker.wishes if wish.is_must]
    for kind in ("EXPERIENCE", "LANGUAGE"):
        assert {w.code for w in must if w.kind == kind} <= offer.has[kind]
    for kind in ("GENDER", "AGE", "MODE", "TIME"):
        wanted = {w.code for w in must if w.kind == kind}
        assert not wanted or wanted & offer.has[kind]


@settings(max_examples=200, deadline=None)
@given(askers, offers)
def test_a_workers_own_limit_always_holds(asker, offer):
    asked = {wish.code for wish in asker.wishes if wish.kind == "EXPERIENCE"}
    assert (Rule.LIMIT in rules_against(asker, offer)) == bool(asked & offer.will_not)


@settings(max_examples=100, deadline=None)
@given(askers, offers, st.randoms(use_true_random=False))
def test_the_order_of_wishes_does_not_matter(asker, offer, chance):
    turned = list(asker.wishes)
    chance.shuffle(turned)
    other = replace(asker, wishes=tuple(turned))
    assert fit(other, offer) == fit(asker, offer)
    assert rules_against(other, offer) == rules_against(asker, offer)


@settings(max_examples=200, deadline=None)
@given(askers, offers)
def test_every_wish_is_answered_once(asker, offer):
    found = fit(asker, offer)
    told = [(line.kind, line.code) for line in (*found.yes, *found.no)]
    assert len(told) == len(set(told))
    asked = {(wish.kind, wish.code) for wish in asker.wishes}
    assert set(told) <= asked
    either = {"GENDER", "AGE"}
    assert {pair for pair in asked if pair[0] not in either} <= set(told)
    assert {kind for kind, _code in asked} == {kind for kind, _code in told}
