"""When a course takes place, and for how many."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.people.models import Programme
from beside.ui.forms import KindForm

MOST_TIMES, MOST_SEATS = 40, 200
FAR = dt.timedelta(days=3 * 365)


class DatesForm(KindForm):
    """One sitting, or several of the same length."""

    first_on = forms.DateField(label=_("First day"))
    from_at = forms.TimeField(label=_("From"), initial=dt.time(9))
    to_at = forms.TimeField(label=_("To"), initial=dt.time(16))
    times = forms.IntegerField(label=_("How many sittings"), initial=1)
    every = forms.ChoiceField(
        label=_("One after the other"),
        choices=[("1", _("Every day")), ("7", _("Every week"))],
        widget=forms.RadioSelect,
        initial="7",
    )
    place = forms.CharField(label=_("Where"), required=False, max_length=120)
    seats = forms.IntegerField(label=_("How many seats"), initial=12)
    programme = forms.ChoiceField(label=_("Who arranges it?"))
    missing: ClassVar = {"first_on": _("Please choose the first day.")}

    def __init__(self, *args: Any, programmes: Sequence[Programme], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.programmes = {str(each.pk): each for each in programmes}
        field = self.fields["programme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, each.name) for pk, each in self.programmes.items()]
        if len(programmes) == 1:
            field.initial, field.widget = programmes[0].pk, forms.HiddenInput()

    def clean_first_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["first_on"]
        if day < clock.today():
            raise forms.ValidationError(gettext("That day is over. Please choose one ahead."))
        if day > clock.today() + FAR:
            raise forms.ValidationError(gettext("Please look at the year again."))
        return day

    def clean_times(self) -> int:
        return self._between("times", MOST_TIMES)

    def clean_seats(self) -> int:
        return self._between("seats", MOST_SEATS)

    def _between(self, name: str, most: int) -> int:
        number: int = self.cleaned_data[name]
        if not 1 <= number <= most:
            words = gettext("Please write a number from 1 to %(most)s.")
            raise forms.ValidationError(words % {"most": most})
        return number

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends = given.get("from_at"), given.get("to_at")
        if begins and ends and ends <= begins:
            self.add_error("to_at", gettext("It ends after it begins. Please look again."))
        return given

    @property
    def chosen(self) -> Programme:
        return self.programmes[self.cleaned_data["programme"]]

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = self.cleaned_data
        days = [
            given["first_on"] + dt.timedelta(days=int(given["every"]) * number)
            for number in range(given["times"])
        ]
        return {
            "sessions": [(_at(day, given["from_at"]), _at(day, given["to_at"])) for day in days],
            "place": given["place"],
            "seats": given["seats"],
        }


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
