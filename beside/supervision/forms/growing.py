"""What was seen of somebody's craft, and what shows it."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.components.times import say
from beside.ui.forms import KindForm

from .. import frameworks
from ..models import Observation, Supervision


class Seen(KindForm):
    """One part of the craft, where it stands, and what was seen, in words."""

    competency = forms.ChoiceField(label=_("Which part of the work?"))
    stands = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=Observation.Stands.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What was seen?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    held = forms.ChoiceField(label=_("When was it?"), required=False)
    missing: ClassVar = {
        "competency": _("Please choose one part of the work."),
        "stands": _("Please say where it stands."),
        "words": _("Please write what was seen. A few words are enough."),
    }

    def __init__(self, data: Any = None, *, times: Sequence[Supervision] = (), **how: Any) -> None:
        super().__init__(data, **how)
        self.times = {str(each.pk): each for each in times}
        _choose(self, "competency", [("", gettext("Choose one")), *frameworks.choices()])
        spoken = [(key, _when(each)) for key, each in self.times.items()]
        _choose(self, "held", [("", gettext("Not on one of these days")), *spoken])
        if not spoken:
            del self.fields["held"]

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        return {**given, "held": self.times.get(given.get("held", ""))}


class Answer(KindForm):
    words = forms.CharField(
        label=_("What do you say to it?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    missing: ClassVar = {"words": _("Please write a few words.")}


class Shown(KindForm):
    """One thing that shows a part of the craft. `there` is what stands in the portfolio already."""

    competency = forms.ChoiceField(label=_("Which part of the work does it show?"))
    what = forms.ChoiceField(label=_("What shows it?"), required=False)
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Write nothing by which anybody you walk with could be known."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    missing: ClassVar = {"competency": _("Please choose one part of the work.")}

    def __init__(
        self,
        data: Any = None,
        *,
        groups: Sequence[tuple[str, list[tuple[str, str, Any]]]] = (),
        there: Collection[tuple[str, str]] = (),
        **how: Any,
    ) -> None:
        super().__init__(data, **how)
        self.there = there
        self.things = {key: thing for _head, rows in groups for key, _words, thing in rows}
        _choose(self, "competency", [("", gettext("Choose one")), *frameworks.choices()])
        offered = [(head, [(key, words) for key, words, _thing in rows]) for head, rows in groups]
        _choose(self, "what", [("", gettext("Only my own words")), *offered])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("what") and not given.get("words") and "what" not in self.errors:
            self.add_error(
                "words", gettext("Please choose something that shows it, or write a few words.")
            )
        if (given.get("competency", ""), given.get("what", "")) in self.there:
            self.add_error("what", gettext("This is there already."))
        return given

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it: at most one thing that is pointed at."""
        given = dict(self.cleaned_data)
        key = given.pop("what")
        return {**given, key.partition(".")[0]: self.things[key]} if key else given


def _when(held: Supervision) -> str:
    return f"{held.get_kind_display()}, {say(held.held_at, 'date')}"


def _choose(form: forms.Form, name: str, choices: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
