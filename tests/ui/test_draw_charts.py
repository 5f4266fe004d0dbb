"""Charts: a sentence, a picture that survives any text, and a table with the same numbers."""

import re
from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside.ui import charts

from .page import draw

words = st.text(max_size=40)
faces = st.none() | st.integers(1, 5)
percents = st.floats(-50, 150)

bars = st.lists(st.builds(charts.Bar, words, faces, words, words, words), max_size=12)
weeks_together = st.lists(
    st.builds(
        charts.Week,
        words,
        st.sampled_from(["", "met", "missed", "next"]),
        st.integers(0, 40),
        faces,
        st.booleans(),
        st.booleans(),
    ),
    max_size=14,
)
spreads = st.lists(st.builds(charts.Spread, words, percents, percents, percents), max_size=6)
said = words.filter(bool)


def is_one_picture(chart):
    root = minidom.parseString(chart.svg.encode("utf-8")).documentElement
    return root.tagName == "svg" and root.getAttribute("role") == "img"


@settings(max_examples=60, deadline=None)
@given(bars, said, st.booleans())
def test_weeks_are_well_formed_for_any_text(some, says, rtl):
    assert is_one_picture(charts.weeks(some, says, rtl=rtl))


@settings(max_examples=60, deadline=None)
@given(weeks_together, said, st.booleans())
def test_a_ribbon_is_well_formed_for_any_text(some, says, rtl):
    assert is_one_picture(charts.ribbon(some, says, rtl=rtl))


@settings(max_examples=60, deadline=None)
@given(spreads, said, st.none() | percents, st.booleans())
def test_spreads_are_well_formed_for_any_text(some, says, usual, rtl):
    assert is_one_picture(charts.spreads(some, says, usual=usual, rtl=rtl))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.integers(0, 999), max_size=20), said, st.booleans())
def test_a_sparkline_is_well_formed_for_any_numbers(values, says, rtl):
    assert is_one_picture(charts.sparkline(values, says, rtl=rtl))


def some_weeks(*values):
    return [charts.Bar(str(n), value, "", f"Week {n}") for n, value in enumerate(values, 1)]


def test_a_gap_is_a_gap_in_picture_and_table():
    chart = charts.weeks(some_weeks(3, None, 2), "A gap.")
    assert chart.svg.count('class="gap"') == 1
    assert chart.svg.count('class="f"') == 2
    assert chart.rows[1] == ("Week 2", "No check-in")


def test_the_usual_is_the_person_s_own_and_needs_three_weeks():
    assert 'class="usual"' not in charts.weeks(some_weeks(3, 4), "Two.").svg
    usual = re.search(
        r'class="usual"[^>]*y1="([\d.]+)"', charts.weeks(some_weeks(1, 2, 5), "x").svg
    )
    assert usual and float(usual[1]) == 150 - 22 * 2


def test_taller_means_harder():
    heights = re.findall(
        r'class="bar1" d="M-12 0v-(\d+)', charts.weeks(some_weeks(1, 5, 2), "x").svg
    )
    assert heights == ["18", "106"]


def test_the_latest_is_in_the_light():
    assert charts.weeks(some_weeks(1, 5, 2), "x").svg.count('class="now"') == 1


def test_right_to_left_is_a_mirror():
    def places(rtl):
        svg = charts.weeks(some_weeks(1, 5, 2, 3), "x", rtl=rtl).svg
        return [float(x) for x in re.findall(r'<svg x="([\d.]+)%"', svg)]

    assert places(True) == [pytest.approx(100 - x) for x in places(False)]
    assert 'direction="rtl"' in charts.weeks(some_weeks(1), "x", rtl=True).svg


def test_a_ribbon_says_the_same_in_its_table():
    chart = charts.ribbon(
        [charts.Week("6 Sep", "met", 2, 4, plan=True), charts.Week("13 Sep", "missed", 1)],
        "One meeting, one missed.",
    )
    assert chart.rows[0] == ("6 Sep", "Met", "2 messages", 4, "Changed")
    assert chart.rows[1] == ("13 Sep", "Missed", "1 message", "–", "–")
    assert "Filled: met." in chart.key


def test_a_share_stays_inside_its_frame():
    chart = charts.spreads([charts.Spread("Aut", 50, -20, 130)], "Few people.")
    assert 'y1="8" y2="120"' in chart.svg
    assert chart.rows == [("Aut", "50 %", "-20–130")]


def test_no_chart_without_a_sentence():
    with pytest.raises(ValueError, match="sentence"):
        charts.weeks(some_weeks(1), "")


def test_a_chart_on_the_page_is_named_and_has_its_table():
    figure = draw(
        '{% chart it title="Eight weeks" %}', it=charts.weeks(some_weeks(1, 2), "Easier <now>.")
    )
    assert "<h3>Eight weeks</h3>" in figure
    assert "<p>Easier &lt;now&gt;.</p>" in figure
    assert 'aria-label="Easier &lt;now&gt;."' in figure
    assert figure.count("<tr>") == 3


def test_a_funnel_is_drawn_against_the_most():
    table = draw(
        '{% funnel steps caption="How many" %}', steps=[("Asked", 200, ""), ("Met", 50, "<why>")]
    )
    assert 'width="100.0%"' in table
    assert 'width="25.0%"' in table
    assert "&lt;why&gt;" in table
    assert 'width="0.0%"' in draw("{% funnel steps %}", steps=[("Asked", 0, "")])


def test_a_tile_that_needs_a_look_says_it_in_a_word():
    tile = draw('{% tile 74 "First contact" unit="%" note="158 of 214" look="Worth a look" %}')
    assert "Worth a look" in tile
    assert "74<small> %</small>" in tile
