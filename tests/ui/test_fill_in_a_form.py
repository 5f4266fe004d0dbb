"""Forms keep what was typed, tidy it quietly, and say kindly what to do."""

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from beside.ui.forms import LIMIT, KindForm, kindly, tidy

from .page import draw

FACES = [("1", "Good"), ("2", "Hard")]


class Asking(KindForm):
    missing = {"name": "Please write a short name so we know what to call you."}
    autocompletes = {"name": "nickname"}

    name = forms.CharField(label="Name", max_length=40)
    story = forms.CharField(label="Story", widget=forms.Textarea, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    day = forms.DateField(label="Day", required=False)
    at = forms.TimeField(label="At", required=False)
    did = forms.MultipleChoiceField(
        label="Did", choices=FACES, widget=forms.CheckboxSelectMultiple, required=False
    )
    week = forms.ChoiceField(label="Week", choices=FACES, widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(label="I agree", required=False)
    own = forms.CharField(label="Own", required=False, error_messages={"required": "Mine."})


def asked(**typed):
    form = Asking({"name": "Lee", **typed})
    form.is_valid()
    return form


def test_what_is_missing_is_asked_for_kindly():
    assert asked(name="").errors["name"] == [Asking.missing["name"]]


def test_an_author_s_own_words_stay():
    assert Asking().fields["own"].error_messages["required"] == "Mine."


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("day", "next week", "Try it like 2026-11-28."),
        ("at", "noonish", "Try it like 14:30."),
        ("email", "sam at home", "sam@example.org"),
        ("did", ["9"], "no longer there"),
        ("week", "9", "no longer there"),
        ("name", "Le\x00e", "cannot keep"),
    ],
)
def test_what_could_not_be_read_says_what_to_do(field, typed, says):
    [error] = asked(**{field: typed}).errors[field]
    assert says in error
    assert "valid" not in error.lower()


def test_too_many_words_are_kept_on_the_page():
    form = asked(story="s" * (LIMIT + 1))
    [error] = form.errors["story"]
    assert error == (
        "That is longer than we can keep (5,000 characters). "
        "Nothing is lost: shorten it and send again."
    )
    assert "s" * (LIMIT + 1) in draw("{% field form.story %}", form=form)


def test_five_megabytes_are_refused_and_not_cut():
    form = asked(story="x" * 5_000_000)
    assert "story" in form.errors
    assert len(form["story"].value()) == 5_000_000


def test_the_browser_never_cuts_words_off():
    assert "maxlength" not in draw("{% field form.name %}{% field form.story %}", form=Asking())


def test_a_limit_of_its_own_is_said_in_its_own_number():
    assert "(40 characters)" in asked(name="n" * 41).errors["name"][0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("café", "café"),
        ("cafe\u0301", "café"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x07b\x1bc\x7fd\x9be", "abcde"),
        ("tab\there", "tab\there"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("שלום 👩🏽‍🦱 مرحبا", "שלום 👩🏽‍🦱 مرحبا"),
        ("half \ud83d letter", "half  letter"),
    ],
)
def test_words_are_tidied_quietly(typed, kept):
    assert tidy(typed) == kept
    assert asked(story=typed).cleaned_data["story"] == kept.strip()


@given(st.text(max_size=300))
def test_whatever_is_typed_tidying_twice_changes_nothing(text):
    once = tidy(text)
    assert tidy(once) == once
    once.encode("utf-8")


def test_every_value_of_a_posted_form_is_tidied():
    form = Asking(QueryDict("name=Le%07e&did=1&did=2&story=a%0D%0Ab"))
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Lee"
    assert form.cleaned_data["did"] == ["1", "2"]
    assert form.cleaned_data["story"] == "a\nb"


@pytest.mark.parametrize("typed", [["a", "list"], {"a": 1}, 7, 1.5, True, None])
def test_the_wrong_kind_of_thing_is_no_accident(typed):
    asked(story=typed, day=typed, email=typed)


def test_the_browser_is_told_what_it_may_fill_in_and_which_way_words_run():
    page = draw(
        "{% field form.name %}{% field form.email %}{% field form.story %}"
        "{% field form.day %}{% field form.at %}",
        form=Asking(initial={"day": "2026-11-28"}),
    )
    assert 'autocomplete="nickname"' in page
    assert 'autocomplete="email"' in page
    assert page.count('dir="auto"') == 2
    assert 'type="date"' in page
    assert 'value="2026-11-28"' in page
    assert 'type="time"' in page


def test_a_field_a_form_adds_by_itself_can_be_kind_too():
    field = kindly(forms.CharField(max_length=3), missing="Please say who.")
    with pytest.raises(forms.ValidationError, match="Please say who"):
        field.clean("")
    with pytest.raises(forms.ValidationError, match="3 characters"):
        field.clean("four")
