"""What was done together, as chips, as sentences for two, and in trade words."""

import pytest

from beside.encounters import activities
from beside.encounters.wording import suggestions


def test_the_chips_a_note_needs_are_there_and_the_usual_ones_come_first():
    first, more = activities.chips()
    assert len(first) == activities.SHOWN_FIRST
    assert {"LISTENED", "SHARED_MY_STORY", "PLANNED", "JUST_SAT"} <= {each.code for each in first}
    assert more


def test_what_is_outside_the_role_is_never_offered_first_and_says_why():
    first, _ = activities.chips()
    assert all(each.in_role for each in first)
    outside = [each for each in activities.activities().values() if not each.in_role]
    assert outside
    assert all(each.because for each in outside)


def test_the_note_reads_as_prose_with_both_names():
    text = activities.sentences(["LISTENED", "PRACTICED_A_SKILL", "TOOK_A_STEP"], "Dev", "Marlowe")
    assert text == "Dev listened. We practiced a skill. Marlowe took a step."


def test_a_name_that_looks_like_a_placeholder_stays_a_name():
    assert activities.activity("ENCOURAGED").sentence("{person}", "Jo") == "{person} cheered Jo on."


def test_the_trade_words_for_the_payers_layouts():
    text = activities.in_trade_words(["LISTENED", "PRACTICED_A_SKILL"])
    assert text == "Active listening; skill practice."
    assert activities.in_trade_words([]) == ""


def test_work_outside_the_role_can_be_found_for_a_kind_conversation():
    found = activities.outside_the_role(["LISTENED", "HANDED_MEDICINE"])
    assert [each.code for each in found] == ["HANDED_MEDICINE"]


def test_our_own_sentences_need_no_gentle_suggestion():
    for words in activities.translatable():
        assert suggestions(words) == [], words


def test_an_unknown_chip_is_named():
    with pytest.raises(activities.ActivityError, match="'SANG'"):
        activities.sentences(["SANG"], "Dev", "Jo")


GOOD = {"code": "SANG", "label": "Sang", "said": "We sang.", "neutral": "singing"}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "no activities"),
        ([GOOD, GOOD], "twice"),
        ([GOOD | {"code": "sang"}], "well-formed"),
        ([GOOD | {"said": "We sang"}], "is a sentence"),
        ([GOOD | {"neutral": "singing."}], "is a sentence"),
        ([GOOD | {"in_role": False}], "say why"),
        ([GOOD | {"because": "no reason"}], "say why"),
        ([GOOD | {"said": "{nobody} sang."}], "only {worker}"),
        ([GOOD | {"volume": 11}], "needs code"),
        (["SANG"], "needs code"),
    ],
)
def test_a_faulty_file_says_where(rows, says):
    with pytest.raises(activities.ActivityError, match=says):
        activities.parse({"activities": rows})
