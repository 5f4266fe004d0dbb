"""A person on a page: a stone, a letter, a row, a card to choose by."""

import pytest

from beside.ui.components.people import SHAPES, initial, shape

from .page import draw


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Marlowe", "M"),
        ("  lee ", "L"),
        ("élan", "É"),
        ("e\u0301lan", "E\u0301"),
        ("مريم", "م"),
        ("👩🏽‍🦱 Jo", "👩🏽‍🦱"),
        ("ß", "ß"),
        ("", "·"),
    ],
)
def test_the_letter_is_the_first_as_a_reader_sees_it(name, letter):
    assert initial(name) == letter


def test_a_stone_keeps_its_shape():
    assert shape("a person's id") == shape("a person's id")
    assert {shape(number) for number in range(40)} == set(SHAPES)


def test_a_stone_says_nothing_to_a_screen_reader():
    assert 'aria-hidden="true"' in draw('{% stone "Rosa" 7 "l" %}')


def test_a_row_leads_somewhere_or_is_only_read():
    assert '<a class="person" href="/there/">' in draw('{% person "Lee" "Quiet." "/there/" %}')
    assert "<a " not in draw('{% person "Lee" "Quiet." %}')


def test_a_row_that_is_open_says_so():
    assert 'aria-current="true"' in draw('{% person "Lee" "" "/there/" selected=True %}')


def test_a_name_cannot_bring_its_own_markup():
    row = draw("{% person name %}{% who name %}", name="<script>alert(1)</script>")
    assert "<script>" not in row
    assert row.count("&lt;script&gt;") == 2


def test_a_card_says_what_fits_and_what_does_not():
    card = draw(
        '{% choice "Rosa" say=say fits=fits misses=misses when="Thursday" %}'
        "<b>Ask</b>{% endchoice %}",
        say="Tea <first>.",
        fits=["Speaks Spanish"],
        misses=["Two buses away"],
    )
    assert card.index("What fits") < card.index("Speaks Spanish")
    assert card.index("What does not") < card.index("Two buses away")
    assert "Tea &lt;first&gt;." in card
    assert "<b>Ask</b>" in card


def test_own_words_are_marked_as_own_and_keep_their_direction():
    assert (
        draw("{% words own %}", own="I <can>") == '<p class="words " dir="auto">I &lt;can&gt;</p>'
    )
    assert draw('{% words "Mine" "big" level=2 %}').startswith('<h2 class="words big"')
    assert draw('{% words "" %}') == ""
