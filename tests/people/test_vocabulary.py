"""The words people choose from: whole, plain, and stable enough to point at."""

from datetime import datetime

import pytest

from beside.people import vocabulary

# Names of diagnoses and labels: nobody has to be one to find themself here.
NEVER = ("disorder", "bipolar", "schizo", "psychosis", "borderline", "addict", "alcoholic", "abuse")


def test_there_are_enough_experiences_to_find_oneself_in():
    assert len(vocabulary.terms("experiences")) >= 30
    assert {"HEARING_VOICES", "LOSING_A_CHILD", "CHRONIC_PAIN"} <= set(
        vocabulary.codes("experiences")
    )


@pytest.mark.parametrize("kind", vocabulary.KINDS)
def test_every_kind_has_words(kind):
    assert vocabulary.terms(kind)
    assert vocabulary.choices(kind)[0] == (
        vocabulary.terms(kind)[0].code,
        vocabulary.terms(kind)[0].label,
    )


def test_no_diagnosis_and_no_label_is_asked_for():
    said = " ".join(vocabulary.translatable()).lower()
    assert [word for word in NEVER if word in said] == []


def test_hints_are_plain_sentences():
    for kind in vocabulary.KINDS:
        for term in vocabulary.terms(kind):
            assert term.hint == "" or term.hint.endswith("."), term
            assert len(term.hint.split()) <= 20, term


def test_every_experience_and_community_has_a_hint():
    for kind in ("experiences", "communities"):
        assert all(term.hint for term in vocabulary.terms(kind))


def test_languages_carry_the_name_their_speakers_give_them():
    names = {term.code: term.own_name for term in vocabulary.terms("languages")}
    assert names["ht"] == "Kreyòl ayisyen"
    assert all(names.values())
    rtl = {term.code for term in vocabulary.terms("languages") if term.direction == "rtl"}
    assert rtl == {"ar", "fa", "ps", "ur"}


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (12, None),
        (13, "AGE_13_17"),
        (17, "AGE_13_17"),
        (18, "AGE_18_25"),
        (60, "AGE_41_60"),
        (61, "AGE_61_UP"),
        (101, "AGE_61_UP"),
    ],
)
def test_the_age_band_of_a_number_of_years(years, band):
    assert vocabulary.age_band_of(years) == band


def test_age_bands_touch_and_do_not_overlap():
    bands = vocabulary.terms("age_bands")
    for earlier, later in zip(bands, bands[1:], strict=False):
        assert earlier.oldest is not None
        assert later.youngest == earlier.oldest + 1


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("2026-11-20T09:00", "WEEKDAY_MORNING"),
        ("2026-11-20T12:00", "WEEKDAY_AFTERNOON"),
        ("2026-11-20T18:30", "WEEKDAY_EVENING"),
        ("2026-11-21T10:00", "WEEKEND_MORNING"),
        ("2026-11-22T22:59", "WEEKEND_EVENING"),
        ("2026-11-22T03:00", None),
    ],
)
def test_the_time_of_the_week_of_a_moment(moment, code):
    assert vocabulary.time_of(datetime.fromisoformat(moment)) == code


def test_asking_for_a_word_that_is_not_there_says_which():
    with pytest.raises(vocabulary.VocabularyError, match="'NOT_A_WORD'"):
        vocabulary.term("experiences", "NOT_A_WORD")
    with pytest.raises(vocabulary.VocabularyError, match="'colours'"):
        vocabulary.terms("colours")


def _raw(**changes):
    raw = {kind: [{"code": "A_WORD", "label": "A word"}] for kind in vocabulary.KINDS}
    raw["languages"] = [{"code": "en", "label": "English"}]
    raw["times"] = [{"code": "A", "label": "a", "days": [0], "from": "06:00", "to": "12:00"}]
    return raw | changes


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"genders": []}, "empty"),
        ({"genders": [{"code": "A", "label": "a"}] * 2}, "twice"),
        ({"genders": [{"code": "lower", "label": "a"}]}, "well-formed"),
        ({"languages": [{"code": "EN", "label": "a"}]}, "well-formed"),
        ({"genders": [{"code": "A"}]}, "code and a label"),
        ({"genders": [{"code": "A", "label": "a", "colour": 1}]}, "unknown colour"),
        ({"genders": ["A"]}, "code and a label"),
        ({"surprise": []}, "exactly these kinds"),
    ],
)
def test_a_faulty_file_says_where(changes, says):
    with pytest.raises(vocabulary.VocabularyError, match=says):
        vocabulary.parse(_raw(**changes))
