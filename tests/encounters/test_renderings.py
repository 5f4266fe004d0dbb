"""One note, read three ways, and nothing in it that nobody wrote."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.encounters.activities import activities
from beside.encounters.renderings import Told, all_three, dap, girp, plain

TOLD = Told(
    person="Marlowe",
    worker="Dev",
    role="peer worker",
    starts_at=dt.datetime(2026, 11, 21, 14, tzinfo=dt.UTC),
    minutes=50,
    mode="In person",
    place="Library, room 2",
    goal="I want to ride the bus again without my brother.",
    did=("LISTENED", "PRACTICED_A_SKILL"),
    words="I sat by the door and it was all right.",
    next="Ride one stop and come back",
    next_on=dt.date(2026, 11, 28),
    is_together=True,
    unit_minutes=15,
)
NOTHING = "Nothing written."


@pytest.fixture(autouse=True)
def in_that_year(time_machine):
    time_machine.move_to("2026-11-21T16:00:00Z", tick=False)


def read(parts):
    return [(part.label, [piece.text for piece in part.pieces]) for part in parts]


def test_plainly():
    assert read(plain(TOLD)) == [
        ("Marlowe’s goal", ["I want to ride the bus again without my brother."]),
        (
            "What we did",
            ["Dev listened. We practiced a skill. 21 November, 2 pm to 2:50 pm, Library, room 2."],
        ),
        ("In Marlowe’s words", ["I sat by the door and it was all right."]),
        ("What’s next", ["Ride one stop and come back, by 28 November."]),
        ("Signed", ["Written together by Marlowe and Dev, peer worker."]),
    ]


def test_as_girp():
    assert read(girp(TOLD)) == [
        ("Goal", ["I want to ride the bus again without my brother."]),
        ("Intervention", ["Active listening; skill practice. 50 minutes in person, 3 units."]),
        ("Response", ["I sat by the door and it was all right."]),
        ("Plan", ["Ride one stop and come back, by 28 November."]),
    ]


def test_as_dap_without_assessing_anybody():
    assert read(dap(TOLD)) == [
        (
            "Data",
            [
                "50 minutes in person, Library, room 2, 3 units. Active listening; skill practice.",
                "I sat by the door and it was all right.",
            ],
        ),
        (
            "What we noticed together",
            ["Time spent toward this goal:", "I want to ride the bus again without my brother."],
        ),
        ("Plan", ["Ride one stop and come back, by 28 November."]),
    ]


def test_what_the_person_said_is_marked_as_theirs():
    for layout in (plain, girp, dap):
        own = {p.text for part in layout(TOLD) for p in part.pieces if p.is_own}
        assert own == {TOLD.goal, TOLD.words}


EMPTY = Told("Marlowe", "Dev", "peer worker", TOLD.starts_at, 25, "By phone")


def test_only_that_they_met():
    assert read(plain(EMPTY)) == [
        ("We met", ["21 November, 2 pm to 2:25 pm, by phone."]),
        ("Signed", ["Written by Dev, peer worker."]),
    ]


def test_where_nothing_was_written_the_layouts_say_so():
    assert read(girp(EMPTY)) == [
        ("Goal", [NOTHING]),
        ("Intervention", ["25 minutes by phone."]),
        ("Response", [NOTHING]),
        ("Plan", [NOTHING]),
    ]
    assert [label for label, pieces in read(dap(EMPTY)) if pieces == [NOTHING]] == [
        "What we noticed together",
        "Plan",
    ]


@pytest.mark.parametrize(
    ("minutes", "units"), [(14, 0), (15, 1), (29, 1), (30, 2), (50, 3), (60, 4)]
)
def test_only_whole_units_count(minutes, units):
    told = Told("M", "D", "p", TOLD.starts_at, minutes, "In person", unit_minutes=15)
    assert told.units == units


def test_no_units_where_nobody_bills():
    assert "unit" not in str(girp(Told("M", "D", "p", TOLD.starts_at, 50, "In person")))


@pytest.mark.parametrize(
    ("next", "says"),
    [
        ("Rest.", "Rest, by 28 November."),
        ("Rest", "Rest, by 28 November."),
        ("", ""),
    ],
)
def test_a_sentence_does_not_end_twice(next, says):
    told = Told(
        "M", "D", "p", TOLD.starts_at, 50, "In person", next=next, next_on=dt.date(2026, 11, 28)
    )
    said = dict(read(plain(told))).get("What’s next", [""])[0]
    assert said == says


anything = st.text(max_size=60)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    goal=anything,
    words=anything,
    next=anything,
    did=st.lists(st.sampled_from([*activities(), "UNKNOWN"]), max_size=5, unique=True),
)
def test_nothing_is_added_and_nothing_is_lost(goal, words, next, did):
    told = Told(
        "Marlowe", "Dev", "peer worker", TOLD.starts_at, 50, "In person",
        goal=goal, words=words, next=next, did=tuple(did),
    )  # fmt: skip
    for _name, parts in all_three(told):
        said = "\n".join(piece.text for part in parts for piece in part.pieces)
        for typed in (goal, words, next):
            assert typed in said
        own = [p.text for part in parts for p in part.pieces if p.is_own]
        assert set(own) <= {goal, words}


def test_the_same_note_always_reads_the_same():
    assert all_three(TOLD) == all_three(TOLD)
