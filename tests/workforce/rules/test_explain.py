"""What the rules say, for any worker at all."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside.workforce import rules
from beside.workforce.rules.needs import MET
from beside.workforce.rules.packs import Packs

pytestmark = pytest.mark.once

TODAY = dt.date(2026, 6, 1)
PACKS = rules.shipped()
DAYS = st.dates(dt.date(2019, 1, 1), TODAY)
TOPICS = ["ethics", "recovery", "law_ethics", "advocacy", "boundaries", "ethical_responsibility"]
TAGS = ["supervised", "self_study", "core", "face_to_face", "e_learning", "receiving_supervision"]


@st.composite
def entries(draw, least=0, most=25):
    return [
        rules.Entry(
            id=f"e{n}",
            kind=draw(st.sampled_from(["TRAINING", "CE", "WORK", "SUPERVISION"])),
            day=draw(DAYS),
            hours=draw(st.integers(1, 2000)) / 4,
            topics=frozenset(draw(st.sets(st.sampled_from(TOPICS), max_size=2))),
            tags=frozenset(draw(st.sets(st.sampled_from(TAGS), max_size=2))),
            given_as=draw(st.sampled_from(["PAID", "VOLUNTEER", "RELATED"])),
            certificate=draw(st.sampled_from(["", "A", "B"])),
        )
        for n in range(draw(st.integers(least, most)))
    ]


@st.composite
def cases(draw):
    credential = draw(st.sampled_from(sorted(PACKS.credentials)))
    stages = PACKS.credentials[credential][1].stages
    holds = draw(
        st.lists(
            st.builds(
                rules.Hold,
                credential=st.just(credential),
                stage=st.sampled_from(stages),
                since=DAYS,
                until=st.none() | st.dates(TODAY, dt.date(2028, 1, 1)),
                extensions=st.integers(0, 3),
            ),
            max_size=2,
        )
    )
    return rules.Case(
        as_of=TODAY,
        credential=credential,
        stage=draw(st.sampled_from(["", *stages])),
        born_on=draw(st.none() | st.dates(dt.date(1940, 1, 1), dt.date(2015, 1, 1))),
        dated=draw(
            st.dictionaries(st.sampled_from(["exam_passed", "recovery_since"]), st.tuples(DAYS))
        ),
        holds=tuple(holds),
        entries=tuple(draw(entries())),
    )


def hours_asked(case):
    found = rules.explain(case).requirements
    return {
        (e.row.when, e.row.key): e for e in found if e.row.kind in ("hours", "any_of", "cadence")
    }


@settings(max_examples=100, deadline=None)
@given(cases(), entries(least=1, most=4))
def test_more_hours_never_lose_a_requirement(case, more):
    more = [replace(entry, id=f"more{n}") for n, entry in enumerate(more)]
    before = hours_asked(case)
    after = hours_asked(replace(case, entries=(*case.entries, *more)))
    for key, each in before.items():
        if each.answer.status == MET:
            assert after[key].answer.status == MET
        if each.answer.have is not None:
            assert after[key].answer.have >= each.answer.have


@settings(max_examples=60, deadline=None)
@given(cases(), st.randoms())
def test_the_order_of_entries_never_matters(case, chance):
    shuffled = list(case.entries)
    chance.shuffle(shuffled)
    told = rules.explain(replace(case, entries=tuple(shuffled))).as_json()
    assert told == rules.explain(case).as_json()


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_entry_of_a_kind_is_counted_or_says_why_not(case):
    for each in rules.explain(case).as_json()["requirements"]:
        row = next(e.row for e in rules.explain(case).requirements if e.row.key == each["key"])
        if row.kind != "hours" or not (each["counted"] or each["not_counted"]):
            continue
        asked = {e.id for e in case.entries if e.kind in row.need["of"]}
        counted = {one["entry"] for one in each["counted"]}
        others = {one["entry"] for one in each["not_counted"]}
        assert counted | others == asked
        assert not counted & others
        assert each["have"] == round(sum(one["hours"] for one in each["counted"]), 2)
        assert all(one["why"] for one in each["not_counted"])
        assert each["says"] and each["what"]


@settings(max_examples=60, deadline=None)
@given(cases())
def test_sums_are_the_same_with_and_without_the_list(case):
    full, short = rules.explain(case), rules.explain(case, in_full=False)
    assert [e.answer.status for e in full.requirements] == [
        e.answer.status for e in short.requirements
    ]
    assert [e.answer.have for e in full.requirements] == [e.answer.have for e in short.requirements]


@settings(max_examples=60, deadline=None)
@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_a_row_is_never_used_outside_its_span(day, start, end):
    row = {"key": "x", "of": "c", "when": "GAIN", "source": "s", "need": {"fact": {"of": "x"}}}
    row |= {"effective_from": start} if start else {}
    row |= {"effective_to": end} if end else {}
    given = {
        "pack": "p",
        "name": "P",
        "sources": {"s": {"what": "t", "read_on": TODAY, "confidence": "official"}},
        "credentials": {"c": {"name": "C", "authority": "A", "stages": ["FULL"]}},
        "rows": [row],
    }
    if start and end and end < start:
        with pytest.raises(rules.PackFault):
            rules.load(given)
        return
    inside = (not start or start <= day) and (not end or day <= end)
    case = rules.Case(as_of=day, credential="c")
    assert len(rules.explain(case, Packs([rules.load(given)])).requirements) == inside


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"as_of": "yesterday"}, "as_of"),
        ({"credential": ""}, "credential"),
        ({"entries": [{"id": "a", "kind": "WORK", "day": "2026-01-01", "hours": -2}]}, "-2"),
        ({"entries": [{"id": "a", "kind": "WORK", "day": "2026-13-01", "hours": 2}]}, "2026-13-01"),
        (
            {"entries": [{"id": "a", "kind": "WORK", "day": "2026-06-02", "hours": 2}]},
            "after the day",
        ),
        (
            {"entries": [{"id": "a", "kind": "WORK", "day": "2026-05-02", "hours": 2}] * 2},
            "2 times",
        ),
        ({"entries": [{"id": "a", "kind": "LUCK", "day": "2026-05-02", "hours": 2}]}, "LUCK"),
        ({"surprise": 1}, "surprise"),
        ({"as_of": "9999-12-31"}, "9999"),
        ({"holds": [{"credential": "icrc-pr", "since": "0001-01-01"}]}, "0001"),
        (
            {"entries": [{"id": "a", "kind": "WORK", "day": "2026-05-02", "hours": float("nan")}]},
            "no number",
        ),
    ],
)
def test_what_cannot_be_is_said_with_its_place(changes, words):
    with pytest.raises(rules.CaseFault, match=words):
        rules.read_case({"as_of": "2026-06-01", "credential": "icrc-pr"} | changes)


def test_moving_to_another_state_is_the_same_hours_under_other_rules():
    case = rules.Case(
        as_of=TODAY,
        credential="us-pa-cps",
        entries=(rules.Entry("a", "TRAINING", TODAY, 60),),
    )
    here = rules.explain(case).as_json()["requirements"][0]
    there = rules.explain(replace(case, credential="us-oh-cps")).as_json()["requirements"][0]
    assert (here["key"], here["status"], here["missing"]) == ("training", "not_met", 15)
    assert there["ways"][0][0]["status"] == "met"
    assert there["ways"][0][1]["missing"] == 16


def test_born_on_the_29th_of_february_the_day_it_names_is_the_day_it_is_met():
    case = rules.Case(as_of=TODAY, credential="us-ca-mpss", born_on=dt.date(2008, 2, 29))
    young = replace(case, as_of=dt.date(2026, 2, 28))
    [age] = [e for e in rules.explain(young).requirements if e.row.key == "age"]
    assert (age.answer.status, age.answer.by) == ("not_met", dt.date(2026, 3, 1))
    [age] = [
        e
        for e in rules.explain(replace(case, as_of=age.answer.by)).requirements
        if e.row.key == "age"
    ]
    assert age.answer.status == "met"
