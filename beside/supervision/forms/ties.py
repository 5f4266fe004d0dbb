"""“I know this person from elsewhere.”"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.people.models import Person
from beside.ui.forms import KindForm

from ..models import Tie

Agreed = Tie.Agreed
FAR = dt.timedelta(days=366 * 2)


class Agree(KindForm):
    """What the two agreed about it, and when they talk about it again."""

    agreed = forms.ChoiceField(
        label=_("What did you agree?"), choices=Agreed.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In a few words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1500,
    )
    review_on = forms.DateField(label=_("Talk about it again by"), required=False)
    missing: ClassVar = {"agreed": _("Please say what you agreed, if only to talk about it.")}

    def clean_review_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["review_on"]
        if day and not clock.today() <= day <= clock.today() + FAR:
            raise forms.ValidationError(gettext("Please choose a day within the next two years."))
        return day


class Say(Agree):
    """Who it is, and how they know each other."""

    person = forms.ChoiceField(label=_("Who is it?"), required=False)
    who = forms.CharField(
        label=_("Or in your own words"),
        help_text=_("For somebody who is not named above. A first name is enough."),
        required=False,
        max_length=120,
    )
    kind = forms.ChoiceField(
        label=_("How do they know each other?"), choices=Tie.Kind.choices, widget=forms.RadioSelect
    )
    missing: ClassVar = {**Agree.missing, "kind": _("Please choose what comes nearest.")}
    field_order = ("person", "who", "kind")

    def __init__(self, data: Any = None, *, people: Sequence[Person] = (), **how: Any) -> None:
        super().__init__(data, **how)
        self.people = {str(each.pk): each for each in people}
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        named = [(key, each.name) for key, each in self.people.items()]
        field.choices = [("", gettext("Nobody of these")), *named]
        agreed = self.fields["agreed"]
        assert isinstance(agreed, forms.ChoiceField)
        agreed.choices = [each for each in Agreed.choices if each[0] != Agreed.ENDED]
        if not named:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("person") and not given.get("who"):
            self.add_error("who", gettext("Please say who it is. A first name is enough."))
        if given.get("agreed") == Agreed.APART and not given.get("person"):
            words = gettext(
                "Only people named above can be kept apart here. "
                "For anybody else, please tell the coordinator the name."
            )
            self.add_error("agreed", words)
        return given

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        return {**given, "person": self.people.get(given.pop("person", ""))}
