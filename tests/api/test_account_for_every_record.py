"""Each record of a delivery is in a referral, refused, or set aside with a reason: exactly one."""

import json
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from beside.api.fhir import reading
from beside.referrals.incoming import Ignored, Reading, Refusal

from .letters import PEER_SUPPORT, TODAY

IDS = st.sampled_from(["a", "b", "c"])
KINDS = [
    "ServiceRequest",
    "Patient",
    "Task",
    "Consent",
    "Practitioner",
    "PractitionerRole",
    "Organization",
    "RelatedPerson",
    "Condition",
    "MessageHeader",
    "Provenance",
    "List",
    "Banana",
]
REFERENCES = st.one_of(
    st.builds(lambda kind, id_: {"reference": f"{kind}/{id_}"}, st.sampled_from(KINDS), IDS),
    st.builds(lambda id_: {"reference": f"urn:uuid:{id_}"}, IDS),
    st.sampled_from([{}, {"display": "someone"}, {"reference": "#a"}, "Patient/a", 7]),
)
PEOPLE = st.builds(lambda id_: {"reference": f"Patient/{id_}"}, IDS)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "status": st.sampled_from(["active", "completed", "draft", "requested", "cancelled", ""]),
    "intent": st.sampled_from(["order", "plan", "option"]),
    "code": st.sampled_from([PEER_SUPPORT, {"text": "Food pantry"}, [], None]),
    "subject": PEOPLE | REFERENCES,
    "patient": PEOPLE | REFERENCES,
    "for": PEOPLE,
    "focus": REFERENCES | st.lists(REFERENCES, max_size=2),
    "requester": REFERENCES,
    "target": st.lists(REFERENCES, max_size=2),
    "supportingInfo": st.lists(REFERENCES, max_size=3) | JUNK,
    "name": st.sampled_from([[{"given": ["Wren"]}], "Wren", [{"given": "Wren"}], []]),
    "birthDate": st.sampled_from(["2000-01-01", "2000", "soon", 2000]),
    "identifier": st.lists(
        st.sampled_from([{"system": "s", "value": "1"}, {"value": "2"}, {}, 3]), max_size=2
    ),
    "meta": st.sampled_from([{"lastUpdated": "2026-01-01T00:00:00Z"}, {}, "x"]),
    "contained": JUNK,
    "junk": JUNK,
}


def records(kinds: list[str] = KINDS) -> st.SearchStrategy[Any]:
    known = st.fixed_dictionaries(
        {"resourceType": st.sampled_from(kinds)}, optional={"id": IDS, **FIELDS}
    )
    usual = st.builds(
        lambda id_, who, code: {
            "resourceType": "ServiceRequest",
            "id": id_,
            "status": "active",
            "intent": "order",
            "code": code,
            "subject": who,
        },
        IDS,
        PEOPLE,
        st.sampled_from([PEER_SUPPORT, {"text": "Food"}]),
    )
    person = st.builds(lambda id_: {"resourceType": "Patient", "id": id_}, IDS)
    return known | usual | person


def envelopes(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    entry = st.fixed_dictionaries(
        {"resource": inside}, optional={"fullUrl": IDS.map(lambda id_: f"urn:uuid:{id_}")}
    )
    return st.builds(
        lambda kind, entries: {"resourceType": "Bundle", "type": kind, "entry": entries},
        st.sampled_from(["collection", "message", "searchset", "transaction"]),
        st.lists(entry | JUNK, max_size=6),
    )


ITEMS = st.recursive(records(), envelopes, max_leaves=12)


def places(value: Any, where: str) -> list[str]:
    """Where every record of a value lies, found in another way than the reader finds it."""
    if not isinstance(value, dict) or value.get("resourceType") != "Bundle":
        return [where]
    entries = value.get("entry", [])
    if not isinstance(entries, list):
        return [where]
    inside: list[str] = []
    for number, entry in enumerate(entries, start=1):
        here = f"{where}, entry {number}"
        has = isinstance(entry, dict) and "resource" in entry
        inside += places(entry["resource"], here) if has else [here]
    return [where, *inside]


def accounts(found: Reading) -> list[set[str]]:
    used = {original.where for referral in found.referrals for original in referral.original}
    return [used, {no.where for no in found.refused}, {aside.where for aside in found.ignored}]


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEMS, max_size=8))
def test_every_record_is_accounted_for_exactly_once(items):
    text = json.dumps(items)
    found = reading.read_text(text, today=TODAY, name="d")
    expected = Counter(p for n, item in enumerate(items, 1) for p in places(item, f"d, item {n}"))
    used, refused, ignored = accounts(found)
    counted = Counter([*used, *refused, *ignored])
    assert counted - Counter({"": 1}) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEMS, max_size=6))
def test_reading_twice_gives_the_same_and_every_reason_is_a_sentence(items):
    text = json.dumps(items)
    found = reading.read_text(text, today=TODAY)
    assert found == reading.read_text(text, today=TODAY)
    said: list[Refusal | Ignored] = [*found.refused, *found.ignored]
    for told in said:
        assert told.id
        assert told.why[0].isupper() or told.why.startswith("“")
        assert told.why.endswith(".")
        assert "Traceback" not in told.why
    assert len({referral.key for referral in found.referrals}) == len(found.referrals)


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEMS, max_size=6))
def test_a_referral_holds_no_record_of_anybody_else(items):
    found = reading.read_text(json.dumps(items), today=TODAY)
    for referral in found.referrals:
        kept = [json.loads(line) for line in referral.original_text.splitlines()]
        people = {body.get("id") for body in kept if body["resourceType"] == "Patient"}
        assert len(people) <= 1
        assert sum(body["resourceType"] == "ServiceRequest" for body in kept) <= 1


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_no_bytes_break_the_reader(data):
    found = reading.read_bytes(data, today=TODAY)
    assert found.referrals == ()
    assert found.refused


@settings(max_examples=60, deadline=None)
@given(JUNK.map(json.dumps), st.integers(0, 30))
def test_no_cut_json_breaks_the_reader(text, cut):
    assert reading.read_text(text[:cut], today=TODAY).referrals == ()
