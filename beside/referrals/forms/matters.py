"""What matters in who walks with them: each thing optional, each nice or a must."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.people import vocabulary
from beside.people.models import Programme
from beside.ui.forms import KindForm, kindly

from ..models import Request, Wish
from ..wishes import WORDS_OF, Wanted

NO_MATTER = "NO_MATTER"
ASKS: dict[str, str | Promise] = {
    Wish.Kind.EXPERIENCE: _("Someone who has lived through"),
    Wish.Kind.LANGUAGE: _("Someone who speaks"),
    Wish.Kind.COMMUNITY: _("Someone who knows my world"),
    Wish.Kind.GENDER: _("Their gender"),
    Wish.Kind.AGE: _("About their age"),
    Wish.Kind.MODE: _("In a room, by phone or by video"),
    Wish.Kind.TIME: _("Times that work for me"),
}


THEMES: list[tuple[str | Promise, str]] = [
    (_("Feelings and the mind"), "HEARING_VOICES"),
    (_("Hospital, harm and loss"), "TIME_IN_HOSPITAL"),
    (_("Family and children"), "LOSING_A_CHILD"),
    (_("Drinking, drugs and gambling"), "DRINKING"),
    (_("Home, work and who I am"), "WITHOUT_A_HOME"),
]
"""Under which heading the experiences lie, and the first of each, in the vocabulary's order."""


@dataclass(frozen=True)
class Fold:
    """Chips that open together, and those of them that are chosen already."""

    label: str
    chips: list[BoundWidget]

    @property
    def chosen(self) -> list[str]:
        return [chip.choice_label for chip in self.chips if chip.data["selected"]]


@dataclass(frozen=True)
class Asked:
    """One kind of wish on the page: its chips, and how much it matters."""

    kind: str
    label: str
    codes: BoundField
    weight: BoundField
    folds: list[Fold]

    @property
    def chosen(self) -> list[str]:
        return [label for fold in self.folds for label in fold.chosen]


class Wishes(KindForm):
    """A set of chips and one weight for each kind of wish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in WORDS_OF:
            # Made here, not in the class, so that each is in the reader's language.
            self.fields[_codes(kind)] = forms.MultipleChoiceField(
                choices=_choices(kind),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                label=str(ASKS[kind]),
            )
            self.fields[_weight(kind)] = forms.ChoiceField(
                choices=_weights(),
                required=False,
                widget=forms.RadioSelect,
                label=gettext("How much does this matter?"),
            )

    def asked(self) -> Iterator[Asked]:
        """Kind by kind, as the page shows them; experiences by theme, for there are many."""
        for kind in WORDS_OF:
            codes, label = self[_codes(kind)], str(ASKS[kind])
            chips = list(codes.subwidgets)
            by_theme = kind == Wish.Kind.EXPERIENCE
            folds = list(_by_theme(chips)) if by_theme else [Fold(label, chips)]
            yield Asked(kind, label, codes, self[_weight(kind)], folds)

    @property
    def wishes(self) -> list[Wanted]:
        """What was chosen. Chosen without a weight would be nice; “does not matter” is no wish."""
        found: list[Wanted] = []
        for kind in WORDS_OF:
            weight = self.cleaned_data.get(_weight(kind)) or Wish.Weight.NICE
            if weight != NO_MATTER:
                codes = self.cleaned_data.get(_codes(kind), ())
                found += [(str(kind), code, str(weight)) for code in codes]
        return found


class Matters(Wishes):
    """The wishes, the programme where several fit, and the person's own words."""

    words = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        label=_("In your own words"),
    )

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = programmes
        if len(programmes) > 1:
            self.fields["programme"] = programme_field(programmes, first=programmes[0])


class MattersAgain(Matters):
    """The same for somebody we know: where they are already is chosen, and else they say where."""

    def __init__(
        self, *args: Any, programmes: list[Programme], usual: Programme | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, programmes=programmes, **kwargs)
        if len(programmes) > 1:
            self.fields["programme"] = programme_field(programmes, first=usual)


class WhatTheyWant(KindForm):
    """What the person who is referred wants, in their words; and how soon."""

    words = forms.CharField(
        max_length=2000, widget=forms.Textarea, label=_("What do they want, in their own words?")
    )
    urgency = forms.ChoiceField(
        choices=[
            (Request.Urgency.STEADY, _("In the usual order is fine")),
            (Request.Urgency.SOON, _("Soon: things are getting harder")),
            (Request.Urgency.SOONEST, _("As soon as anyone can")),
        ],
        initial=Request.Urgency.STEADY,
        widget=forms.RadioSelect,
        label=_("How soon?"),
    )

    missing: ClassVar = {
        "words": _("Please write a few words, as they would say it."),
    }

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = programmes
        if len(programmes) > 1:
            self.fields["programme"] = programme_field(programmes, first=programmes[0])


def programme_field(programmes: list[Programme], *, first: Programme | None) -> forms.Field:
    """Only asked where more than one fits; each explains itself in a line. Without a first one
    they have to say."""
    field = forms.ChoiceField(
        choices=[(str(one.pk), f"{one.name}. {one.get_setting_display()}.") for one in programmes],
        initial=str(first.pk) if first else None,
        required=first is None,
        widget=forms.RadioSelect,
        label=_("Which part of us?"),
    )
    kindly(field, missing=_("Please choose which part of us you would like to ask."))
    return field


def filled_in(wishes: list[Wanted]) -> dict[str, Any]:
    """What a form of wishes shows at first, for somebody who has wished before."""
    initial: dict[str, Any] = {}
    for kind, code, weight in wishes:
        initial.setdefault(_codes(kind), []).append(code)
        initial[_weight(kind)] = weight
    return initial


def _by_theme(chips: list[BoundWidget]) -> Iterator[Fold]:
    order = [chip.data["value"] for chip in chips]
    starts = [order.index(first) for _label, first in THEMES]
    for (label, _first), start, end in zip(THEMES, starts, [*starts[1:], len(order)], strict=True):
        yield Fold(str(label), chips[start:end])


def _codes(kind: str) -> str:
    return str(kind).lower()


def _weight(kind: str) -> str:
    return f"{str(kind).lower()}_weight"


def _choices(kind: str) -> list[tuple[str, str]]:
    terms = vocabulary.terms(WORDS_OF[Wish.Kind(kind)])
    return [(term.code, term.own_name or gettext(term.label)) for term in terms]


def _weights() -> list[tuple[str, str]]:
    return [(term.code, gettext(term.label)) for term in vocabulary.terms("weights")]
