"""The packs that come with beside: checked, sourced, and true to their own examples."""

import datetime as dt

import pytest

from beside.workforce import rules
from beside.workforce.rules.needs import KINDS, TOLD
from beside.workforce.rules.packs import FOLDER, Packs

pytestmark = pytest.mark.once

PACKS = rules.shipped()
EXAMPLES = [
    pytest.param(example, id=f"{pack.id}: {example['says']}")
    for pack in PACKS.by_id.values()
    for example in pack.examples
]
FIELD = {
    *(
        "icrc-pr",
        "naadac-ncprss",
        "mha-ncps",
        "us-ca-mpss",
        "us-tx-peer",
        "us-pa-cps",
        "us-nc-cpss",
    ),
    *("us-oh-cps", "us-ny-nycps", "us-ny-crpa", "us-ga-cps-mh", "us-va-cprs", "us-fl-crps"),
    *("us-mi-cpss", "us-az-prss", "us-ma-cps", "us-samhsa-model-2023"),
}


def small(**changes):
    row = {"key": "ce", "of": "here", "when": "GAIN", "source": "s", "need": {"fact": {"of": "x"}}}
    return {
        "pack": "place",
        "name": "Place",
        "sources": {
            "s": {"what": "text", "read_on": dt.date(2026, 1, 1), "confidence": "official"}
        },
        "credentials": {"here": {"name": "Here", "authority": "Board", "stages": ["FULL"]}},
        "rows": [row | changes],
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_pack_holds_to_its_own_examples(example):
    told = rules.explain(rules.read_case(example["case"])).as_json()
    found = {each["key"]: each["status"] for each in told["requirements"]}
    assert {key: found[key] for key in example["expect"]} == example["expect"]


def test_every_pack_shows_an_example_and_every_credential_of_the_field_is_there():
    assert set(PACKS.credentials) >= FIELD
    without = [p.id for p in PACKS.by_id.values() if p.credentials and not p.examples]
    assert without == []
    assert len(list(FOLDER.glob("*.yaml"))) == len(PACKS.by_id)


def test_every_row_can_be_asked_and_says_where_it_comes_from():
    for pack in PACKS.by_id.values():
        for row in pack.rows:
            assert row.kind in KINDS or row.kind in TOLD
            assert row.source.what and row.source.read_on <= dt.date(2026, 12, 31)


def test_what_was_only_recalled_is_off():
    recalled = [row for p in PACKS.by_id.values() for row in p.rows if not row.is_on]
    assert recalled, "one is kept, to be confirmed"
    for row in recalled:
        on = PACKS.rows(row.credential, "FULL", dt.date(2026, 6, 1))
        assert row.key not in [each.key for each in on]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"of": "nowhere"}, "no 'nowhere'"),
        ({"of": "here/GOLD"}, "no 'here/GOLD'"),
        ({"source": "nobody"}, "no source 'nobody'"),
        ({"need": {"hours": {"of": ["WORK"]}}}, "at_least"),
        ({"need": {"hours": {"of": ["WORK"], "at_least": -5}}}, "-5"),
        ({"need": {"luck": True}}, "luck"),
        (
            {"effective_from": dt.date(2026, 2, 1), "effective_to": dt.date(2026, 1, 1)},
            "ends before",
        ),
        ({"confidence": "sure"}, "sure"),
    ],
)
def test_a_pack_that_cannot_be_is_named(changes, words):
    with pytest.raises(rules.PackFault, match=words):
        rules.load(small(**changes))


def test_two_rows_never_hold_at_the_same_time():
    twice = small(effective_to=dt.date(2026, 6, 30))
    twice["rows"].append(twice["rows"][0] | {"effective_from": dt.date(2026, 6, 30)})
    del twice["rows"][1]["effective_to"]
    with pytest.raises(rules.PackFault, match="same time"):
        rules.load(twice)
    twice["rows"][1]["effective_from"] = dt.date(2026, 7, 1)
    pack = rules.load(twice)
    for day, which in ((dt.date(2026, 6, 30), 0), (dt.date(2026, 7, 1), 1)):
        assert Packs([pack]).rows("here", "FULL", day) == [pack.rows[which]]


def test_an_inner_pack_takes_the_place_of_an_outer_one_and_no_other():
    state = rules.load(small())
    ours = small(need={"fact": {"of": "y"}}) | {
        "pack": "ours",
        "within": "place",
        "credentials": {},
    }
    ours["rows"][0]["of"] = "*"
    packs = Packs([state, rules.load(ours)])
    day = dt.date(2026, 1, 1)
    [outer] = packs.rows("here", "FULL", day)
    [inner] = packs.rows("here", "FULL", day, also=["ours"])
    assert (outer.need["of"], inner.need["of"]) == ("x", "y")


def test_packs_within_nothing_or_themselves_are_named():
    with pytest.raises(rules.PackFault, match="no pack 'sea'"):
        Packs([rules.load(small() | {"within": "sea"})])
    with pytest.raises(rules.PackFault, match="within itself"):
        Packs([rules.load(small() | {"within": "place"})])
