"""Fields on the page: a label each, what to mend where it is, and choices that are real inputs."""

import re

from django import forms

from beside.ui.forms import KindForm

from .page import draw
from .test_fill_in_a_form import Asking, asked

WISH = [("0", "Doesn’t matter"), ("1", "Nice"), ("2", "Must")]


class Wishing(KindForm):
    language = forms.ChoiceField(label="Language", choices=[("so", "Somali")], required=False)
    wish = forms.ChoiceField(choices=[("", "–"), *WISH], widget=forms.RadioSelect, required=False)
    many = forms.MultipleChoiceField(
        label="Times", choices=WISH, widget=forms.CheckboxSelectMultiple, required=False
    )


def test_a_field_has_its_label_hint_reason_and_mark():
    field = draw('{% field form.story why="So we can listen." %}', form=Asking())
    assert '<label for="id_story">Story' in field
    assert "if you like" in field
    assert "Why we ask" in field
    assert "So we can listen." in field


def test_a_field_that_must_be_filled_is_not_called_free():
    assert "if you like" not in draw("{% field form.name %}", form=Asking())
    assert "if you like" not in draw("{% field form.story optional=False %}", form=Asking())


def test_what_to_mend_is_tied_to_the_field_and_listed_at_the_top():
    form = asked(name="", week="9")
    field = draw("{% field form.name %}", form=form)
    assert 'aria-describedby="id_name_wrong"' in field
    assert 'aria-invalid="true"' in field
    assert 'id="id_name_wrong"' in field
    top = draw("{% form_errors form %}", form=form)
    assert "There are 2 things to look at" in top
    assert 'href="#id_name"' in top
    assert 'href="#id_week_0"' in top
    assert 'id="id_week_0"' in draw("{% chips form.week %}", form=form)


def test_nothing_to_mend_says_nothing():
    assert draw("{% form_errors form %}", form=asked()) == ""


def test_own_words_are_typed_in_plum():
    assert 'class="own"' in draw("{% field form.story own=True %}", form=Asking())


def test_choices_are_real_inputs_under_the_drawing():
    form = Asking({"name": "Lee", "did": ["2"]})
    for source in ("{% chips form.did %}", "{% field form.did %}"):
        chips = draw(source, form=form)
        assert chips.count('type="checkbox" name="did"') == 2
        assert re.search(r'value="2"[^>]* checked', chips)
        assert "<fieldset" in chips and "<legend>" in chips


def test_a_typed_choice_cannot_bring_markup():
    class Sly(KindForm):
        one = forms.ChoiceField(choices=[('"><b>', "<b>")], widget=forms.RadioSelect)

    for source in ("{% chips form.one %}", "{% faces form.one %}", "{% preference form.one %}"):
        assert "<b>" not in draw(source, form=Sly())


def test_each_face_has_its_word():
    faces = draw("{% faces form.week %}", form=Asking())
    assert faces.count('type="radio" name="week"') == 2
    assert "Good</span>" in faces and "Hard</span>" in faces


def test_a_tick_is_one_large_target():
    for source in ("{% tick form.agreed %}", "{% field form.agreed %}"):
        assert '<label class="tick" for="id_agreed">' in draw(source, form=Asking())


def test_a_wish_is_one_row_of_three():
    row = draw("{% preference form.wish about=form.language %}", form=Wishing())
    assert row.count('type="radio" name="wish"') == 3
    assert '<select name="language"' in row
    assert "Doesn’t matter" in row


def test_a_wish_can_be_about_several_things():
    row = draw("{% preference form.wish about=form.many %}", form=Wishing())
    assert row.count('type="checkbox" name="many"') == 3


def test_a_draft_says_in_words_whether_it_is_kept():
    status = draw("{% draft_status %}")
    assert 'aria-live="polite"' in status
    assert 'data-later="Not saved yet. We will try again."' in status


def test_a_form_is_marked_so_that_it_is_done_once():
    one, other = draw("{% once %}"), draw("{% once %}")
    assert 'type="hidden" name="_once"' in one
    assert one != other
