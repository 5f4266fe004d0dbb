"""What is written in a note and beside it."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.plans.models import Goal
from beside.ui.forms import KindForm

from ..activities import activities
from ..models import CalendarFeed

NO_GOAL = "none"


class SignNote(KindForm):
    """One note: which goal, what we did, their words, what is next."""

    goal = forms.ChoiceField(label=_("Which goal?"), required=False, widget=forms.RadioSelect)
    did = forms.MultipleChoiceField(
        label=_("What we did"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(label=_("In their words"), required=False)
    next = forms.CharField(label=_("What’s next"), required=False)
    next_on = forms.DateField(label=_("by"), required=False, widget=forms.DateInput)
    minutes = forms.IntegerField(label=_("Minutes together"), min_value=1, max_value=720)
    is_together = forms.BooleanField(label=_("We wrote this together"), required=False)
    opened_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        goals: list[Goal],
        name: str,
        first: Collection[str],
        **how: Any,
    ) -> None:
        super().__init__(data, **how)
        self.first = first
        self.goals = {str(goal.pk): goal for goal in goals}
        offered = [(key, goal.words) for key, goal in self.goals.items()]
        chips = [(code, gettext(each.label)) for code, each in activities().items()]
        self.fields["goal"].choices = [  # type: ignore[attr-defined]
            *offered,
            (NO_GOAL, gettext("Something else today")),
        ]
        self.fields["did"].choices = chips  # type: ignore[attr-defined]
        self.fields["words"].label = gettext("In %(name)s’s words") % {"name": name}

    def clean_goal(self) -> Goal | None:
        return self.goals.get(self.cleaned_data["goal"])

    def clean_opened_at(self) -> dt.datetime | None:
        """When the page was opened; nothing that makes no sense."""
        try:
            opened = dt.datetime.fromisoformat(self.cleaned_data["opened_at"])
        except ValueError:
            return None
        now = clock.now()
        return opened if opened.tzinfo and now - dt.timedelta(days=1) < opened <= now else None

    def goal_chips(self) -> list[Any]:
        """The goals, which are the person's own words."""
        return list(self["goal"].subwidgets)[:-1]

    def no_goal_chip(self) -> Any:
        """“Something else today”, which are ours."""
        return list(self["goal"].subwidgets)[-1]

    def chips(self) -> tuple[list[Any], list[Any]]:
        """The chips that show at once, and those behind “More”, each in their own order."""
        every = list(self["did"].subwidgets)
        first = [chip for chip in every if chip.data["value"] in self.first]
        return first, [chip for chip in every if chip not in first]

    def more_is_open(self) -> bool:
        """Is one of those behind “More” chosen already?"""
        return any(chip.data["selected"] for chip in self.chips()[1])


class AmendNote(SignNote):
    missing = {"why": _("Please say in a few words why you change it.")}
    why = forms.CharField(label=_("Why are you changing it?"), max_length=500)
    is_together = None  # type: ignore[assignment]
    opened_at = None  # type: ignore[assignment]


class OwnWords(KindForm):
    missing = {"words": _("Please write a few words first.")}
    words = forms.CharField(
        label=_("Your words"), widget=forms.Textarea(attrs={"class": "short", "rows": 3})
    )
    asks = forms.BooleanField(
        label=_("Please correct this"),
        help_text=_("Tick this when something in the note is not right."),
        required=False,
    )


class Answer(KindForm):
    missing = {"answer": _("Please write an answer. A sentence is enough.")}
    answer = forms.CharField(
        label=_("Your answer"), widget=forms.Textarea(attrs={"class": "short", "rows": 3})
    )


class WhichTitle(KindForm):
    title = forms.ChoiceField(
        label=_("What should every meeting be called there?"),
        choices=CalendarFeed.Title.choices,
        initial=CalendarFeed.Title.MEETING,
        widget=forms.RadioSelect,
    )
