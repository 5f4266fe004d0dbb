"""A few screens in a row, each one short, with everything said so far kept between them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.datastructures import MultiValueDict

from beside.people.models import Programme
from beside.ui.forms import KindForm

from . import queries
from .drafts import Draft
from .forms.matters import Matters, WhatTheyWant
from .forms.person import SafeWay, Who, Whom
from .forms.referrer import BeforeAnything, Referrer

Said = dict[str, Any]
"""The forms of the screens before, by name, each of them whole."""
Makes = Callable[[Any, Said], KindForm]


class Screen(NamedTuple):
    """One screen: the end of its address, its template, and how its form is made."""

    name: str
    template: str
    form: Makes


class Walk(NamedTuple):
    """The screens in order. The last one, where answers are checked, comes after them."""

    kind: str
    screens: tuple[Screen, ...]

    @property
    def names(self) -> list[str]:
        return [*(screen.name for screen in self.screens), "check"]

    def screen(self, name: str) -> Screen:
        return self.screens[self.names.index(name)]

    def before(self, name: str) -> str:
        """The name of the screen before this one; nothing for the first."""
        at = self.names.index(name)
        return self.names[at - 1] if at else ""

    def after(self, name: str) -> str:
        return self.names[self.names.index(name) + 1]

    def said(self, draft: Draft, *, until: str = "check") -> Said:
        """The screens before `until` that are whole, up to the first that is not."""
        said: Said = {}
        for screen in self.screens[: self.names.index(until)]:
            form = self.held(draft, screen.name, said)
            if form is None or not form.is_valid():
                break
            said[screen.name] = form
        return said

    def held(self, draft: Draft, name: str, said: Said) -> KindForm | None:
        """The form as it was sent; None when that screen was never sent."""
        answers = draft.answers.get(name)
        return None if answers is None else self.screen(name).form(MultiValueDict(answers), said)


def kept(form: KindForm) -> dict[str, list[str]]:
    """What was typed into the fields of this form, and nothing else that was sent along."""
    sent: Any = form.data
    return {name: sent.getlist(name) for name in form.fields if name in sent}


def fitting(said: Said, screen: str) -> list[Programme]:
    return queries.programmes_for(said[screen].cleaned_data["age_band"])


def one_of(programmes: list[Programme], form: Any) -> Programme:
    """The one they chose, or the first of those that fit."""
    wanted = form.cleaned_data.get("programme")
    return next((one for one in programmes if str(one.pk) == wanted), programmes[0])


def _referrer(data: Any, said: Said) -> KindForm:
    return Referrer(
        data,
        by=said["before"].cleaned_data["by"],
        age_band=said["person"].cleaned_data["age_band"],
        address=said["person"].cleaned_data["address"],
    )


START = Walk(
    "start",
    (
        Screen("you", "referrals/start_you.html", lambda data, said: Who(data)),
        Screen("reach", "referrals/start_reach.html", lambda data, said: SafeWay(data)),
        Screen(
            "matters",
            "referrals/start_matters.html",
            lambda data, said: Matters(data, programmes=fitting(said, "you")),
        ),
    ),
)
REFER = Walk(
    "refer",
    (
        Screen("before", "referrals/refer_before.html", lambda data, said: BeforeAnything(data)),
        Screen("person", "referrals/refer_person.html", lambda data, said: Whom(data)),
        Screen(
            "wants",
            "referrals/refer_wants.html",
            lambda data, said: WhatTheyWant(data, programmes=fitting(said, "person")),
        ),
        Screen("yourself", "referrals/refer_yourself.html", _referrer),
    ),
)
