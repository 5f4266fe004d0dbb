"""Forms that are kind: they keep what was typed, tidy it quietly, and say what to do."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LIMIT = 5000
"""The most characters one field keeps, unless it says otherwise."""


def _too_long(limit: int) -> str:
    """What to do about more words than fit."""
    return gettext(
        "That is longer than we can keep (%(limit)s characters). "
        "Nothing is lost: shorten it and send again."
    ) % {"limit": number_format(limit, force_grouping=True)}


too_long = lazy(_too_long, str)


Words = Any  # a text, now or once the language is known
KIND: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Please fill this in, so we can go on.")},
    forms.CharField: {
        "required": _("Please write something here. A few words are enough."),
        "null_characters_not_allowed": _(
            "There is a sign in this that we cannot keep. Please type it again."
        ),
    },
    forms.EmailField: {
        "required": _("Please write an e-mail address."),
        "invalid": _("We could not read that e-mail address. It looks like sam@example.org."),
    },
    forms.DateField: {
        "required": _("Please choose a day."),
        "invalid": _("We could not read that day. Try it like 2026-11-28."),
    },
    forms.TimeField: {
        "required": _("Please choose a time."),
        "invalid": _("We could not read that time. Try it like 14:30."),
    },
    forms.DateTimeField: {
        "required": _("Please choose a day and a time."),
        "invalid": _("We could not read that day and time. Try it like 2026-11-28 14:30."),
    },
    forms.IntegerField: {
        "required": _("Please write a number."),
        "invalid": _("Please write this as a whole number, like 12."),
    },
    forms.ChoiceField: {
        "required": _("Please choose one."),
        "invalid_choice": _("That choice is no longer there. Please choose again."),
    },
    forms.MultipleChoiceField: {
        "required": _("Please choose at least one."),
        "invalid_choice": _("One of those choices is no longer there. Please choose again."),
        "invalid_list": _("Please choose from the list."),
    },
    forms.BooleanField: {"required": _("Please tick this if you agree, so we can go on.")},
}
NATIVE = {
    "DATE_INPUT_FORMATS": ("date", "%Y-%m-%d"),
    "TIME_INPUT_FORMATS": ("time", "%H:%M"),
    "DATETIME_INPUT_FORMATS": ("datetime-local", "%Y-%m-%dT%H:%M"),
}
"""The browser's own pickers, and the one way of writing that they understand."""
LETTERS = (forms.TextInput, forms.Textarea)
COMPLETE: dict[type[forms.Widget], str] = {
    forms.EmailInput: "email",
    forms.URLInput: "url",
}

# Control signs, halves of letters, and the signs that turn the direction of what follows.
# New lines and tabs stay. NUL stays too, so that it is refused and not mistaken for typing.
UNWANTED = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent with this request, even when it is nothing at all; None for a page's first look."""
    return request.POST if request.method == "POST" else None


def tidy(text: str) -> str:
    """The same words, one way of writing them: NFC, plain line ends, no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNWANTED.sub("", text))


class KindForm(forms.Form):
    """The form every form here starts from.

    `missing` says, field by field, what to write when it is empty; `autocompletes` what a
    browser may fill in (everything else is off: these may be shared devices).
    """

    missing: ClassVar[Mapping[str, Words]] = {}
    autocompletes: ClassVar[Mapping[str, str]] = {}

    def __init__(self, data: Any = None, files: Any = None, **how: Any) -> None:
        super().__init__(_tidied(data), files, **how)
        for name, field in self.fields.items():
            if isinstance(self.data, dict) and not isinstance(self.data, MultiValueDict):
                _as_if_typed(self.data, self.add_prefix(name), field)
            kindly(field, self.missing.get(name), self.autocompletes.get(name))


def kindly(
    field: forms.Field, missing: Words | None = None, complete: str | None = None
) -> forms.Field:
    """The same field with kind words and a limit. For fields that a form adds by itself."""
    _speak_kindly(field, missing)
    _keep_within(field)
    _dress(field, complete)
    return field


def _tidied(data: Any) -> Any:
    if isinstance(data, QueryDict | MultiValueDict):
        clean: MultiValueDict = MultiValueDict()
        for key, values in data.lists():
            clean.setlist(key, [tidy(v) if isinstance(v, str) else v for v in values])
        return clean
    if isinstance(data, Mapping):
        return {key: tidy(v) if isinstance(v, str) else v for key, v in data.items()}
    return data


def _as_if_typed(data: dict, key: str, field: forms.Field) -> None:
    """What came as the wrong kind of thing becomes text, so that its field can say so kindly."""
    thing = data.get(key)
    many = isinstance(thing, list) and getattr(field.widget, "allow_multiple_selected", False)
    if many or isinstance(field, forms.BooleanField):
        return
    if isinstance(thing, bool | int | float | list | dict):
        data[key] = tidy(str(thing))


def _defaults(field: forms.Field) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


def _speak_kindly(field: forms.Field, missing: Words | None) -> None:
    """Our words where the author chose none of their own."""
    plain = _defaults(field)
    kind_words: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        kind_words |= KIND.get(kind, {})
    for code, words in kind_words.items():
        if field.error_messages.get(code) in (None, plain.get(code)):
            field.error_messages[code] = words
    if missing is not None:
        field.error_messages["required"] = missing


def _keep_within(field: forms.Field) -> None:
    """A limit for every text, told after sending and never cut off while typing."""
    if not isinstance(field, forms.CharField):
        return
    if field.max_length is None:
        field.max_length = LIMIT
        field.validators = [*field.validators, MaxLengthValidator(LIMIT)]
    field.error_messages.setdefault("max_length", too_long(field.max_length))
    field.widget.attrs.pop("maxlength", None)


def _dress(field: forms.Field, complete: str | None) -> None:
    """What the browser needs to know: direction of writing, kind of input, what it may fill in."""
    widget = field.widget
    if isinstance(widget, forms.widgets.DateTimeBaseInput):
        widget.input_type, widget.format = NATIVE[widget.format_key]
    elif isinstance(widget, LETTERS) and not isinstance(widget, forms.EmailInput):
        widget.attrs.setdefault("dir", "auto")
    if isinstance(widget, forms.widgets.Input | forms.Textarea) and not isinstance(
        widget, forms.CheckboxInput | forms.HiddenInput | forms.RadioSelect
    ):
        widget.attrs.setdefault("autocomplete", complete or COMPLETE.get(type(widget), "off"))
