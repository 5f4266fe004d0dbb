"""An organisation may change one colour, and only to one that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.ui.colour import DUSK, LIGHT, accent_css, accent_problem, contrast, dusk_of

OURS = "#1F5F5B"


def test_contrast_is_counted_as_the_guidelines_do():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast(OURS, "#FFFFFF") == pytest.approx(7.4, abs=0.1)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("colour", [OURS, "#2F5D8A", "#7A3E1D", "#4B2E83", "#006400", "#000000"])
def test_a_dark_colour_will_do(colour):
    assert accent_problem(colour) == ""


@pytest.mark.parametrize(
    ("colour", "because"),
    [
        ("red", "# and six signs"),
        ("#12345", "# and six signs"),
        ("#1F5F5B;}body{", "# and six signs"),
        ("#F2C14E", "hard to read"),
        ("#FFFFFF", "hard to read"),
        ("#A3243B", "emergencies"),
        ("#9E2840", "emergencies"),
        ("#6B3F69", "own words"),
    ],
)
def test_a_colour_that_will_not_do_is_refused_with_the_reason(colour, because):
    assert because in accent_problem(colour)
    with pytest.raises(ValueError, match=because):
        accent_css(colour)


@given(st.from_regex(r"#[0-9A-F]{6}", fullmatch=True))
def test_whatever_is_taken_can_be_read_by_day_and_at_dusk(colour):
    if not accent_problem(colour):
        assert min(contrast(colour, ground) for ground in LIGHT) >= 4.5
    assert min(contrast(dusk_of(colour), ground) for ground in DUSK) >= 4.5


def test_the_stylesheet_sets_both_lights():
    css = accent_css(OURS)
    assert f"--pine: {OURS}" in css
    assert css.count(f"--pine: {dusk_of(OURS)}") == 2
    assert css.count("{") == css.count("}")
